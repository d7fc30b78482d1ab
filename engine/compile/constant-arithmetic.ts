/** What operators give for constants: Python's arithmetic, as far as the compiler folds it (Python/ast_opt.c). */
import type { Literal, OperatorName, UnaryOperatorName } from '../syntax/tree.js';
import type { Constant } from './code.js';

/** Limits on what is folded, so that code objects stay small. */
const MAX_INT_BITS = 128;
const MAX_COLLECTION_SIZE = 256n;
const MAX_STR_SIZE = 4096n;
const MAX_TOTAL_ITEMS = 1024;

/** The truth of a constant, `PyObject_IsTrue`. */
export function isTrue(constant: Constant): boolean {
  switch (constant.kind) {
    case 'none':
      return false;
    case 'bool':
      return constant.value;
    case 'int':
      return constant.value !== 0n;
    case 'float':
      return constant.value !== 0;
    case 'complex':
      return constant.real !== 0 || constant.imag !== 0;
    case 'str':
    case 'bytes':
      return constant.value.length > 0;
    case 'tuple':
    case 'frozenset':
      return constant.items.length > 0;
    case 'ellipsis':
    case 'code':
      return true;
  }
}

function int(value: bigint): Literal {
  return { kind: 'int', value };
}

function float(value: number): Literal {
  return { kind: 'float', value };
}

/** The integer that an int or bool is. */
function integerOf(literal: Literal): bigint | undefined {
  if (literal.kind === 'int') return literal.value;
  if (literal.kind === 'bool') return literal.value ? 1n : 0n;
  return undefined;
}

const MAX_FLOAT = 2n ** 1024n;

/** The float that a real number becomes in float arithmetic; undefined where Python raises OverflowError. */
function floatOf(literal: Literal): number | undefined {
  if (literal.kind === 'float') return literal.value;
  const integer = integerOf(literal);
  if (integer === undefined) return undefined;
  const value = Number(integer);
  return Number.isFinite(value) ? value : undefined;
}

/** The result of a unary operator, or undefined where Python would raise or the compiler does not fold. */
export function foldUnary(op: UnaryOperatorName, operand: Literal): Literal | undefined {
  if (op === 'Not') return { kind: 'bool', value: !isTrue(operand) };
  const integer = integerOf(operand);
  if (integer !== undefined) {
    if (op === 'Invert') return int(~integer);
    return int(op === 'USub' ? -integer : integer);
  }
  if (op === 'Invert') return undefined;
  if (operand.kind === 'float') return op === 'USub' ? float(-operand.value) : operand;
  if (operand.kind !== 'complex') return undefined;
  return op === 'USub' ? { kind: 'complex', real: -operand.real, imag: -operand.imag } : operand;
}

/** The result of a binary operator, or undefined where Python would raise or the compiler does not fold. */
export function foldBinary(op: OperatorName, left: Literal, right: Literal): Literal | undefined {
  const leftInteger = integerOf(left);
  const rightInteger = integerOf(right);
  if (leftInteger !== undefined && rightInteger !== undefined) {
    const bools = left.kind === 'bool' && right.kind === 'bool';
    return foldIntegers(op, leftInteger, rightInteger, bools);
  }
  if (op === 'Mult') {
    if (leftInteger !== undefined && isSequence(right)) return repeat(right, leftInteger);
    if (rightInteger !== undefined && isSequence(left)) return repeat(left, rightInteger);
  }
  if (op === 'Add' && isSequence(left) && isSequence(right)) return concatenate(left, right);
  if (left.kind === 'complex' || right.kind === 'complex') return foldComplex(op, left, right);
  const leftFloat = floatOf(left);
  const rightFloat = floatOf(right);
  if (leftFloat === undefined || rightFloat === undefined) return undefined;
  return foldFloats(op, leftFloat, rightFloat);
}

function bitLength(value: bigint): number {
  return (value < 0n ? -value : value).toString(2).length - (value === 0n ? 1 : 0);
}

function foldIntegers(op: OperatorName, left: bigint, right: bigint, bools: boolean): Literal | undefined {
  switch (op) {
    case 'Add':
      return int(left + right);
    case 'Sub':
      return int(left - right);
    case 'Mult':
      if (left !== 0n && right !== 0n && bitLength(left) + bitLength(right) > MAX_INT_BITS) return undefined;
      return int(left * right);
    case 'Div':
      return divide(left, right);
    case 'FloorDiv':
      return right === 0n ? undefined : int(floorDivide(left, right));
    case 'Mod':
      return right === 0n ? undefined : int(left - floorDivide(left, right) * right);
    case 'Pow':
      return power(left, right);
    case 'LShift':
      if (right < 0n) return undefined;
      if (left !== 0n && right !== 0n && right + BigInt(bitLength(left)) > BigInt(MAX_INT_BITS)) return undefined;
      return int(left === 0n ? 0n : left << right);
    case 'RShift':
      if (right < 0n) return undefined;
      return int(right > 0xffffn ? (left < 0n ? -1n : 0n) : left >> right);
    case 'BitOr':
      return bools ? { kind: 'bool', value: (left | right) !== 0n } : int(left | right);
    case 'BitXor':
      return bools ? { kind: 'bool', value: (left ^ right) !== 0n } : int(left ^ right);
    case 'BitAnd':
      return bools ? { kind: 'bool', value: (left & right) !== 0n } : int(left & right);
    case 'MatMult':
      return undefined;
  }
}

