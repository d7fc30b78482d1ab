/**
 * SipHash-1-3 (Python/pyhash.c) with the key of all zeros, which CPython uses under PYTHONHASHSEED=0: the one seed that
 * every machine here has. 64-bit words as pairs of 32.
 */
export interface Hash64 {
  hashLow: number;
  hashHigh: number;
}

const state = new Int32Array(8);

function add(to: number, from: number): void {
  const low = (state[to]! >>> 0) + (state[from]! >>> 0);
  state[to + 1] = state[to + 1]! + state[from + 1]! + (low > 0xffffffff ? 1 : 0);
  state[to] = low;
}

/** `v[to] = rotl(v[to], bits) ^ v[by]`, `bits` below 32. */
function rotateXor(to: number, bits: number, by: number): void {
  const low = state[to]!;
  const high = state[to + 1]!;
  state[to] = ((low << bits) | (high >>> (32 - bits))) ^ state[by]!;
  state[to + 1] = ((high << bits) | (low >>> (32 - bits))) ^ state[by + 1]!;
}

function rotateHalf(to: number): void {
  const low = state[to]!;
  state[to] = state[to + 1]!;
  state[to + 1] = low;
}

/** v0 at 0, v1 at 2, v2 at 4, v3 at 6. */
function round(): void {
  add(0, 2);
  rotateXor(2, 13, 0);
  rotateHalf(0);
  add(4, 6);
  rotateXor(6, 16, 4);
  add(0, 6);
  rotateXor(6, 21, 0);
  add(4, 2);
  rotateXor(2, 17, 4);
  rotateHalf(4);
}

/** Hashes `length` bytes from `at`; the empty string has the hash 0, and -1 becomes -2. */
export function hashBytes(bytes: Uint8Array, at: number, length: number, out: Hash64): void {
  if (length === 0) {
    out.hashLow = 0;
    out.hashHigh = 0;
    return;
  }
  // "somepseudorandomlygeneratedbytes", as SipHash starts
  state[1] = 0x736f6d65;
  state[0] = 0x70736575;
  state[3] = 0x646f7261;
  state[2] = 0x6e646f6d;
  state[5] = 0x6c796765;
  state[4] = 0x6e657261;
  state[7] = 0x74656462;
  state[6] = 0x79746573;
  const whole = at + (length & ~7);
  for (let from = at; from < whole; from += 8) absorb(word(bytes, from, 4), word(bytes, from + 4, 4));
  const rest = length & 7;
  absorb(word(bytes, whole, Math.min(rest, 4)), word(bytes, whole + 4, Math.max(rest - 4, 0)) | (length << 24));
  state[4] ^= 0xff;
  round();
  round();
  round();
  out.hashLow = state[0] ^ state[2] ^ state[4] ^ state[6];
  out.hashHigh = state[1] ^ state[3] ^ state[5] ^ state[7];
  if (out.hashLow === -1 && out.hashHigh === -1) out.hashLow = -2;
}

function word(bytes: Uint8Array, at: number, length: number): number {
  let value = 0;
  for (let index = 0; index < length; index++) value |= bytes[at + index]! << (index * 8);
  return value;
}

function absorb(low: number, high: number): void {
  state[6]! ^= low;
  state[7]! ^= high;
  round();
  state[0]! ^= low;
  state[1]! ^= high;
}
