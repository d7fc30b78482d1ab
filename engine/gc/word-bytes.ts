/** A number of 32 bits as a note's four bytes, the lowest first. */
export function wordBytes(value: number): Uint8Array {
  return Uint8Array.of(value & 255, (value >> 8) & 255, (value >> 16) & 255, value >>> 24);
}