function floorDivide(left: bigint, right: bigint): bigint {
  const quotient = left / right;
  return left % right !== 0n && left < 0n !== right < 0n ? quotient - 1n : quotient;
}

/** True division, rounded once to the nearest float, ties to even. */
function divide(left: bigint, right: bigint): Literal | undefined {
  if (right === 0n) return undefined;
  const leftFloat = Number(left);
  const rightFloat = Number(right);
  if (BigInt.asIntN(54, left) === left && BigInt.asIntN(54, right) === right) return float(leftFloat / rightFloat);
  const negative = left < 0n !== right < 0n;
  const numerator = left < 0n ? -left : left;
  const denominator = right < 0n ? -right : right;
  const shift = 66 - (bitLength(numerator) - bitLength(denominator));
  const scaled = shift >= 0 ? numerator << BigInt(shift) : numerator;
  const divisor = shift >= 0 ? denominator : denominator << BigInt(-shift);
  // 66 bits or more of quotient: a sticky last bit keeps the one rounding of Number() right.
  const quotient = (scaled / divisor) | (scaled % divisor === 0n ? 0n : 1n);
  if (numerator / denominator >= MAX_FLOAT) return undefined;
  const value = Number(quotient) * 2 ** -shift;
  return Number.isFinite(value) ? float(negative ? -value : value) : undefined;
}

function power(left: bigint, right: bigint): Literal | undefined {
  if (right < 0n) return left === 0n ? undefined : foldFloats('Pow', Number(left), Number(right));
  if (left !== 0n && right > 0n && BigInt(bitLength(left)) * right > BigInt(MAX_INT_BITS)) return undefined;
  return int(left ** right);
}

function foldFloats(op: OperatorName, left: number, right: number): Literal | undefined {
  switch (op) {
    case 'Add':
      return float(left + right);
    case 'Sub':
      return float(left - right);
    case 'Mult':
      return float(left * right);
    case 'Div':
      return right === 0 ? undefined : float(left / right);
    case 'FloorDiv':
      return right === 0 ? undefined : float(floorQuotient(left, right));
    case 'Mod':
      return right === 0 ? undefined : float(modulo(left, right));
    case 'Pow':
      return floatPower(left, right);
    default:
      return undefined;
  }
}

/** The remainder with the sign of the divisor (`float_rem` in Objects/floatobject.c). */
function modulo(left: number, right: number): number {
  const remainder = left % right;
  if (remainder === 0) return right < 0 || Object.is(right, -0) ? -0 : 0;
  return right < 0 !== remainder < 0 ? remainder + right : remainder;
}

/** `_float_div_mod` in Objects/floatobject.c */
function floorQuotient(left: number, right: number): number {
  const remainder = left % right;
  let quotient = (left - remainder) / right;
  if (remainder !== 0 && right < 0 !== remainder < 0) quotient -= 1;
  if (quotient === 0) return Object.is(left / right, -0) || left / right < 0 ? -0 : 0;
  const floor = Math.floor(quotient);
  return quotient - floor > 0.5 ? floor + 1 : floor;
}

function floatPower(left: number, right: number): Literal | undefined {
  if (left === 1 || right === 0) return float(1);
  if (left === -1 && !Number.isFinite(right)) return float(Number.isNaN(right) ? Number.NaN : 1);
  if (left === 0 && right < 0) return undefined;
  // A complex result is left to run time.
  if (left < 0 && Number.isFinite(left) && Number.isFinite(right) && !Number.isInteger(right)) return undefined;
  const value = left ** right;
  return Number.isFinite(value) || !Number.isFinite(left) || !Number.isFinite(right) ? float(value) : undefined;
}

function foldComplex(op: OperatorName, left: Literal, right: Literal): Literal | undefined {
  const a = complexOf(left);
  const b = complexOf(right);
  if (a === undefined || b === undefined) return undefined;
  switch (op) {
    case 'Add':
      return { kind: 'complex', real: a.real + b.real, imag: a.imag + b.imag };
    case 'Sub':
      return { kind: 'complex', real: a.real - b.real, imag: a.imag - b.imag };
    case 'Mult':
      return { kind: 'complex', real: a.real * b.real - a.imag * b.imag, imag: a.real * b.imag + a.imag * b.real };
    case 'Div':
      return complexQuotient(a, b);
    default:
      return undefined;
  }
}

interface Complex {
  readonly real: number;
  readonly imag: number;
}

function complexOf(literal: Literal): Complex | undefined {
  if (literal.kind === 'complex') return literal;
  const real = floatOf(literal);
  return real === undefined ? undefined : { real, imag: 0 };
}

