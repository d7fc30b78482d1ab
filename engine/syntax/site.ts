/** The place where py-ast gave up, and what stands around it. */
import type { SourceLines } from './source-lines.js';
import type { Token } from './token.js';

/** Words that are no names. */
export const KEYWORDS: ReadonlySet<string> = new Set(
  (
    'False None True and as assert async await break class continue def del elif else except finally for from global if ' +
    'import in is lambda nonlocal not or pass raise return try while with yield'
  ).split(' '),
);
/** Those of them that expressions begin with. */
export const EXPRESSION_KEYWORDS: ReadonlySet<string> = new Set(['False', 'None', 'True', 'lambda', 'not', 'await']);

/** An expression can begin with the token. */
export function startsExpression({ type, text }: Token): boolean {
  if (type === 'number' || type === 'string') return true;
  if (type === 'name') return !KEYWORDS.has(text) || EXPRESSION_KEYWORDS.has(text);
  return /^(?:[([{~]|\.\.\.)$/.test(text);
}

/** Between two of these an item of a list, call or statement stands. */
export function isItemEdge({ type, text }: Token): boolean {
  if (type === 'operator') return /^(?:[,:;=([{]|:=|->|(?:[-+*/%@&|^]|\*\*|\/\/|<<|>>)=)$/.test(text);
  return (
    type === 'name' &&
    /^(?:if|elif|else|while|for|in|return|assert|del|and|or|not|with|as|from|import|raise|yield)$/.test(text)
  );
}

export class Site {
  readonly tokens: readonly Token[];
  /** Index of the token that py-ast did not want. */
  readonly at: number;
  readonly lines: SourceLines;
  /** What py-ast said. */
  readonly said: string;
  readonly token: Token;
  /** Index of the first token of the statement that it is in. */
  readonly start: number;

  constructor(tokens: readonly Token[], at: number, lines: SourceLines, said: string) {
    this.tokens = tokens;
    this.at = at;
    this.lines = lines;
    this.said = said;
    this.token = tokens[at]!;
    this.start = this.#statementStart();
  }

  #statementStart(): number {
    let index = this.at;
    while (index > 0) {
      const before = this.tokens[index - 1]!;
      if (before.type === 'newline' || before.type === 'indent' || before.type === 'dedent') break;
      if (before.level === 0 && before.text === ';') break;
      index--;
    }
    return index;
  }

  /** The first token of the statement. */
  get first(): Token {
    return this.tokens[this.start]!;
  }

  /** The tokens of the statement from `from` to before its end. */
  statement(from = this.start): readonly Token[] {
    const rest = this.tokens.slice(from);
    const end = rest.findIndex(
      ({ type, text, level }) => type === 'newline' || type === 'end' || (level === 0 && text === ';'),
    );
    return end < 0 ? rest : rest.slice(0, end);
  }

  /** The tokens back from `index` to the last comma, bracket or other start of an item at the same depth. */
  itemBefore(index: number): readonly Token[] {
    const { level } = this.tokens[index]!;
    let start = index;
    while (start > this.start) {
      const before = this.tokens[start - 1]!;
      if (before.level < level || (before.level === level && isItemEdge(before))) break;
      start--;
    }
    return this.tokens.slice(start, index);
  }

  /** The tokens from `index` to before the next comma, bracket or other end of an item at the same depth. */
  itemAfter(index: number): readonly Token[] {
    const { level } = this.tokens[index] ?? this.token;
    let end = index;
    for (; end < this.tokens.length; end++) {
      const token = this.tokens[end]!;
      const closes = token.type === 'operator' && /^[)\]}]$/.test(token.text) && token.level < level;
      if (closes || token.type === 'newline' || token.type === 'end') break;
      if (token.level === level && end > index && isItemEdge(token)) break;
    }
    return this.tokens.slice(index, end);
  }

  /** The `=` or `:=` that is wrong here: at the token, or in what py-ast took for a target. */
  equals(): number | undefined {
    if (this.token.text === '=' || this.token.text === ':=') return this.at;
    if (this.tokens[this.at - 1]?.text === '=' && this.tokens[this.at - 1]!.level > 0) return this.at - 1;
    return undefined;
  }

  /** The depth of brackets that the token ends or is in. */
  innerLevel(): number {
    return /^[)\]}]$/.test(this.token.text) ? this.token.level + 1 : this.token.level;
  }

  /** The bracket around `index` is that of a call. */
  isInCall(index: number): boolean {
    const { level } = this.tokens[index]!;
    for (let at = index - 1; at >= this.start; at--) {
      const token = this.tokens[at]!;
      if (token.level !== level || token.text !== '(') continue;
      const before = this.tokens[at - 1];
      const calls = before !== undefined && (before.type === 'name' || /^[)\]]$/.test(before.text));
      return calls && !KEYWORDS.has(before.text) && this.tokens[at - 2]?.text !== 'def';
    }
    return false;
  }
}
