/**
 * The constants of one compilation: equal ones are one object (`merge_consts_recursive` in Python/compile.c). Constants are
 * equal when type and value are, so that 0, 0.0, -0.0 and False stay apart (`_PyCode_ConstantKey` in
 * Objects/codeobject.c).
 */
import type { Literal } from '../syntax/tree.js';
import type { Code, Constant } from './code.js';

export const NONE: Constant = { kind: 'none' };
const ELLIPSIS: Constant = { kind: 'ellipsis' };

const floatView = new DataView(new ArrayBuffer(8));

function floatKey(value: number): string {
  floatView.setFloat64(0, value);
  return floatView.getBigUint64(0).toString(36);
}

/** What two constants share that are equal, once what is in them is merged; undefined for NaN, which equals nothing. */
type KeyOf = (constant: Constant) => string | undefined;

export class ConstantPool {
  readonly #byKey = new Map<string, Constant>();
  readonly #numbers = new Map<Constant, number>();

  /** The one object for this constant and, inside it, for its items. */
  merge(constant: Constant): Constant {
    if (constant.kind === 'none') return NONE;
    if (constant.kind === 'ellipsis') return ELLIPSIS;
    if (this.#numbers.has(constant)) return constant;
    const whole =
      constant.kind === 'tuple' || constant.kind === 'frozenset'
        ? { ...constant, items: constant.items.map((item) => this.merge(item) as Literal) }
        : constant;
    const key = this.#keyOf(whole);
    const known = key === undefined ? undefined : this.#byKey.get(key);
    if (known !== undefined) return known;
    if (key !== undefined) this.#byKey.set(key, whole);
    this.#numbers.set(whole, this.#numbers.size);
    return whole;
  }

  readonly #keyOf: KeyOf = (constant) => {
    switch (constant.kind) {
      case 'none':
      case 'ellipsis':
        return constant.kind;
      case 'bool':
        return constant.value ? 'T' : 'F';
      case 'int':
        return `i${String(constant.value)}`;
      case 'float':
        return Number.isNaN(constant.value) ? undefined : `f${floatKey(constant.value)}`;
      case 'complex':
        return `c${floatKey(constant.real)},${floatKey(constant.imag)}`;
      case 'str':
        return `s${constant.value}`;
      case 'bytes':
        return `b${constant.value.join()}`;
      case 'tuple':
        return `t${this.#numbersOf(constant.items).join()}`;
      case 'frozenset':
        return `z${this.#numbersOf(constant.items).sort().join()}`;
      case 'code':
        return `o${this.#codeKey(constant.code)}`;
    }
  };

  /** Merged constants by number; None and Ellipsis, which are never registered, have their own. */
  #numbersOf(constants: readonly Constant[]): number[] {
    return constants.map((constant) => this.#numbers.get(constant) ?? (constant === NONE ? -1 : -2));
  }

  /** What two code objects must share to be equal, `code_richcompare`: not the qualified name. */
  #codeKey(code: Code): string {
    const { argCount, posOnlyArgCount, kwOnlyArgCount, flags, firstLine, names, localsPlusNames } = code;
    return JSON.stringify([
      [code.name, argCount, posOnlyArgCount, kwOnlyArgCount, flags, firstLine],
      [code.bytecode, code.localsPlusKinds, code.lineTable, code.exceptionTable].map((bytes) => bytes.join()),
      [this.#numbersOf(code.consts), names, localsPlusNames],
    ]);
  }
}
