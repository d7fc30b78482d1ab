import { bitLength } from '../object/int-room.js';

/** The double nearest to a / b, halves to even; infinite where there is none. `b` is not 0. */
export function quotientOf(a: bigint, b: bigint): number {
  if (a === 0n) return b < 0n ? -0 : 0;
  const negative = a < 0n !== b < 0n;
  const x = a < 0n ? -a : a;
  const y = b < 0n ? -b : b;
  // The last bit that the result can have: 2**-1074 or, of a normal number, 53 bits below the first.
  const last = Math.max(bitLength(x) - bitLength(y) - 54, -1074);
  if (last > 1024) return negative ? -Infinity : Infinity;
  const above = last < 0 ? x << BigInt(-last) : x;
  const below = last > 0 ? y << BigInt(last) : y;
  let size = above / below;
  const rest = above % below;
  // One or two bits too many are rounded away with the rest, unless they are the last there are.
  const extra = last > -1074 ? bitLength(size) - 53 : Math.max(0, bitLength(size) - 53);
  if (extra > 0) {
    const unit = 1n << BigInt(extra);
    const low = size & (unit - 1n);
    const half = unit >> 1n;
    size >>= BigInt(extra);
    if (low > half || (low === half && (rest !== 0n || size % 2n === 1n))) size += 1n;
    return (negative ? -1 : 1) * Number(size) * 2 ** (last + extra);
  }
  const twice = rest * 2n;
  if (twice > below || (twice === below && size % 2n === 1n)) size += 1n;
  return (negative ? -1 : 1) * Number(size) * 2 ** last;
}
