/** Mistakes at tokens. */
import type { Mistake, Token } from './token.js';

/** A mistake at one token; at the end of a line, it is one column wide. */
export function atToken(token: Token, message: string, type: Mistake['type'] = 'SyntaxError'): Mistake {
  const { line, column, endLine, endColumn } = token;
  return { type, message, line, column, endLine, endColumn: token.type === 'newline' ? column + 1 : endColumn };
}

/** A mistake from the start of one token to the end of another. */
export function range(first: Token, last: Token, message: string): Mistake {
  const { line, column } = first;
  return { type: 'SyntaxError', message, line, column, endLine: last.endLine, endColumn: last.endColumn };
}
