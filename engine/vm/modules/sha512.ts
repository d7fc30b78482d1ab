import { isqrtOf } from './math-integers.js';

/** SHA-512 (FIPS 180-4), of which `random.seed` makes a number from a text. */
const MASK = (1n << 64n) - 1n;

function primes(count: number): bigint[] {
  const found: bigint[] = [];
  for (let number = 2n; found.length < count; number++) {
    if (found.every((prime) => number % prime !== 0n)) found.push(number);
  }
  return found;
}

/** The cube root rounded down. */
function icbrt(value: bigint): bigint {
  let low = 0n;
  let high = 1n << 80n;
  while (low < high) {
    const middle = (low + high + 1n) >> 1n;
    if (middle * middle * middle <= value) low = middle;
    else high = middle - 1n;
  }
  return low;
}

let constants: { readonly start: readonly bigint[]; readonly rounds: readonly bigint[] } | null = null;

/** The first 64 bits of the fractions of roots of primes. */
function tables(): { readonly start: readonly bigint[]; readonly rounds: readonly bigint[] } {
  constants ??= {
    start: primes(8).map((prime) => isqrtOf(prime << 128n) & MASK),
    rounds: primes(80).map((prime) => icbrt(prime << 192n) & MASK),
  };
  return constants;
}

function turn(value: bigint, by: bigint): bigint {
  return ((value >> by) | (value << (64n - by))) & MASK;
}

export function sha512(message: Uint8Array): Uint8Array {
  const { start, rounds } = tables();
  const length = Math.ceil((message.length + 17) / 128) * 128;
  const padded = new Uint8Array(length);
  padded.set(message);
  padded[message.length] = 0x80;
  const bits = message.length * 8;
  for (let place = 0; place < 6; place++) padded[length - 1 - place] = Math.floor(bits / 256 ** place) & 255;
  const state = [...start];
  for (let block = 0; block < length; block += 128) {
    const words: bigint[] = [];
    for (let word = 0; word < 16; word++) {
      let value = 0n;
      for (let byte = 0; byte < 8; byte++) value = (value << 8n) | BigInt(padded[block + word * 8 + byte]!);
      words.push(value);
    }
    for (let word = 16; word < 80; word++) {
      const a = words[word - 15]!;
      const b = words[word - 2]!;
      const first = turn(a, 1n) ^ turn(a, 8n) ^ (a >> 7n);
      const second = turn(b, 19n) ^ turn(b, 61n) ^ (b >> 6n);
      words.push((words[word - 16]! + first + words[word - 7]! + second) & MASK);
    }
    let [a, b, c, d, e, f, g, h] = state as [bigint, bigint, bigint, bigint, bigint, bigint, bigint, bigint];
    for (let round = 0; round < 80; round++) {
      const upper = turn(e, 14n) ^ turn(e, 18n) ^ turn(e, 41n);
      const first = (h + upper + ((e & f) ^ (~e & MASK & g)) + rounds[round]! + words[round]!) & MASK;
      const lower = turn(a, 28n) ^ turn(a, 34n) ^ turn(a, 39n);
      const second = (lower + ((a & b) ^ (a & c) ^ (b & c))) & MASK;
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) & MASK, c, b, a, (first + second) & MASK];
    }
    [a, b, c, d, e, f, g, h].forEach((value, place) => (state[place] = (state[place]! + value) & MASK));
  }
  return Uint8Array.from(
    state.flatMap((word) => Array.from({ length: 8 }, (_, byte) => Number((word >> BigInt(56 - byte * 8)) & 255n))),
  );
}
