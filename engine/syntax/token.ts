/** A piece of program text. Lines are 1-based; columns are 0-based and count UTF-16 units. */
export interface Token {
  readonly type: 'name' | 'number' | 'string' | 'operator' | 'newline' | 'indent' | 'dedent' | 'end';
  readonly text: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** How many brackets are open around it. */
  readonly level: number;
  /** Of an f-string: the tokens of each replacement field's expression. */
  readonly fields?: readonly (readonly Token[])[];
}

/** What is wrong with a text, in CPython's words, and where. */
export interface Mistake {
  readonly type: 'SyntaxError' | 'IndentationError' | 'TabError';
  readonly message: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** Only told when nothing before it is wrong. */
  readonly late?: boolean;
}

/** A bracket that is open. */
export interface Bracket {
  readonly text: string;
  readonly line: number;
  readonly column: number;
  /** In a replacement field of an f-string. */
  readonly inString: boolean;
}

export interface Tokens {
  readonly tokens: readonly Token[];
  /** What stopped the reading, if anything did. */
  readonly mistake: Mistake | undefined;
  /** The innermost bracket open at the end. */
  readonly unclosed: Bracket | undefined;
}
