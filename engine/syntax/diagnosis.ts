/**
 * What is wrong with a text that py-ast refused, in CPython's words (the `invalid_` rules of Grammar/python.gram). py-ast
 * tells the token where it gave up; what stands around that token tells what the author may have meant.
 */
import { expressionName, invalidTarget } from './expression-name.js';
import { readFragment } from './fragment.js';
import { SourceLines } from './source-lines.js';
import type { Mistake, Token, Tokens } from './token.js';

/** What py-ast said: its own words, and the place, columns in UTF-8 bytes; no place where its tokenizer gave up. */
export interface Refusal {
  readonly message: string;
  readonly line: number | undefined;
  readonly column: number | undefined;
}

/** The mistake in `source`, or undefined where the text is right as far as can be seen. */
export function diagnose(source: string, { tokens, mistake, unclosed }: Tokens, refusal: Refusal): Mistake | undefined {
  if (mistake !== undefined && mistake.late !== true) return mistake;
  const lines = new SourceLines(source);
  const { line, column } = refusal;
  if (line === undefined || column === undefined) {
    if (mistake !== undefined) return mistake;
    if (unclosed !== undefined) return neverClosed(unclosed);
    return refusal.message === 'Invalid decorator target' ? afterDecorators(tokens) : oddCharacter(tokens);
  }
  if (mistake !== undefined && mistake.line <= line) return mistake;
  const at = tokenAt(tokens, line, lines.fromBytes(line, column));
  const token = tokens[at];
  if (token === undefined) return mistake;
  if (refusal.message.startsWith('f-string: ')) return fieldMistake(tokens, lines);
  if (unclosed !== undefined && (token.line > unclosed.line || token.type === 'end')) return neverClosed(unclosed);
  return new Diagnosis(tokens, at, lines, refusal.message).mistake();
}

function neverClosed({ text, line, column }: NonNullable<Tokens['unclosed']>): Mistake {
  const message = `'${text}' was never closed`;
  return { type: 'SyntaxError', message, line, column, endLine: line, endColumn: column + 1 };
}

/** What follows decorators and is neither a function nor a class. */
function afterDecorators(tokens: readonly Token[]): Mistake | undefined {
  const after = tokens.find((token, index) => {
    const startsLine = /newline|dent/.test(tokens[index - 1]?.type ?? '');
    return startsLine && isDecorator(tokens, index) && !/^(?:@|def|class|async)$/.test(token.text);
  });
  return after && atToken(after, 'invalid syntax');
}

/** The line before the token begins with `@`. */
function isDecorator(tokens: readonly Token[], index: number): boolean {
  let start = index - 1;
  while (start > 0 && !/newline|dent/.test(tokens[start - 1]!.type)) start--;
  return tokens[start]?.text === '@';
}

/** `$`, `?` and `!`, which are no tokens of Python's. */
function oddCharacter(tokens: readonly Token[]): Mistake | undefined {
  const odd = tokens.find(({ type, text }) => type === 'operator' && /^[$?!]$/.test(text));
  return odd && atToken(odd, 'invalid syntax');
}

function tokenAt(tokens: readonly Token[], line: number, column: number): number {
  const index = tokens.findIndex(
    (token) => token.line > line || (token.line === line && (token.column >= column || token.endColumn > column)),
  );
  return index < 0 ? tokens.length - 1 : index;
}

function atToken(token: Token, message: string, type: Mistake['type'] = 'SyntaxError'): Mistake {
  const { line, column, endLine, endColumn } = token;
  return { type, message, line, column, endLine, endColumn: token.type === 'newline' ? column + 1 : endColumn };
}

function range(first: Token, last: Token, message: string): Mistake {
  const { line, column } = first;
  return { type: 'SyntaxError', message, line, column, endLine: last.endLine, endColumn: last.endColumn };
}

