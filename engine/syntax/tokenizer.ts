/**
 * Reading a text into tokens as CPython does (Parser/tokenizer.c), for what py-ast does not tell: what exactly is wrong
 * with a text, in CPython's words.
 */
import { scanNumber } from './number-scanner.js';
import type { Bracket, Mistake, Token, Tokens } from './token.js';

const TAB_SIZE = 8;
const MAX_INDENTS = 100;
const MAX_BRACKETS = 200;
const CLOSING: ReadonlyMap<string, string> = new Map([
  [')', '('],
  [']', '['],
  ['}', '{'],
]);
const NAME = /[\p{XID_Start}_][\p{XID_Continue}]*/uy;
const POTENTIAL_NAME = /[A-Za-z0-9_\u0080-\u{10FFFF}]+/uy;
const STRING_PREFIX = /(?:[bB][rR]?|[rR][bBfF]?|[fF][rR]?|[uU])?(?:"""|'''|"|')/y;
const OPERATOR = /\*\*=|\/\/=|>>=|<<=|\.\.\.|->|:=|==|!=|<=|>=|<>|\*\*|\/\/|>>|<<|[-+*/%@&|^]=|[^\s]/uy;

export function tokenize(source: string): Tokens {
  return new Tokenizer(source).run();
}

/** Thrown to stop at the first mistake, or at the end of the text inside an f-string's field. */
class Stop extends Error {
  readonly mistake: Mistake | undefined;

  constructor(mistake?: Mistake) {
    super(mistake?.message);
    this.mistake = mistake;
  }
}

/** A replacement field being read: where in the string it began, and how the string is quoted. */
interface Field {
  readonly quote: string;
  readonly depth: number;
}

/** Where a string begins, and the fields read in it so far. */
interface Begun {
  readonly start: number;
  readonly line: number;
  readonly lineStart: number;
  readonly fields: Token[][];
}

class Tokenizer {
  readonly #source: string;
  /** The tokens of the text or of the field being read. */
  #tokens: Token[] = [];
  readonly #brackets: Bracket[] = [];
  readonly #fields: Field[] = [];
  /** Widths of open indentations, with tabs of 8 columns and of 1. */
  readonly #indents: { wide: number; narrow: number }[] = [{ wide: 0, narrow: 0 }];
  #at = 0;
  #line = 1;
  #lineStart = 0;

  constructor(source: string) {
    this.#source = source;
  }

  run(): Tokens {
    let mistake: Mistake | undefined;
    try {
      while (this.#at < this.#source.length) this.#logicalLine();
      this.#finish();
    } catch (error) {
      if (!(error instanceof Stop)) throw error;
      ({ mistake } = error);
    }
    return { tokens: this.#tokens, mistake, unclosed: this.#brackets.at(-1) };
  }

  #finish(): void {
    const last = this.#tokens.at(-1);
    if (last !== undefined && last.type !== 'newline' && this.#brackets.length === 0) this.#push('newline', this.#at);
    if (this.#source.length > 0 && this.#at > this.#lineStart) {
      this.#line++;
      this.#lineStart = this.#at;
    }
    for (let count = this.#indents.length; count > 1; count--) this.#push('dedent', this.#at);
    this.#push('end', this.#at);
  }

  #push(type: Token['type'], start: number, begun?: Begun): void {
    const { line, lineStart, fields } = begun ?? { line: this.#line, lineStart: this.#lineStart };
    this.#tokens.push({
      type,
      text: this.#source.slice(start, this.#at),
      line,
      column: start - lineStart,
      endLine: this.#line,
      endColumn: this.#at - this.#lineStart,
      level: this.#brackets.length,
      ...(fields === undefined || fields.length === 0 ? {} : { fields }),
    });
  }

  /** Stops with a mistake at the characters from `start` to `end` on the current line. */
  #fail(message: string, start: number, end = start + 1, type: Mistake['type'] = 'SyntaxError', late = false): never {
    const line = this.#line;
    const column = start - this.#lineStart;
    throw new Stop({ type, message, line, column, endLine: line, endColumn: end - this.#lineStart, late });
  }

  #failLate(message: string, start: number): never {
    this.#fail(message, start, start + 1, 'SyntaxError', true);
  }

  #newLine(): void {
    this.#line++;
    this.#lineStart = this.#at;
  }

  #logicalLine(): void {
    if (this.#indentation()) return;
    for (;;) {
      this.#blanks();
      const character = this.#source[this.#at];
      if (character === undefined) return;
      if (character === '\n') {
        this.#at++;
        if (this.#brackets.length === 0) {
          this.#at--;
          this.#push('newline', this.#at);
          this.#at++;
          this.#newLine();
          return;
        }
        this.#newLine();
        continue;
      }
      this.#token();
    }
  }

  /** Reads the start of a line; true when the line is blank or only a comment. */
  #indentation(): boolean {
    let wide = 0;
    let narrow = 0;
    for (; ; this.#at++) {
      const character = this.#source[this.#at];
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
    const next = this.#source[this.#at];
    if (next === undefined) return true;
    if (next === '#' || next === '\n') {
      this.#skipLine();
      return true;
    }
    this.#indentTo(wide, narrow);
    return false;
  }

  #skipLine(): void {
    const end = this.#source.indexOf('\n', this.#at);
    if (end < 0) {
      this.#at = this.#source.length;
    } else {
      this.#at = end + 1;
      this.#newLine();
    }
  }

  #indentTo(wide: number, narrow: number): void {
    const inconsistent = (): never =>
      this.#fail(
        'inconsistent use of tabs and spaces in indentation',
        this.#lineStart,
        this.#lineEnd(),
        'TabError',
        true,
      );
    let top = this.#indents.at(-1)!;
    if (wide > top.wide) {
      if (narrow <= top.narrow) inconsistent();
      if (this.#indents.length >= MAX_INDENTS) {
        this.#fail('too many levels of indentation', this.#lineStart, this.#at, 'IndentationError', true);
      }
      this.#indents.push({ wide, narrow });
      this.#push('indent', this.#lineStart);
      return;
    }
    while (wide < top.wide) {
      this.#indents.pop();
      this.#push('dedent', this.#at);
      top = this.#indents.at(-1)!;
    }
    if (wide !== top.wide) {
      const end = this.#lineEnd();
      const message = 'unindent does not match any outer indentation level';
      this.#fail(message, end, end + 1, 'IndentationError', true);
    }
    if (narrow !== top.narrow) inconsistent();
  }

  #lineEnd(): number {
    const end = this.#source.indexOf('\n', this.#at);
    return end < 0 ? this.#source.length : end;
  }

  /** Skips spaces, comments and joined lines. */
  #blanks(): void {
    for (;;) {
      const character = this.#source[this.#at];
      if (character === ' ' || character === '\t' || character === '\f') {
        this.#at++;
      } else if (character === '#') {
        this.#at = this.#lineEnd();
      } else if (character === '\\') {
        this.#continueLine();
      } else {
        return;
      }
    }
  }

  #continueLine(): void {
    const next = this.#source[this.#at + 1];
    if (next !== '\n') {
      if (next === undefined) this.#failLate('unexpected EOF while parsing', this.#at + 1);
      this.#failLate('unexpected character after line continuation character', this.#at + 1);
    }
    this.#at += 2;
    if (this.#at >= this.#source.length) this.#failLate('unexpected EOF while parsing', this.#at - 1);
    this.#newLine();
  }

  #token(): void {
    const start = this.#at;
    STRING_PREFIX.lastIndex = start;
    const opening = STRING_PREFIX.exec(this.#source)?.[0];
    if (opening !== undefined) {
      this.#string(opening);
      return;
    }
    const character = this.#source[start] ?? '';
    if (/[0-9]/.test(character) || (character === '.' && /[0-9]/.test(this.#source[start + 1] ?? ''))) {
      this.#number(start);
    } else if (/[A-Za-z_\u0080-\uFFFF]/.test(character)) {
      this.#name(start);
    } else {
      this.#operator(start);
    }
  }

  #number(start: number): void {
    const { end, message, start: from } = scanNumber(this.#source, start);
    if (message !== undefined) this.#fail(message, from ?? end - 1, end);
    this.#at = end;
    this.#push('number', start);
  }

  #name(start: number): void {
    POTENTIAL_NAME.lastIndex = start;
    NAME.lastIndex = start;
    const potential = POTENTIAL_NAME.exec(this.#source)?.[0] ?? '';
    const name = NAME.exec(this.#source)?.[0] ?? '';
    if (name.length < potential.length) this.#wrongCharacter(start + name.length);
    this.#at = start + name.length;
    this.#push('name', start);
  }

  #wrongCharacter(at: number): never {
    const point = this.#source.codePointAt(at) ?? 0;
    const character = String.fromCodePoint(point);
    const code = `U+${point.toString(16).toUpperCase().padStart(4, '0')}`;
    const printable = !/[\p{C}\p{Z}]/u.test(character) || character === ' ';
    const message = printable
      ? `invalid character '${character}' (${code})`
      : `invalid non-printable character ${code}`;
    this.#fail(message, at, at + character.length);
  }

  #operator(start: number): void {
    OPERATOR.lastIndex = start;
    const text = OPERATOR.exec(this.#source)?.[0] ?? this.#source[start] ?? '';
    // eslint-disable-next-line no-control-regex
    if (/^[\0-\x1f\x7f]/.test(text)) this.#wrongCharacter(start);
    this.#at = start + text.length;
    if (text === '(' || text === '[' || text === '{') {
      if (this.#brackets.length >= MAX_BRACKETS) this.#fail('too many nested parentheses', start);
      const inString = this.#fields.length > 0;
      this.#brackets.push({ text, line: this.#line, column: start - this.#lineStart, inString });
    } else if (CLOSING.has(text)) {
      this.#close(text, start);
    }
    this.#push('operator', start);
  }

  #close(text: string, start: number): void {
    const prefix = this.#fields.length > 0 ? 'f-string: ' : '';
    const open = this.#brackets.at(-1);
    if (open === undefined || this.#brackets.length === this.#fields.at(-1)?.depth) {
      this.#fail(`${prefix}unmatched '${text}'`, start);
    }
    if (open.text !== CLOSING.get(text)) {
      const where = open.line === this.#line ? '' : ` on line ${String(open.line)}`;
      const message = `closing parenthesis '${text}' does not match opening parenthesis '${open.text}'${where}`;
      this.#fail(message, start);
    }
    this.#brackets.pop();
  }

  #string(opening: string): void {
    const begun: Begun = { start: this.#at, line: this.#line, lineStart: this.#lineStart, fields: [] };
    const quote = opening.endsWith('"""') || opening.endsWith("'''") ? opening.slice(-3) : opening.slice(-1);
    this.#at += opening.length;
    const formatted = /f/i.test(opening);
    const raw = /r/i.test(opening);
    for (;;) {
      const character = this.#source[this.#at];
      if (character === undefined || (character === '\n' && quote.length === 1)) {
        this.#unterminated(formatted, quote, begun);
      }
      if (this.#source.startsWith(quote, this.#at)) break;
      this.#stringCharacter(character, formatted, raw, quote, begun.fields);
    }
    this.#at += quote.length;
    this.#push('string', begun.start, begun);
  }

  #unterminated(formatted: boolean, quote: string, { start, line, lineStart }: Begun): never {
    if (this.#fields.at(-1)?.quote === quote) {
      // The string is the end of the f-string around it, whose field lacks its end.
      this.#at = start;
      this.#line = line;
      this.#lineStart = lineStart;
      this.#fail("f-string: expecting '}'", start);
    }
    const kind = `${quote.length === 3 ? 'triple-quoted ' : ''}${formatted ? 'f-' : ''}string literal`;
    const endsAtLine = this.#at === this.#lineStart && this.#at > 0 ? this.#line - 1 : this.#line;
    const end = quote.length === 1 ? this.#at - lineStart : start - lineStart + 1;
    throw new Stop({
      type: 'SyntaxError',
      message: `unterminated ${kind} (detected at line ${String(endsAtLine)})`,
      line,
      column: start - lineStart,
      endLine: line,
      endColumn: end,
    });
  }

  #stringCharacter(character: string, formatted: boolean, raw: boolean, quote: string, fields: Token[][]): void {
    if (character === '\\') {
      const namedEscape = formatted && !raw && this.#source.startsWith('\\N{', this.#at);
      const brace = formatted && /[{}]/.test(this.#source[this.#at + 1] ?? '');
      if (namedEscape) {
        const end = this.#source.indexOf('}', this.#at);
        this.#at = end < 0 ? this.#at + 3 : end + 1;
        return;
      }
      this.#at++;
      if (brace) return;
      if (this.#source[this.#at] === '\n') {
        this.#at++;
        this.#newLine();
      } else if (this.#at < this.#source.length) {
        this.#at++;
      }
      return;
    }
    this.#at++;
    if (character === '\n') this.#newLine();
    if (!formatted) return;
    if (character === '{') {
      if (this.#source[this.#at] === '{') this.#at++;
      else this.#field(quote, fields);
    } else if (character === '}') {
      if (this.#source[this.#at] === '}') this.#at++;
      else this.#fail("f-string: single '}' is not allowed", this.#at - 1);
    }
  }

  /** Reads a replacement field, its `{` being read already, to after its `}`. */
  #field(quote: string, fields: Token[][]): void {
    const column = this.#at - 1 - this.#lineStart;
    this.#brackets.push({ text: '{', line: this.#line, column, inString: true });
    const depth = this.#brackets.length;
    this.#fields.push({ quote, depth });
    this.#skipInField();
    const first = this.#source[this.#at] ?? '';
    if (/[}!:=]/.test(first) && this.#source[this.#at + 1] !== '=') {
      this.#failLate(`f-string: valid expression required before '${first}'`, this.#at);
    }
    const outer = this.#tokens;
    this.#tokens = [];
    fields.push(this.#tokens);
    while (this.#brackets.length > depth || !this.#endOfField(quote, fields)) {
      this.#token();
      this.#skipInField();
    }
    this.#tokens = outer;
    this.#fields.pop();
    this.#brackets.pop();
  }

  /** Skips blanks and line ends, which mean nothing inside a field. */
  #skipInField(): void {
    this.#blanks();
    while (this.#source[this.#at] === '\n') {
      this.#at++;
      this.#newLine();
      this.#blanks();
    }
    if (this.#at >= this.#source.length) throw new Stop();
  }

  /** After a field's expression, reads what is left of the field; false while the expression goes on. */
  #endOfField(quote: string, fields: Token[][]): boolean {
    if (this.#source[this.#at] === '!' && this.#source[this.#at + 1] !== '=') this.#conversion();
    const character = this.#source[this.#at];
    if (character === '}') {
      this.#at++;
      return true;
    }
    if (character !== ':') return false;
    this.#at++;
    this.#formatSpecification(quote, fields);
    return true;
  }

  #conversion(): void {
    this.#at++;
    const spaced = this.#source[this.#at] === ' ';
    this.#skipInField();
    const start = this.#at;
    if (/[:}]/.test(this.#source[start] ?? '')) this.#failLate('f-string: missing conversion character', start);
    NAME.lastIndex = start;
    const name = NAME.exec(this.#source)?.[0];
    if (name === undefined) this.#failLate('f-string: invalid conversion character', start);
    if (spaced) this.#failLate('f-string: conversion type must come right after the exclamanation mark', start);
    if (!/^[sra]$/.test(name)) {
      this.#failLate(`f-string: invalid conversion character '${name}': expected 's', 'r', or 'a'`, start);
    }
    this.#at += name.length;
    this.#skipInField();
    if (!/[:}]/.test(this.#source[this.#at] ?? '')) this.#failLate("f-string: expecting ':' or '}'", this.#at);
  }

  #formatSpecification(quote: string, fields: Token[][]): void {
    for (;;) {
      const character = this.#source[this.#at];
      const ends = character === undefined || (character === '\n' && quote.length === 1);
      if (ends || this.#source.startsWith(quote, this.#at)) {
        this.#failLate("f-string: expecting '}', or format specs", this.#at);
      }
      this.#at++;
      if (character === '}') return;
      if (character === '\n') this.#newLine();
      if (character === '{') this.#field(quote, fields);
    }
  }
}
