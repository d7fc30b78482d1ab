import { opcodeAt } from '../compile/opcode.js';
import { ATTRIBUTES } from './instructions/attributes.js';
import { CONTAINERS } from './instructions/containers.js';
import { CONTROL } from './instructions/control.js';
import { EXCEPTIONS } from './instructions/exceptions.js';
import { FUNCTIONS } from './instructions/functions.js';
import { GENERATORS } from './instructions/generators.js';
import { INTRINSICS } from './instructions/intrinsics.js';
import { NAMES } from './instructions/names.js';
import { OPERATORS } from './instructions/operators.js';
import { PATTERNS } from './instructions/patterns.js';
import { STACK } from './instructions/stack.js';
import { WITH } from './instructions/with.js';
import type { Handler } from './machine.js';

/** What each instruction does, by opcode. An opcode without a handler is refused before a program runs. */
export const HANDLERS: Readonly<Record<number, Handler>> = {
  ...STACK,
  ...NAMES,
  ...OPERATORS,
  ...CONTAINERS,
  ...CONTROL,
  ...ATTRIBUTES,
  ...EXCEPTIONS,
  ...FUNCTIONS,
  ...GENERATORS,
  ...INTRINSICS,
  ...PATTERNS,
  ...WITH,
};

export function handlerOf(opcode: number): Handler {
  const handler = HANDLERS[opcode];
  if (handler === undefined) throw new Error(`no handler for ${opcodeAt(opcode).name}`);
  return handler;
}