/** What is wrong in the replacement fields of the f-strings; undefined when they are right. */
function fieldMistake(tokens: readonly Token[], lines: SourceLines): Mistake | undefined {
  for (const field of tokens.flatMap(({ fields }) => fields ?? [])) {
    const end = field.at(-1)?.text === '=' ? -1 : field.length;
    const expression = field.slice(0, end);
    const [first] = expression;
    const inner = fieldMistake(field, lines);
    if (inner !== undefined) return inner;
    if (first === undefined || readFragment(expression, lines) !== undefined) continue;
    if (first.text === 'lambda') {
      const last = expression.at(-1) ?? first;
      return range(first, last, 'f-string: lambda expressions are not allowed without parentheses');
    }
    let valid = expression.length - 1;
    while (valid > 0 && readFragment(expression.slice(0, valid), lines) === undefined) valid--;
    const next = expression[valid] ?? first;
    if (valid === 0) return atToken(first, "f-string: expecting a valid expression after '{'");
    if (!startsExpression(next)) return atToken(next, "f-string: expecting '=', or '!', or ':', or '}'");
    return range(first, next, 'invalid syntax. Perhaps you forgot a comma?');
  }
  return undefined;
}

function startsExpression({ type, text }: Token): boolean {
  if (type === 'number' || type === 'string') return true;
  if (type === 'name') return !KEYWORDS.has(text) || EXPRESSION_KEYWORDS.has(text);
  return /^(?:[([{~]|\.\.\.)$/.test(text);
}

/** Messages that py-ast and CPython share. */
const SHARED: ReadonlySet<string> = new Set([
  'parameter without a default follows parameter with a default',
  '/ may appear only once',
  '/ must be ahead of *',
  'arguments cannot follow var-keyword argument',
  '* argument may appear only once',
  "cannot have both 'except' and 'except*' on the same 'try'",
  'named arguments must follow bare *',
  'iterable unpacking cannot be used in comprehension',
  'positional argument follows keyword argument',
  'positional argument follows keyword argument unpacking',
  'iterable argument unpacking follows keyword argument unpacking',
  "cannot use '_' as a target",
]);

/** How the statement is called whose block is missing, by the word it begins with. */
const BLOCKS: Readonly<Record<string, string>> = { def: 'function definition', class: 'class definition' };
const BLOCK_STATEMENTS: ReadonlySet<string> = new Set([
  'if',
  'elif',
  'else',
  'for',
  'while',
  'with',
  'try',
  'except',
  'finally',
  'match',
  'case',
]);
const KEYWORDS: ReadonlySet<string> = new Set(
  (
    'False None True and as assert async await break class continue def del elif else except finally for from global if ' +
    'import in is lambda nonlocal not or pass raise return try while with yield'
  ).split(' '),
);
const EXPRESSION_KEYWORDS: ReadonlySet<string> = new Set(['False', 'None', 'True', 'lambda', 'not', 'await']);

class Diagnosis {
  readonly #tokens: readonly Token[];
  readonly #at: number;
  readonly #lines: SourceLines;
  readonly #said: string;
  readonly #token: Token;
  /** Index of the first token of the statement that `#token` is in. */
  readonly #start: number;

  constructor(tokens: readonly Token[], at: number, lines: SourceLines, said: string) {
    this.#tokens = tokens;
    this.#at = at;
    this.#lines = lines;
    this.#said = said;
    this.#token = tokens[at]!;
    this.#start = this.#statementStart();
  }

  mistake(): Mistake {
    return (
      this.#indentation() ??
      this.#missingBlock() ??
      this.#legacyStatement() ??
      this.#shared() ??
      this.#importFrom() ??
      this.#exceptTypes() ??
      this.#argument() ??
      this.#target() ??
      this.#comparison() ??
      this.#comprehension() ??
      this.#dictionary() ??
      this.#missingElse() ??
      this.#missingComma() ??
      this.#parameters() ??
      this.#missingColon() ??
      this.#invalid()
    );
  }

  #invalid(): Mistake {
    // After `not`, CPython has looked for `in`.
    const follows = this.#token.text === 'not' && this.#at > this.#start && !isItemEdge(this.#tokens[this.#at - 1]!);
    const token = follows ? this.#tokens[this.#at + 1] : undefined;
    return atToken(token ?? this.#token, 'invalid syntax');
  }

  #statementStart(): number {
    let index = this.#at;
    // At the end of a statement, it is that statement that is wrong.
    while (index > 0) {
      const before = this.#tokens[index - 1]!;
      if (before.type === 'newline' || before.type === 'indent' || before.type === 'dedent') break;
      if (before.level === 0 && before.text === ';') break;
      index--;
    }
    return index;
  }

  get #first(): Token {
    return this.#tokens[this.#start]!;
  }

  /** The tokens of the statement from `from` to before its end. */
  #statement(from = this.#start): readonly Token[] {
    const rest = this.#tokens.slice(from);
    const end = rest.findIndex(
      ({ type, text, level }) => type === 'newline' || type === 'end' || (level === 0 && text === ';'),
    );
    return end < 0 ? rest : rest.slice(0, end);
  }

  #indentation(): Mistake | undefined {
    const before = this.#tokens[this.#at - 1];
    const indent = this.#token.type === 'indent' ? this.#token : before?.type === 'indent' ? before : undefined;
    if (indent === undefined || !/unexpected indent/.test(this.#said)) return undefined;
    const column = Math.max(indent.endColumn - 1, 0);
    return { ...atToken(indent, 'unexpected indent', 'IndentationError'), column, endColumn: indent.endColumn };
  }

  #missingBlock(): Mistake | undefined {
    if (!this.#said.startsWith('Expected indented block')) return undefined;
    let at = this.#at;
    while (at > 0 && this.#tokens[at - 1]!.type === 'dedent') at--;
    let index = at - 1;
    while (index > 0 && this.#tokens[index - 1]!.type !== 'newline' && !/dent/.test(this.#tokens[index - 1]!.type))
      index--;
    const header = this.#tokens[index];
    if (header === undefined) return undefined;
    const star = header.text === 'except' && this.#tokens[index + 1]?.text === '*' ? '*' : '';
    const named = BLOCK_STATEMENTS.has(header.text) ? `'${header.text}${star}' statement` : BLOCKS[header.text];
    const what = header.text === 'async' ? 'function definition' : (named ?? 'statement');
    const following = this.#tokens.slice(this.#at).find(({ type }) => type !== 'newline' && type !== 'dedent');
    const token = following === undefined || following.type === 'end' ? this.#tokens[at - 1]! : following;
    const message = `expected an indented block after ${what} on line ${String(header.line)}`;
    return atToken(token, message, 'IndentationError');
  }

  /** `print "x"`, as in Python 2. */
  #legacyStatement(): Mistake | undefined {
    const name = this.#tokens[this.#at - 1];
    if (name === undefined || (name.text !== 'print' && name.text !== 'exec')) return undefined;
    if (!startsExpression(this.#token)) return undefined;
    const rest = this.#statement(this.#at);
    const call = `${name.text}(...)`;
    return range(name, rest.at(-1) ?? name, `Missing parentheses in call to '${name.text}'. Did you mean ${call}?`);
  }

  #shared(): Mistake | undefined {
    if (!SHARED.has(this.#said)) return undefined;
    const previous = this.#tokens[this.#at - 1] ?? this.#token;
    if (this.#said.startsWith('iterable unpacking cannot')) {
      const elements = this.#itemBefore(this.#at);
      return range(elements[0] ?? this.#token, elements.at(-1) ?? this.#token, this.#said);
    }
    if (this.#said.startsWith('positional argument')) {
      const next = this.#itemAfter(this.#at).length + this.#at;
      return atToken(this.#tokens[next] ?? this.#token, this.#said);
    }
    if (this.#said.startsWith('cannot have both')) return atToken(this.#first, this.#said);
    const before = /^(?:parameter without|named arguments|[*/] )/.test(this.#said);
    return atToken(before ? previous : this.#token, this.#said);
  }

  #importFrom(): Mistake | undefined {
    if (this.#first.text !== 'import' || this.#token.text !== 'from') return undefined;
    return range(this.#first, this.#token, "Did you mean to use 'from ... import ...' instead?");
  }

  #exceptTypes(): Mistake | undefined {
    if (this.#first.text !== 'except' || this.#token.text !== ',') return undefined;
    const types = this.#statement()
      .slice(1)
      .filter(({ text }, index) => index > 0 || text !== '*');
    const end = types.findIndex(({ text, level }) => level === 0 && (text === ':' || text === 'as'));
    const last = end > 0 ? types[end - 1] : types.at(-1);
    if (types[0] === undefined || last === undefined || last.text === ',') return undefined;
    return range(types[0], last, 'multiple exception types must be parenthesized');
  }

  /** The tokens back from `index` to the last comma, bracket or other start of an item at the same depth. */
  #itemBefore(index: number): readonly Token[] {
    const { level } = this.#tokens[index]!;
    let start = index;
    while (start > this.#start) {
      const before = this.#tokens[start - 1]!;
      if (before.level < level || (before.level === level && isItemEdge(before))) break;
      start--;
    }
    return this.#tokens.slice(start, index);
  }

  /** The tokens from `index` to before the next comma, bracket or other end of an item at the same depth. */
  #itemAfter(index: number): readonly Token[] {
    const { level } = this.#tokens[index] ?? this.#token;
    let end = index;
    for (; end < this.#tokens.length; end++) {
      const token = this.#tokens[end]!;
      const closes = token.type === 'operator' && /^[)\]}]$/.test(token.text) && token.level < level;
      if (closes || token.type === 'newline' || token.type === 'end') break;
      if (token.level === level && end > index && isItemEdge(token)) break;
    }
    return this.#tokens.slice(index, end);
  }

  /** The `=` or `:=` that is wrong here: at the token, or in what py-ast took for a target. */
  #equals(): number | undefined {
    if (this.#token.text === '=' || this.#token.text === ':=') return this.#at;
    if (this.#tokens[this.#at - 1]?.text === '=' && this.#tokens[this.#at - 1]!.level > 0) return this.#at - 1;
    return undefined;
  }

  /** `f(a.b=1)`, `f(True=1)`, `f(a=)` */
  #argument(): Mistake | undefined {
    const equals = this.#equals();
    if (equals === undefined || this.#tokens[equals]!.text !== '=' || this.#tokens[equals]!.level === 0)
      return undefined;
    const name = this.#itemBefore(equals);
    const [first] = name;
    const open = this.#tokens[equals - name.length - 1];
    const callee = this.#openBracket(equals);
    if (first === undefined || open === undefined || !callee) return undefined;
    const sign = this.#tokens[equals]!;
    if (name.length === 1 && /^(?:True|False|None)$/.test(first.text)) {
      return range(first, sign, `cannot assign to ${first.text}`);
    }
    if (name.length === 1 && first.type === 'name' && !KEYWORDS.has(first.text)) {
      const next = this.#tokens[equals + 1];
      const empty = next?.text === ',' || next?.text === ')';
      return empty ? range(first, sign, 'expected argument value expression') : undefined;
    }
    return range(first, sign, 'expression cannot contain assignment, perhaps you meant "=="?');
  }

  /** The bracket around `index` is that of a call. */
  #openBracket(index: number): boolean {
    const { level } = this.#tokens[index]!;
    for (let at = index - 1; at >= this.#start; at--) {
      const token = this.#tokens[at]!;
      if (token.level !== level || token.text !== '(') continue;
      if (this.#tokens[at]!.level === level && /^[([{]$/.test(token.text)) {
        const before = this.#tokens[at - 1];
        const calls = before !== undefined && (before.type === 'name' || /^[)\]]$/.test(before.text));
        return calls && !KEYWORDS.has(before.text) && this.#tokens[at - 2]?.text !== 'def';
      }
    }
    return false;
  }

  /** Targets that cannot be assigned to, deleted, annotated or changed in place. */
  #target(): Mistake | undefined {
    if (!/cannot assign|illegal (?:expression|target)|Unexpected token|invalid syntax|Expected/.test(this.#said))
      return undefined;
    const statement = this.#statement();
    const [first] = statement;
    if (first === undefined) return undefined;
    if (first.text === 'del') return this.#deleted(statement.slice(1));
    if (!/cannot assign|illegal/.test(this.#said) && !statement.some(({ text }) => text === '=')) return undefined;
    const body =
      KEYWORDS.has(first.text) && !EXPRESSION_KEYWORDS.has(first.text) && first.text !== 'yield'
        ? undefined
        : statement;
    if (body === undefined) return /cannot assign/.test(this.#said) ? this.#keywordTarget(statement) : undefined;
    return this.#assigned(body);
  }

  #deleted(targets: readonly Token[]): Mistake | undefined {
    const fragment = readFragment(targets, this.#lines);
    const invalid = fragment && invalidTarget(fragment.node, 'delete');
    return invalid && fragment.mistakeAt(invalid, `cannot delete ${expressionName(invalid)}`);
  }

  /** `for 1 in x`, `with a as 1` */
  #keywordTarget(statement: readonly Token[]): Mistake | undefined {
    const [first] = statement;
    const begin = first?.text === 'for' ? 1 : statement.findIndex(({ text }) => text === 'as') + 1;
    const ends = first?.text === 'for' ? /^in$/ : /^[:,]$/;
    const level = statement[begin]?.level ?? 0;
    const length = statement.slice(begin).findIndex((token) => token.level <= level && ends.test(token.text));
    const fragment = begin > 0 ? readFragment(statement.slice(begin, begin + length), this.#lines) : undefined;
    const invalid = fragment && invalidTarget(fragment.node, first?.text === 'for' ? 'for' : 'assign');
    return invalid && fragment.mistakeAt(invalid, `cannot assign to ${expressionName(invalid)}`);
  }

  #assigned(statement: readonly Token[]): Mistake | undefined {
    const sign = statement.findIndex(
      ({ text, level }) => level === 0 && /^(?:[-+*/%@&|^]|\*\*|\/\/|<<|>>)?=$/.test(text),
    );
    const colon = statement.findIndex(({ text, level }) => level === 0 && text === ':');
    if (sign < 0 || (colon >= 0 && colon < sign)) return this.#annotated(statement, colon);
    if (statement[sign]!.text !== '=') {
      const fragment = readFragment(statement.slice(0, sign), this.#lines);
      if (fragment === undefined || /^(?:Name|Attribute|Subscript)$/.test(fragment.node.nodeType)) return undefined;
      const message = `'${expressionName(fragment.node)}' is an illegal expression for augmented assignment`;
      return fragment.mistakeAt(fragment.node, message);
    }
    const parts: (readonly Token[])[] = [];
    let begin = 0;
    statement.forEach(({ text, level }, index) => {
      if (level !== 0 || text !== '=') return;
      parts.push(statement.slice(begin, index));
      begin = index + 1;
    });
    const value = statement.slice(begin);
    for (const [index, part] of parts.entries()) {
      const mistake = this.#assignedPart(part, index === parts.length - 1 ? value : undefined);
      if (mistake !== undefined) return mistake;
    }
    return undefined;
  }

  /** One `target =`; `value` is what follows the last one. */
  #assignedPart(part: readonly Token[], value: readonly Token[] | undefined): Mistake | undefined {
    const comma = part.findLastIndex((token) => token.level === 0 && token.text === ',');
    const fragment = readFragment(part, this.#lines);
    if (fragment === undefined) return undefined;
    const { node } = fragment;
    if (part[0]?.text === 'yield') return fragment.mistakeAt(node, 'assignment to yield expression not possible');
    const tail = comma < 0 ? fragment : readFragment(part.slice(comma + 1), this.#lines);
    if (tail !== undefined && value !== undefined && isTight(tail.node) && this.#startsTight(value[0])) {
      return tail.mistakeAt(tail.node, `cannot assign to ${expressionName(tail.node)} ${MEANT_EQUALITY}`);
    }
    const invalid = invalidTarget(node, 'assign');
    return invalid && fragment.mistakeAt(invalid, `cannot assign to ${expressionName(invalid)}`);
  }

  #startsTight(token: Token | undefined): boolean {
    return token !== undefined && startsExpression(token) && !/^(?:not|lambda|\*)$/.test(token.text);
  }

  #annotated(statement: readonly Token[], colon: number): Mistake | undefined {
    if (colon <= 0 || !/cannot assign|illegal target/.test(this.#said)) return undefined;
    const fragment = readFragment(statement.slice(0, colon), this.#lines);
    if (fragment === undefined) return undefined;
    const { node } = fragment;
    if (node.nodeType === 'List' || node.nodeType === 'Tuple') {
      return fragment.mistakeAt(node, `only single target (not ${expressionName(node)}) can be annotated`);
    }
    return fragment.mistakeAt(node, 'illegal target for annotation');
  }

  /** `=` where a comparison was meant: `if x = 1:`. */
  #comparison(): Mistake | undefined {
    const equals = this.#equals();
    if (equals === undefined) return undefined;
    const sign = this.#tokens[equals]!;
    const left = this.#itemBefore(equals);
    const fragment = readFragment(left, this.#lines);
    if (fragment === undefined) return undefined;
    const { node } = fragment;
    if (sign.text === ':=') {
      if (node.nodeType === 'Name') return undefined;
      return fragment.mistakeAt(node, `cannot use assignment expressions with ${expressionName(node)}`);
    }
    const value = this.#itemAfter(equals + 1);
    if (node.nodeType === 'Name' && left.length === 1) {
      const message = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?";
      return value.length === 0 ? undefined : range(left[0]!, value.at(-1)!, message);
    }
    if (!isTight(node) && !/^(?:Name|Attribute|Subscript)$/.test(node.nodeType)) return undefined;
    return fragment.mistakeAt(node, `cannot assign to ${expressionName(node)} ${MEANT_EQUALITY}`);
  }

  #comprehension(): Mistake | undefined {
    if (this.#token.text !== 'for' || this.#token.level === 0) return undefined;
    const { level } = this.#token;
    let open = this.#at - 1;
    while (open > this.#start && !(this.#tokens[open]!.level === level && /^[([{]$/.test(this.#tokens[open]!.text)))
      open--;
    const elements = this.#tokens.slice(open + 1, this.#at);
    const [first] = elements;
    const last = elements.at(-1);
    if (first === undefined || last === undefined) return undefined;
    if (first.text === '**') {
      return range(first, last, 'dict unpacking cannot be used in dict comprehension');
    }
    const comma = elements.some((token) => token.level === level && token.text === ',');
    if (!comma || this.#tokens[open]!.text === '(') return undefined;
    return range(first, last, 'did you forget parentheses around the comprehension target?');
  }

  #dictionary(): Mistake | undefined {
    const previous = this.#tokens[this.#at - 1];
    const { text, level } = this.#token;
    if (this.#said === "Expected ':' in dictionary" && /^[,}]$/.test(text) && previous !== undefined) {
      return atToken(previous, "':' expected after dictionary key");
    }
    if (previous?.text !== ':' || previous.level === 0) return undefined;
    if (/^[,}]$/.test(text) && this.#inBraces(level)) {
      return atToken(previous, "expression expected after dictionary key and ':'");
    }
    if (text === '*') {
      const value = this.#itemAfter(this.#at);
      return range(this.#token, value.at(-1)!, 'cannot use a starred expression in a dictionary value');
    }
    return undefined;
  }

  #inBraces(level: number): boolean {
    const depth = this.#token.text === '}' ? level + 1 : level;
    for (let index = this.#at - 1; index >= this.#start; index--) {
      const token = this.#tokens[index]!;
      if (token.level === depth && /^[([{]$/.test(token.text)) return token.text === '{';
    }
    return false;
  }

  #missingElse(): Mistake | undefined {
    if (!this.#said.startsWith("Expected 'else' in conditional")) return undefined;
    if (this.#token.text === ':') return undefined;
    let open = this.#at - 1;
    while (
      open > this.#start &&
      !(this.#tokens[open]!.text === 'if' && this.#tokens[open]!.level <= this.#innerLevel())
    )
      open--;
    const before = this.#itemBefore(open);
    const last = this.#tokens[this.#at - 1];
    if (before[0] === undefined || last === undefined) return undefined;
    return range(before[0], last, "expected 'else' after 'if' expression");
  }

  #innerLevel(): number {
    return /^[)\]}]$/.test(this.#token.text) ? this.#token.level + 1 : this.#token.level;
  }

  /** Two expressions side by side inside brackets. */
  #missingComma(): Mistake | undefined {
    const previous = this.#tokens[this.#at - 1];
    if (previous === undefined || this.#token.level === 0 || !startsExpression(this.#token)) return undefined;
    if (this.#token.text === 'not') return undefined;
    const before = this.#itemBefore(this.#at).filter((token, index) => index > 0 || !/^\*\*?$/.test(token.text));
    const [first] = before;
    if (first === undefined || readFragment(before, this.#lines) === undefined) return undefined;
    if (before.length === 1 && first.type === 'name' && this.#token.type === 'string') return undefined;
    let after = this.#itemAfter(this.#at);
    while (after.length > 0 && readFragment(after, this.#lines) === undefined) after = after.slice(0, -1);
    const last = after.at(-1);
    return last && range(first, last, 'invalid syntax. Perhaps you forgot a comma?');
  }

  #parameters(): Mistake | undefined {
    const { text } = this.#token;
    const previous = this.#tokens[this.#at - 1];
    if (this.#said === 'Expected parameter name' && text === '(') {
      const lambda = this.#first.text !== 'def';
      const length = this.#tokens.slice(this.#at).findIndex((token) => token.text === ')');
      const what = lambda ? 'Lambda expression parameters' : 'Function parameters';
      return range(this.#token, this.#tokens[this.#at + length]!, `${what} cannot be parenthesized`);
    }
    if (text === '=' && previous?.type === 'name') {
      const star = this.#tokens[this.#at - 2]?.text;
      if (star === '*') return atToken(this.#token, 'var-positional argument cannot have default value');
      if (star === '**') return atToken(this.#token, 'var-keyword argument cannot have default value');
    }
    if (this.#first.text === 'def' && previous?.text === '=' && previous.level > 0 && /^[,)]$/.test(text)) {
      return atToken(previous, 'expected default value expression');
    }
    if (this.#said === "Expected '(' after function name") return atToken(this.#token, "expected '('");
    return undefined;
  }

  #missingColon(): Mistake | undefined {
    const match = /^Expected ':' after (.*)/.exec(this.#said);
    if (match === null) return this.#softKeywordColon();
    const [, after = ''] = match;
    const forced = /^(?:function header|else|try|finally)/.test(after);
    return forced || (this.#token.type === 'newline' && !after.startsWith('lambda'))
      ? atToken(this.#token, "expected ':'")
      : undefined;
  }

  /** `match x` without its colon, where `match` may as well be a name. */
  #softKeywordColon(): Mistake | undefined {
    if (this.#first.text !== 'match' || this.#tokens[this.#start + 1] !== this.#token) return undefined;
    const statement = this.#statement();
    if (readFragment(statement.slice(1), this.#lines) === undefined) return undefined;
    const end = this.#tokens[this.#start + statement.length];
    return end?.type === 'newline' ? atToken(end, "expected ':'") : undefined;
  }
}

const MEANT_EQUALITY = "here. Maybe you meant '==' instead of '='?";

/** Between two of these an item of a list, call or statement stands. */
function isItemEdge({ type, text }: Token): boolean {
  if (type === 'operator') return /^(?:[,:;=([{]|:=|->|(?:[-+*/%@&|^]|\*\*|\/\/|<<|>>)=)$/.test(text);
  return (
    type === 'name' &&
    /^(?:if|elif|else|while|for|in|return|assert|del|and|or|not|with|as|from|import|raise|yield)$/.test(text)
  );
}

/** The expression binds at least as tightly as `|`, and is none of those that are refused with a message of their own. */
function isTight({ nodeType, ...node }: { nodeType: string; value?: unknown; op?: unknown }): boolean {
  switch (nodeType) {
    case 'BinOp':
    case 'Call':
    case 'ListComp':
    case 'SetComp':
    case 'DictComp':
    case 'Set':
    case 'Dict':
    case 'JoinedStr':
    case 'Yield':
    case 'YieldFrom':
      return true;
    case 'UnaryOp':
      return (node.op as { nodeType: string }).nodeType !== 'Not';
    case 'Constant':
      return !/^(?:none|bool)$/.test((node.value as { kind: string }).kind);
    default:
      return false;
  }
}
