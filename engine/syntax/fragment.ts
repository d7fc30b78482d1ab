/** A stretch of tokens read as an expression, to find out what the author may have meant. */
import { parse as parsePython } from 'py-ast';
import { normalise } from './normalise.js';
import { SourceLines } from './source-lines.js';
import type { Mistake, Token } from './token.js';
import type { Expression, Location } from './tree.js';

export interface Fragment {
  readonly node: Expression;
  /** A mistake at a part of the fragment, placed in the whole text. */
  readonly mistakeAt: (part: Location, message: string) => Mistake;
}

/** The text of some neighbouring tokens. */
export function textOf(tokens: readonly Token[], lines: SourceLines): string {
  const first = tokens[0];
  const last = tokens.at(-1);
  if (first === undefined || last === undefined) return '';
  if (first.line === last.endLine) return lines.at(first.line).slice(first.column, last.endColumn);
  const text = [lines.at(first.line).slice(first.column)];
  for (let line = first.line + 1; line < last.endLine; line++) text.push(lines.at(line));
  return [...text, lines.at(last.endLine).slice(0, last.endColumn)].join('\n');
}

/** The expression that the tokens are, or undefined. */
export function readFragment(tokens: readonly Token[], lines: SourceLines): Fragment | undefined {
  const first = tokens[0];
  if (first === undefined) return undefined;
  const source = `(${textOf(tokens, lines)}\n)`;
  try {
    const [statement, ...others] = normalise(parsePython(source), source).body;
    if (statement?.nodeType !== 'Expr' || others.length > 0) return undefined;
    const own = new SourceLines(source);
    return { node: statement.value, mistakeAt: (part, message) => placed(part, message, first, own) };
  } catch {
    return undefined;
  }
}

function placed(part: Location, message: string, first: Token, own: SourceLines): Mistake {
  const column = (line: number, bytes: number): number =>
    own.fromBytes(line, bytes) + (line === 1 ? first.column - 1 : 0);
  return {
    type: 'SyntaxError',
    message,
    line: first.line + part.lineno - 1,
    column: column(part.lineno, part.col_offset),
    endLine: first.line + part.end_lineno - 1,
    endColumn: column(part.end_lineno, part.end_col_offset),
  };
}
