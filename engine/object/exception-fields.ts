import { rowOf, T, type TypeKey } from './type-table.js';

/** The counted references in an exception's struct beyond those of all exceptions, in the order of its `tp_traverse`. */
const OWN: Partial<Record<TypeKey, readonly number[]>> = {
  StopIteration: [72],
  SystemExit: [72],
  ImportError: [72, 80, 88, 96],
  AttributeError: [72, 80],
  NameError: [72],
  OSError: [72, 80, 88, 96],
  SyntaxError: [72, 80, 88, 96, 104, 112, 120, 128],
  UnicodeEncodeError: [80, 72, 104],
  UnicodeDecodeError: [80, 72, 104],
  UnicodeTranslateError: [80, 72, 104],
  BaseExceptionGroup: [72, 80],
};

/** Of the struct of a static type: its own fields, or those of the base whose struct it has. */
export function exceptionFields(key: TypeKey): readonly number[] {
  for (let at: TypeKey | null = key; at !== null; at = rowOf(T[at]).base) {
    const own = OWN[at];
    if (own !== undefined) return own;
  }
  return [];
}
