/** Base64 (RFC 4648, with padding) in lines, for bytes inside a text file. */

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const VALUES = new Int8Array(128).fill(-1);
for (let i = 0; i < ALPHABET.length; i++) VALUES[ALPHABET.charCodeAt(i)] = i;

export const LINE_WIDTH = 120;
const LINE_BYTES = (LINE_WIDTH / 4) * 3;

/** The bytes in lines of 120 characters; the last may be shorter, and no bytes are no lines. */
export function toBase64Lines(bytes: Uint8Array): string[] {
  const lines: string[] = [];
  for (let start = 0; start < bytes.length; start += LINE_BYTES) {
    const end = Math.min(start + LINE_BYTES, bytes.length);
    let line = '';
    for (let i = start; i < end; i += 3) {
      const left = end - i;
      const group = (bytes[i]! << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
      line += ALPHABET[group >> 18]! + ALPHABET[(group >> 12) & 63]!;
      line += left > 1 ? ALPHABET[(group >> 6) & 63]! : '=';
      line += left > 2 ? ALPHABET[group & 63]! : '=';
    }
    lines.push(line);
  }
  return lines;
}

/** The bytes again, or null where a line is not base64 or has another length than `toBase64Lines` gives it. */
export function fromBase64Lines(lines: readonly string[]): Uint8Array | null {
  const bytes = new Uint8Array(lines.length * LINE_BYTES);
  let at = 0;
  for (const [index, line] of lines.entries()) {
    const last = index === lines.length - 1;
    if (line.length === 0 || line.length % 4 !== 0 || (last ? line.length > LINE_WIDTH : line.length !== LINE_WIDTH))
      return null;
    const padding = last ? (line.endsWith('==') ? 2 : line.endsWith('=') ? 1 : 0) : 0;
    const digits = line.length - padding;
    let group = 0;
    for (let i = 0; i < digits; i++) {
      const value = VALUES[line.charCodeAt(i)] ?? -1;
      if (value < 0) return null;
      group = (group << 6) | value;
      if (i % 4 === 3) {
        bytes[at++] = group >> 16;
        bytes[at++] = group >> 8;
        bytes[at++] = group;
        group = 0;
      }
    }
    if (padding === 1) {
      bytes[at++] = group >> 10;
      bytes[at++] = group >> 2;
    } else if (padding === 2) bytes[at++] = group >> 4;
  }
  return bytes.slice(0, at);
}
