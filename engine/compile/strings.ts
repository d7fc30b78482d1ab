/** f-strings (`compiler_joined_str`, `compiler_formatted_value` in Python/compile.c). */
import type { FormattedValue, JoinedStr } from '../syntax/tree.js';
import { STACK_USE_GUIDELINE, type Generation } from './generation.js';
import { Op } from './opcode.js';

/** `compiler_joined_str` */
export function visitJoinedStr(g: Generation, node: JoinedStr): void {
  const { values } = node;
  if (values.length > STACK_USE_GUIDELINE) {
    g.emitText('', node);
    g.emitAttribute('join', true, node);
    g.emit(Op.BUILD_LIST, 0, node);
    for (const value of values) {
      g.expression(value);
      g.emit(Op.LIST_APPEND, 1, node);
    }
    g.emit(Op.CALL, 1, node);
    return;
  }
  g.expressions(values);
  if (values.length !== 1) g.emit(Op.BUILD_STRING, values.length, node);
}

/** Argument of FORMAT_VALUE: 1 str, 2 repr, 3 ascii; 4 says that a format specification is on the stack. */
const CONVERSIONS: ReadonlyMap<number, number> = new Map([
  ['s'.charCodeAt(0), 1],
  ['r'.charCodeAt(0), 2],
  ['a'.charCodeAt(0), 3],
]);

/** `compiler_formatted_value` */
export function visitFormattedValue(g: Generation, node: FormattedValue): void {
  g.expression(node.value);
  let flags = CONVERSIONS.get(node.conversion) ?? 0;
  if (node.format_spec !== undefined) {
    g.expression(node.format_spec);
    flags |= 4;
  }
  g.emit(Op.FORMAT_VALUE, flags, node);
}
