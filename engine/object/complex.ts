import { floatText } from './float-text.js';
import type { ObjectSpace } from './space.js';
import { ComplexField } from './struct.js';
import { rowIndex, T } from './type-table.js';

/** Objects/complexobject.c: two doubles, at 16 and 24. */
export interface Complex {
  readonly real: number;
  readonly imag: number;
}

const doubles = new Float64Array(2);
const halves = new Int32Array(doubles.buffer);

export function makeComplex(space: ObjectSpace, { real, imag }: Complex): number {
  const object = space.makePlain(T.complex, 32);
  doubles[0] = real;
  doubles[1] = imag;
  for (let word = 0; word < 4; word++) space.memory.put(object + ComplexField.real + word * 4, halves[word]!);
  return object;
}

export function complexValue(floats: Float64Array, object: number): Complex {
  const at = (object + ComplexField.real) >> 3;
  return { real: floats[at]!, imag: floats[at + 1]! };
}

export function isComplex(space: ObjectSpace, object: number): boolean {
  return space.isInstance(object, T.complex);
}

/** `complex_repr`: a real part of plus zero is left out, and the parentheses with it. */
export function complexText({ real, imag }: Complex): string {
  const imaginary = withoutZero(floatText(imag));
  if (Object.is(real, 0)) return `${imaginary}j`;
  return `(${withoutZero(floatText(real))}${/^[-]/.test(imaginary) ? '' : '+'}${imaginary}j)`;
}

function withoutZero(text: string): string {
  return text.endsWith('.0') ? text.slice(0, -2) : text;
}

export function installComplex(space: ObjectSpace): void {
  space.burials[rowIndex(T.complex)] = (object) => space.heap.free('o', object);
}
