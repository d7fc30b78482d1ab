/**
 * Reading a text into tokens as CPython does (Parser/tokenizer.c), for what py-ast does not tell: what exactly is wrong
 * with a text, in CPython's words.
 */
import { Cursor, Stop } from './cursor.js';
import { NAME } from './name.js';
import { scanNumber } from './number-scanner.js';
import { scanString } from './string-scanner.js';
import type { Mistake, Tokens } from './token.js';

const TAB_SIZE = 8;
const MAX_INDENTS = 100;
const MAX_BRACKETS = 200;
const CLOSING: ReadonlyMap<string, string> = new Map([
  [')', '('],
  [']', '['],
  ['}', '{'],
]);
const POTENTIAL_NAME = /[A-Za-z0-9_\u0080-\u{10FFFF}]+/uy;
const STRING_PREFIX = /(?:[bB][rR]?|[rR][bBfF]?|[fF][rR]?|[uU])?(?:"""|'''|"|')/y;
const OPERATOR = /\*\*=|\/\/=|>>=|<<=|\.\.\.|->|:=|==|!=|<=|>=|<>|\*\*|\/\/|>>|<<|[-+*/%@&|^]=|[^\s]/uy;

/** The tokens of a text with `\n` line ends, up to the first mistake. Never throws. */
export function tokenize(source: string): Tokens {
  return new Tokenizer(source).run();
}

class Tokenizer {
  readonly #cursor: Cursor;
  /** Widths of open indentations, with tabs of 8 columns and of 1. */
  readonly #indents: { wide: number; narrow: number }[] = [{ wide: 0, narrow: 0 }];

  constructor(source: string) {
    this.#cursor = new Cursor(source);
  }

  run(): Tokens {
    const { tokens, source, brackets } = this.#cursor;
    let mistake: Mistake | undefined;
    try {
      while (this.#cursor.at < source.length) this.#logicalLine();
      this.#finish();
    } catch (error) {
      if (!(error instanceof Stop)) throw error;
      ({ mistake } = error);
    }
    return { tokens, mistake, unclosed: brackets.at(-1) };
  }

  #finish(): void {
    const cursor: Cursor = this.#cursor;
    const last = cursor.tokens.at(-1);
    if (last !== undefined && last.type !== 'newline' && cursor.brackets.length === 0)
      cursor.push('newline', cursor.at);
    if (cursor.source.length > 0 && cursor.at > cursor.lineStart) {
      cursor.line++;
      cursor.lineStart = cursor.at;
    }
    for (let count = this.#indents.length; count > 1; count--) cursor.push('dedent', cursor.at);
    cursor.push('end', cursor.at);
  }

  #logicalLine(): void {
    const cursor: Cursor = this.#cursor;
    if (this.#indentation()) return;
    for (;;) {
      cursor.blanks();
      const character = cursor.source[cursor.at];
      if (character === undefined) return;
      if (character === '\n') {
        cursor.at++;
        if (cursor.brackets.length === 0) {
          cursor.at--;
          cursor.push('newline', cursor.at);
          cursor.at++;
          cursor.newLine();
          return;
        }
        cursor.newLine();
        continue;
      }
      this.#token();
    }
  }

  /** Reads the start of a line; true when the line is blank or only a comment. */
  #indentation(): boolean {
    const cursor: Cursor = this.#cursor;
    let wide = 0;
    let narrow = 0;
    for (; ; cursor.at++) {
      const character = cursor.source[cursor.at];
      if (character === ' ') {
        wide++;
        narrow++;
      } else if (character === '\t') {
        wide = (Math.floor(wide / TAB_SIZE) + 1) * TAB_SIZE;
        narrow++;
      } else if (character === '\f') {
        wide = 0;
        narrow = 0;
      } else {
        break;
      }
    }
    const next = cursor.source[cursor.at];
    if (next === undefined) return true;
    if (next === '#' || next === '\n') {
      this.#skipLine();
      return true;
    }
    this.#indentTo(wide, narrow);
    return false;
  }

  #skipLine(): void {
    const cursor: Cursor = this.#cursor;
    const end = cursor.source.indexOf('\n', cursor.at);
    if (end < 0) {
      cursor.at = cursor.source.length;
    } else {
      cursor.at = end + 1;
      cursor.newLine();
    }
  }

  #indentTo(wide: number, narrow: number): void {
    const cursor: Cursor = this.#cursor;
    const inconsistent = (): never =>
      cursor.fail(
        'inconsistent use of tabs and spaces in indentation',
        cursor.lineStart,
        cursor.lineEnd(),
        'TabError',
        true,
      );
    let top = this.#indents.at(-1)!;
    if (wide > top.wide) {
      if (narrow <= top.narrow) inconsistent();
      if (this.#indents.length >= MAX_INDENTS) {
        cursor.fail('too many levels of indentation', cursor.lineStart, cursor.at, 'IndentationError', true);
      }
      this.#indents.push({ wide, narrow });
      cursor.push('indent', cursor.lineStart);
      return;
    }
    while (wide < top.wide) {
      this.#indents.pop();
      cursor.push('dedent', cursor.at);
      top = this.#indents.at(-1)!;
    }
    if (wide !== top.wide) {
      const end = cursor.lineEnd();
      const message = 'unindent does not match any outer indentation level';
      cursor.fail(message, end, end + 1, 'IndentationError', true);
    }
    if (narrow !== top.narrow) inconsistent();
  }

  #token(): void {
    const cursor: Cursor = this.#cursor;
    const start = cursor.at;
    STRING_PREFIX.lastIndex = start;
    const opening = STRING_PREFIX.exec(cursor.source)?.[0];
    if (opening !== undefined) {
      scanString(cursor, opening, () => this.#token());
      return;
    }
    const character = cursor.source[start] ?? '';
    if (/[0-9]/.test(character) || (character === '.' && /[0-9]/.test(cursor.source[start + 1] ?? ''))) {
      this.#number(start);
    } else if (/[A-Za-z_\u0080-\uFFFF]/.test(character)) {
      this.#name(start);
    } else {
      this.#operator(start);
    }
  }

  #number(start: number): void {
    const cursor: Cursor = this.#cursor;
    const { end, message, start: from } = scanNumber(cursor.source, start);
    if (message !== undefined) cursor.fail(message, from ?? end - 1, end);
    cursor.at = end;
    cursor.push('number', start);
  }

  #name(start: number): void {
    const cursor: Cursor = this.#cursor;
    POTENTIAL_NAME.lastIndex = start;
    NAME.lastIndex = start;
    const potential = POTENTIAL_NAME.exec(cursor.source)?.[0] ?? '';
    const name = NAME.exec(cursor.source)?.[0] ?? '';
    if (name.length < potential.length) this.#wrongCharacter(start + name.length);
    cursor.at = start + name.length;
    cursor.push('name', start);
  }

  #wrongCharacter(at: number): never {
    const point = this.#cursor.source.codePointAt(at) ?? 0;
    const character = String.fromCodePoint(point);
    const code = `U+${point.toString(16).toUpperCase().padStart(4, '0')}`;
    const printable = !/[\p{C}\p{Z}]/u.test(character) || character === ' ';
    const message = printable
      ? `invalid character '${character}' (${code})`
      : `invalid non-printable character ${code}`;
    this.#cursor.fail(message, at, at + character.length);
  }

  #operator(start: number): void {
    const cursor: Cursor = this.#cursor;
    OPERATOR.lastIndex = start;
    const text = OPERATOR.exec(cursor.source)?.[0] ?? cursor.source[start] ?? '';
    // eslint-disable-next-line no-control-regex
    if (/^[\0-\x1f\x7f]/.test(text)) this.#wrongCharacter(start);
    cursor.at = start + text.length;
    if (text === '(' || text === '[' || text === '{') {
      if (cursor.brackets.length >= MAX_BRACKETS) cursor.fail('too many nested parentheses', start);
      const inString = cursor.fields.length > 0;
      cursor.brackets.push({ text, line: cursor.line, column: start - cursor.lineStart, inString });
    } else if (CLOSING.has(text)) {
      this.#close(text, start);
    }
    cursor.push('operator', start);
  }

  #close(text: string, start: number): void {
    const cursor: Cursor = this.#cursor;
    const prefix = cursor.fields.length > 0 ? 'f-string: ' : '';
    const open = cursor.brackets.at(-1);
    if (open === undefined || cursor.brackets.length === cursor.fields.at(-1)?.depth) {
      cursor.fail(`${prefix}unmatched '${text}'`, start);
    }
    if (open.text !== CLOSING.get(text)) {
      const where = open.line === cursor.line ? '' : ` on line ${String(open.line)}`;
      const message = `closing parenthesis '${text}' does not match opening parenthesis '${open.text}'${where}`;
      cursor.fail(message, start);
    }
    cursor.brackets.pop();
  }
}
