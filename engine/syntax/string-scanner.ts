/** Reading strings and the replacement fields of f-strings (Parser/tokenizer.c; PEP 701). */
import { Stop, type Begun, type Cursor } from './cursor.js';
import { NAME } from './name.js';
import type { Token } from './token.js';

/** A string being read. */
interface StringText {
  readonly quote: string;
  readonly formatted: boolean;
  readonly raw: boolean;
  /** Tokens of the fields read so far. */
  readonly fields: Token[][];
  /** Reads one token of a field's expression. */
  readonly readToken: () => void;
}

/** Reads the string that begins here with `opening`: its prefix and quotes. */
export function scanString(cursor: Cursor, opening: string, readToken: () => void): void {
  const begun: Begun = { start: cursor.at, line: cursor.line, lineStart: cursor.lineStart, fields: [] };
  const quote = opening.endsWith('"""') || opening.endsWith("'''") ? opening.slice(-3) : opening.slice(-1);
  cursor.at += opening.length;
  const text = { quote, formatted: /f/i.test(opening), raw: /r/i.test(opening), fields: begun.fields, readToken };
  for (;;) {
    const character = cursor.source[cursor.at];
    if (character === undefined || (character === '\n' && quote.length === 1)) {
      unterminated(cursor, text, begun);
    }
    if (cursor.source.startsWith(quote, cursor.at)) break;
    stringCharacter(cursor, character, text);
  }
  cursor.at += quote.length;
  cursor.push('string', begun.start, begun);
}

function unterminated(cursor: Cursor, { quote, formatted }: StringText, { start, line, lineStart }: Begun): never {
  if (cursor.fields.at(-1)?.quote === quote) {
    // The string is the end of the f-string around it, whose field lacks its end.
    cursor.at = start;
    cursor.line = line;
    cursor.lineStart = lineStart;
    cursor.fail("f-string: expecting '}'", start);
  }
  const kind = `${quote.length === 3 ? 'triple-quoted ' : ''}${formatted ? 'f-' : ''}string literal`;
  const endsAtLine = cursor.at === cursor.lineStart && cursor.at > 0 ? cursor.line - 1 : cursor.line;
  const end = quote.length === 1 ? cursor.at - lineStart : start - lineStart + 1;
  throw new Stop({
    type: 'SyntaxError',
    message: `unterminated ${kind} (detected at line ${String(endsAtLine)})`,
    line,
    column: start - lineStart,
    endLine: line,
    endColumn: end,
  });
}

function stringCharacter(cursor: Cursor, character: string, text: StringText): void {
  const { formatted, raw } = text;
  if (character === '\\') {
    const namedEscape = formatted && !raw && cursor.source.startsWith('\\N{', cursor.at);
    const brace = formatted && /[{}]/.test(cursor.source[cursor.at + 1] ?? '');
    if (namedEscape) {
      const end = cursor.source.indexOf('}', cursor.at);
      cursor.at = end < 0 ? cursor.at + 3 : end + 1;
      return;
    }
    cursor.at++;
    if (brace) return;
    if (cursor.source[cursor.at] === '\n') {
      cursor.at++;
      cursor.newLine();
    } else if (cursor.at < cursor.source.length) {
      cursor.at++;
    }
    return;
  }
  cursor.at++;
  if (character === '\n') cursor.newLine();
  if (!formatted) return;
  if (character === '{') {
    if (cursor.source[cursor.at] === '{') cursor.at++;
    else field(cursor, text);
  } else if (character === '}') {
    if (cursor.source[cursor.at] === '}') cursor.at++;
    else cursor.fail("f-string: single '}' is not allowed", cursor.at - 1);
  }
}

/** Reads a replacement field, its `{` being read already, to after its `}`. */
function field(cursor: Cursor, text: StringText): void {
  const { quote, fields, readToken } = text;
  const column = cursor.at - 1 - cursor.lineStart;
  cursor.brackets.push({ text: '{', line: cursor.line, column, inString: true });
  const depth = cursor.brackets.length;
  cursor.fields.push({ quote, depth });
  skipInField(cursor);
  const first = cursor.source[cursor.at] ?? '';
  if (/[}!:=]/.test(first) && cursor.source[cursor.at + 1] !== '=') {
    cursor.failLate(`f-string: valid expression required before '${first}'`, cursor.at);
  }
  const outer = cursor.tokens;
  cursor.tokens = [];
  fields.push(cursor.tokens);
  while (cursor.brackets.length > depth || !endOfField(cursor, text)) {
    readToken();
    skipInField(cursor);
  }
  cursor.tokens = outer;
  cursor.fields.pop();
  cursor.brackets.pop();
}

/** Skips blanks and line ends, which mean nothing inside a field. */
function skipInField(cursor: Cursor): void {
  cursor.blanks();
  while (cursor.source[cursor.at] === '\n') {
    cursor.at++;
    cursor.newLine();
    cursor.blanks();
  }
  if (cursor.at >= cursor.source.length) throw new Stop();
}

/** After a field's expression, reads what is left of the field; false while the expression goes on. */
function endOfField(cursor: Cursor, text: StringText): boolean {
  if (cursor.source[cursor.at] === '!' && cursor.source[cursor.at + 1] !== '=') conversion(cursor);
  const character = cursor.source[cursor.at];
  if (character === '}') {
    cursor.at++;
    return true;
  }
  if (character !== ':') return false;
  cursor.at++;
  formatSpecification(cursor, text);
  return true;
}

function conversion(cursor: Cursor): void {
  cursor.at++;
  const spaced = cursor.source[cursor.at] === ' ';
  skipInField(cursor);
  const start = cursor.at;
  if (/[:}]/.test(cursor.source[start] ?? '')) cursor.failLate('f-string: missing conversion character', start);
  NAME.lastIndex = start;
  const name = NAME.exec(cursor.source)?.[0];
  if (name === undefined) cursor.failLate('f-string: invalid conversion character', start);
  if (spaced) cursor.failLate('f-string: conversion type must come right after the exclamanation mark', start);
  if (!/^[sra]$/.test(name)) {
    cursor.failLate(`f-string: invalid conversion character '${name}': expected 's', 'r', or 'a'`, start);
  }
  cursor.at += name.length;
  skipInField(cursor);
  if (!/[:}]/.test(cursor.source[cursor.at] ?? '')) cursor.failLate("f-string: expecting ':' or '}'", cursor.at);
}

function formatSpecification(cursor: Cursor, text: StringText): void {
  const { quote } = text;
  for (;;) {
    const character = cursor.source[cursor.at];
    const ends = character === undefined || (character === '\n' && quote.length === 1);
    if (ends || cursor.source.startsWith(quote, cursor.at)) {
      cursor.failLate("f-string: expecting '}', or format specs", cursor.at);
    }
    cursor.at++;
    if (character === '}') return;
    if (character === '\n') cursor.newLine();
    if (character === '{') field(cursor, text);
  }
}
