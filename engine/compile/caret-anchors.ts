import { parse } from '../syntax/parse.js';
import type { Expression } from '../syntax/tree.js';

/** Where the carets of a traceback stand between tildes, in characters of the segment: the operator, or the brackets. */
export interface CaretAnchors {
  readonly from: number;
  readonly to: number;
}

/**
 * `extract_anchors_from_line` (Python/traceback.c): the part of a line that an instruction stands for is read as a
 * program; where that is a binary operation or a subscript, its operator is told from the operands. Null otherwise.
 */
export function caretAnchors(segment: string): CaretAnchors | null {
  const parsed = parse(segment);
  if (!('tree' in parsed) || parsed.tree.body.length !== 1) return null;
  const statement = parsed.tree.body[0]!;
  if (statement.nodeType !== 'Expr') return null;
  return anchorsOf(Array.from(segment), statement.value);
}

/** `extract_anchors_from_expr`. */
function anchorsOf(characters: readonly string[], node: Expression): CaretAnchors | null {
  const isBlank = (at: number): boolean => /[ \t\f]/u.test(characters[at]!);
  if (node.nodeType === 'BinOp') {
    const end = charactersOf(characters, node.right.col_offset);
    let anchors: CaretAnchors | null = null;
    for (let at = charactersOf(characters, node.left.end_col_offset); at < end; at++) {
      if (isBlank(at)) continue;
      const two = at + 1 < end && !isBlank(at + 1);
      anchors = { from: at, to: two ? at + 2 : at + 1 };
      if (at + 1 >= end || characters[at] !== ')') break;
    }
    return anchors;
  }
  if (node.nodeType !== 'Subscript') return null;
  let from = charactersOf(characters, node.value.end_col_offset);
  let to = charactersOf(characters, node.slice.end_col_offset) + 1;
  while (from < characters.length && characters[from] !== '[') from++;
  while (to < characters.length && characters[to] !== ']') to++;
  return { from, to: Math.min(to + 1, characters.length) };
}

/** How many characters so many bytes of UTF-8 make. */
export function charactersOf(characters: readonly string[], bytes: number): number {
  let left = bytes;
  let count = 0;
  for (; left > 0 && count < characters.length; count++) {
    const code = characters[count]!.codePointAt(0)!;
    left -= code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return count;
}
