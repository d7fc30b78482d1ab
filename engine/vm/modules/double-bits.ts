/** Doubles as their 64 bits. */
const double = new Float64Array(1);
const bits = new BigInt64Array(double.buffer);

/** `frexp`: a mantissa from 0.5 to 1 and an exponent of two. */
export function splitDouble(x: number): { readonly mantissa: number; readonly exponent: number } {
  if (x === 0 || !Number.isFinite(x)) return { mantissa: x, exponent: 0 };
  let exponent = 0;
  let value = x;
  if (Math.abs(value) < 2 ** -1022) {
    value *= 2 ** 54;
    exponent = -54;
  }
  double[0] = value;
  const raw = Number((bits[0]! >> 52n) & 0x7ffn);
  bits[0] = (bits[0]! & ~(0x7ffn << 52n)) | (1022n << 52n);
  return { mantissa: double[0], exponent: exponent + raw - 1022 };
}

/** `nextafter`, `steps` times. */
export function nextAfter(x: number, y: number, steps: bigint): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return NaN;
  if (steps === 0n) return x;
  if (x === y) return y;
  const from = place(x);
  const to = place(y);
  const distance = to > from ? to - from : from - to;
  if (distance <= steps) return y;
  return atPlace(to > from ? from + steps : from - steps, y < x);
}

/** The number of a double in the order of all of them; 0 for both zeros. */
function place(x: number): bigint {
  double[0] = Math.abs(x);
  return x < 0 ? -bits[0]! : bits[0]!;
}

function atPlace(number: bigint, downwards: boolean): number {
  bits[0] = number < 0n ? -number : number;
  const size = double[0]!;
  return number < 0n || (number === 0n && !downwards) ? -size : size;
}

/** `math.ulp`. */
export function unitInLastPlace(x: number): number {
  if (Number.isNaN(x)) return x;
  const size = Math.abs(x);
  if (size === Infinity) return size;
  const next = nextAfter(size, Infinity, 1n);
  return next === Infinity ? size - nextAfter(size, 0, 1n) : next - size;
}