/** `_Py_c_quot` in Objects/complexobject.c */
function complexQuotient(a: Complex, b: Complex): Literal | undefined {
  if (Math.abs(b.real) >= Math.abs(b.imag)) {
    if (b.real === 0) return undefined;
    const ratio = b.imag / b.real;
    const divisor = b.real + b.imag * ratio;
    return { kind: 'complex', real: (a.real + a.imag * ratio) / divisor, imag: (a.imag - a.real * ratio) / divisor };
  }
  const ratio = b.real / b.imag;
  const divisor = b.real * ratio + b.imag;
  return { kind: 'complex', real: (a.real * ratio + a.imag) / divisor, imag: (a.imag * ratio - a.real) / divisor };
}

type Sequence = Extract<Literal, { kind: 'str' | 'bytes' | 'tuple' }>;

function isSequence(literal: Literal): literal is Sequence {
  return literal.kind === 'str' || literal.kind === 'bytes' || literal.kind === 'tuple';
}

/** A str's characters: its code points, a lone surrogate being one. */
export function characters(text: string): readonly string[] {
  return Array.from(text);
}

function concatenate(left: Sequence, right: Sequence): Literal | undefined {
  if (left.kind === 'str' && right.kind === 'str') return { kind: 'str', value: left.value + right.value };
  if (left.kind === 'bytes' && right.kind === 'bytes') {
    return { kind: 'bytes', value: Uint8Array.from([...left.value, ...right.value]) };
  }
  if (left.kind !== 'tuple' || right.kind !== 'tuple') return undefined;
  const same = right.items.length === 0 ? left : left.items.length === 0 ? right : null;
  if (same !== null) return { ...same, again: (same.again ?? 0) + 1 };
  return { kind: 'tuple', items: [...left.items, ...right.items] };
}

function repeat(sequence: Sequence, count: bigint): Literal | undefined {
  if (sequence.kind === 'tuple') {
    const size = BigInt(sequence.items.length);
    if (size > 0n) {
      if (count < 0n || count > MAX_COLLECTION_SIZE / size) return undefined;
      if (count > 0n && !isWithin(sequence, MAX_TOTAL_ITEMS / Number(count))) return undefined;
    }
    const copies = size === 0n ? 0 : Number(count);
    return { kind: 'tuple', items: Array.from({ length: copies }, () => sequence.items).flat() };
  }
  const size = BigInt(sequence.kind === 'str' ? characters(sequence.value).length : sequence.value.length);
  if (size > 0n && (count < 0n || count > MAX_STR_SIZE / size)) return undefined;
  const copies = size === 0n ? 0 : Number(count);
  if (sequence.kind === 'str') return { kind: 'str', value: sequence.value.repeat(copies) };
  return { kind: 'bytes', value: Uint8Array.from(Array.from({ length: copies }, () => [...sequence.value]).flat()) };
}

/** The tuple holds no more than `limit` items, those of its tuples included (`check_complexity`). */
function isWithin(tuple: Literal, limit: number): boolean {
  return itemsLeft(tuple, Math.floor(limit)) >= 0;
}

function itemsLeft(literal: Literal, limit: number): number {
  if (literal.kind !== 'tuple') return limit;
  let left = limit - literal.items.length;
  for (const item of literal.items) {
    if (left < 0) break;
    left = itemsLeft(item, left);
  }
  return left;
}

/** `sequence[index]` of constants, or undefined where Python would raise. */
export function foldSubscript(sequence: Literal, index: Literal): Literal | undefined {
  const position = integerOf(index);
  if (position === undefined || !isSequence(sequence)) return undefined;
  const values =
    sequence.kind === 'str' ? characters(sequence.value) : sequence.kind === 'bytes' ? sequence.value : sequence.items;
  const at = Number(position < 0n ? position + BigInt(values.length) : position);
  if (at < 0 || at >= values.length) return undefined;
  const value = values[at];
  if (typeof value === 'string') return { kind: 'str', value };
  return typeof value === 'number' ? int(BigInt(value)) : value;
}

/** The constants without those equal to an earlier one (`1 == 1.0 == True`), as a frozenset of them would be. */
export function distinct(items: readonly Literal[]): Literal[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    const key = equalityKey(item);
    return !seen.has(key) && seen.add(key);
  });
}

/** Equal for constants that compare equal. */
export function equalityKey(literal: Literal): string {
  switch (literal.kind) {
    case 'none':
    case 'ellipsis':
      return literal.kind;
    case 'bool':
      return literal.value ? 'n1' : 'n0';
    case 'int':
      return `n${String(literal.value)}`;
    case 'float':
      return Number.isInteger(literal.value) ? `n${String(BigInt(literal.value))}` : `f${String(literal.value)}`;
    case 'complex':
      return literal.imag === 0 ? equalityKey(float(literal.real)) : `c${String(literal.real)},${String(literal.imag)}`;
    case 'str':
      return `s${literal.value}`;
    case 'bytes':
      return `b${literal.value.join()}`;
    case 'tuple':
    case 'frozenset': {
      const keys = literal.items.map(equalityKey);
      if (literal.kind === 'frozenset') keys.sort();
      return `${literal.kind}${keys.map((key) => `${String(key.length)}:${key}`).join('')}`;
    }
  }
}
