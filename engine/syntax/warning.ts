import type { Token } from './token.js';

/** A `SyntaxWarning`, told before the program runs. */
export interface Warning {
  readonly line: number;
  readonly message: string;
}

/** Everything that a backslash may stand before, and octal numbers that no byte holds. */
const ESCAPE = /\\(?:([4-7][0-7]{2})|[\n\\'"abfnrtvx0-7]|([^]|$))/gu;

/** `warn_invalid_escape_sequence` (Parser/string_parser.c): of each string, the first escape that is none. */
export function escapeWarnings(tokens: readonly Token[]): Warning[] {
  return tokens.flatMap((token) => {
    if (token.type !== 'string' || !token.text.includes('\\')) return [];
    const prefix = /^[a-z]*/iu.exec(token.text)![0].toLowerCase();
    const isRaw = prefix.includes('r');
    if (!prefix.includes('f')) return isRaw ? [] : warningOf(token.text, token.line, prefix.includes('b'));
    const inner = (token.fields ?? []).flat();
    let literal = token.text;
    for (const { type, text } of inner) if (type === 'string') literal = literal.replace(text, () => '');
    // The text of an f-string is read when all of it is there: the line is its last one.
    const own = isRaw ? [] : literal.split(/[{}]/u).flatMap((part) => warningOf(part, token.endLine, false));
    return [...escapeWarnings(inner), ...own];
  });
}

function warningOf(text: string, line: number, isBytes: boolean): Warning[] {
  for (const [, octal, other] of text.matchAll(ESCAPE)) {
    if (octal !== undefined) return [{ line, message: `invalid octal escape sequence '\\${octal}'` }];
    if (other === undefined || other > '\x7f' || (!isBytes && /[uUN]/u.test(other))) continue;
    // At the end of a part of an f-string it stands before what opens the field.
    return [{ line, message: `invalid escape sequence '\\${other || '{'}'` }];
  }
  return [];
}
