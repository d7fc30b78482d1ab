/** A text being read into tokens: how far it is read, and what is open there. */
import type { Bracket, Mistake, Token } from './token.js';

/** Thrown to stop at the first mistake, or at the end of the text inside an f-string's field. */
export class Stop extends Error {
  readonly mistake: Mistake | undefined;

  constructor(mistake?: Mistake) {
    super(mistake?.message);
    this.mistake = mistake;
  }
}

/** A replacement field being read: where in the string it began, and how the string is quoted. */
export interface Field {
  readonly quote: string;
  readonly depth: number;
}

/** Where a string begins, and the fields read in it so far. */
export interface Begun {
  readonly start: number;
  readonly line: number;
  readonly lineStart: number;
  readonly fields: Token[][];
}

export class Cursor {
  readonly source: string;
  /** The tokens of the text or of the field being read. */
  tokens: Token[] = [];
  /** Open brackets, outermost first. */
  readonly brackets: Bracket[] = [];
  /** Replacement fields around the place, outermost first. */
  readonly fields: Field[] = [];
  /** Offset of what is read next. */
  at = 0;
  line = 1;
  lineStart = 0;

  constructor(source: string) {
    this.source = source;
  }

  /** Adds the token from `start` to the present place; `begun` tells of one that began on an earlier line. */
  push(type: Token['type'], start: number, begun?: Begun): void {
    const { line, lineStart, fields } = begun ?? { line: this.line, lineStart: this.lineStart };
    this.tokens.push({
      type,
      text: this.source.slice(start, this.at),
      line,
      column: start - lineStart,
      endLine: this.line,
      endColumn: this.at - this.lineStart,
      level: this.brackets.length,
      ...(fields === undefined || fields.length === 0 ? {} : { fields }),
    });
  }

  /** Stops with a mistake at the characters from `start` to `end` on the current line. */
  fail(message: string, start: number, end = start + 1, type: Mistake['type'] = 'SyntaxError', late = false): never {
    const line = this.line;
    const column = start - this.lineStart;
    throw new Stop({ type, message, line, column, endLine: line, endColumn: end - this.lineStart, late });
  }

  /** The same for what is only told when nothing before it is wrong. */
  failLate(message: string, start: number): never {
    this.fail(message, start, start + 1, 'SyntaxError', true);
  }

  /** Counts the line that begins here. */
  newLine(): void {
    this.line++;
    this.lineStart = this.at;
  }

  /** Where the present line ends. */
  lineEnd(): number {
    const end = this.source.indexOf('\n', this.at);
    return end < 0 ? this.source.length : end;
  }

  /** Skips spaces, comments and joined lines. */
  blanks(): void {
    for (;;) {
      const character = this.source[this.at];
      if (character === ' ' || character === '\t' || character === '\f') {
        this.at++;
      } else if (character === '#') {
        this.at = this.lineEnd();
      } else if (character === '\\') {
        this.#continueLine();
      } else {
        return;
      }
    }
  }

  #continueLine(): void {
    const next = this.source[this.at + 1];
    if (next !== '\n') {
      if (next === undefined) this.failLate('unexpected EOF while parsing', this.at + 1);
      this.failLate('unexpected character after line continuation character', this.at + 1);
    }
    this.at += 2;
    if (this.at >= this.source.length) this.failLate('unexpected EOF while parsing', this.at - 1);
    this.newLine();
  }
}
