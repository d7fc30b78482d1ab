/**
 * The constants of one compilation: equal ones are one object (`merge_consts_recursive` in Python/compile.c). Constants are
 * equal when type and value are, so that 0, 0.0, -0.0 and False stay apart (`_PyCode_ConstantKey` in
 * Objects/codeobject.c).
 */
import type { Code, Constant } from './code.js';

export const NONE: Constant = { kind: 'none' };
const ELLIPSIS: Constant = { kind: 'ellipsis' };

const floatView = new DataView(new ArrayBuffer(8));

function floatKey(value: number): string {
  floatView.setFloat64(0, value);
  return floatView.getBigUint64(0).toString(36);
}

function bytesKey(bytes: Uint8Array): string {
  return bytes.join();
}

/** Keys of tuples and code hold lengths, so that no two different constants share one. */
function constantKey(constant: Constant): string {
  switch (constant.kind) {
    case 'none':
      return 'N';
    case 'ellipsis':
      return 'E';
    case 'bool':
      return constant.value ? 'T' : 'F';
    case 'int':
      return `i${String(constant.value)}`;
    case 'float':
      return `f${floatKey(constant.value)}`;
    case 'complex':
      return `c${floatKey(constant.real)},${floatKey(constant.imag)}`;
    case 'str':
      return `s${constant.value}`;
    case 'bytes':
      return `b${bytesKey(constant.value)}`;
    case 'tuple':
      return `t${joinKeys(constant.items.map(constantKey))}`;
    case 'frozenset':
      return `z${joinKeys(constant.items.map(constantKey).sort())}`;
    case 'code':
      return `o${codeKey(constant.code)}`;
  }
}

function joinKeys(keys: readonly string[]): string {
  return keys.map((key) => `${String(key.length)}:${key}`).join('');
}

/** What two code objects must share to be equal, `code_richcompare`: not the qualified name. */
function codeKey(code: Code): string {
  const counts = [code.argCount, code.posOnlyArgCount, code.kwOnlyArgCount, code.flags, code.firstLine];
  const bytes = [code.bytecode, code.localsPlusKinds, code.lineTable, code.exceptionTable].map(bytesKey);
  const constants = joinKeys(code.consts.map(constantKey));
  return joinKeys([code.name, counts.join(), ...bytes, constants, joinKeys(code.names), joinKeys(code.localsPlusNames)]);
}

export class ConstantPool {
  readonly #byKey = new Map<string, Constant>();

  /** The one object for this constant and, inside it, for its items. */
  merge(constant: Constant): Constant {
    if (constant.kind === 'none') return NONE;
    if (constant.kind === 'ellipsis') return ELLIPSIS;
    const key = constantKey(constant);
    const known = this.#byKey.get(key);
    if (known !== undefined) return known;
    const merged =
      constant.kind === 'tuple' || constant.kind === 'frozenset'
        ? { ...constant, items: constant.items.map((item) => this.merge(item)) }
        : constant;
    this.#byKey.set(key, merged);
    return merged;
  }
}
