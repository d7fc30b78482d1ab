/** What py-ast reads though CPython's grammar has it not; the tree is known to be whole otherwise. */
import { expressionName, invalidTarget, type TargetUse } from './expression-name.js';
import { atToken } from './mistake.js';
import { SourceLines } from './source-lines.js';
import type { Mistake, Token } from './token.js';
import type { Expression, ExceptHandler, Location, Module, Statement } from './tree.js';

type Node =
  Expression | Statement | ExceptHandler | { readonly nodeType: 'Comprehension'; readonly target: Expression };

/** The first mistake in a tree, if there is one. */
export function check(tree: Module, tokens: readonly Token[]): Mistake | undefined {
  return checkTokens(tokens) ?? new Check(tree.source, tokens).all(tree.body);
}

/** Parts of nodes where `:=` needs parentheses. */
const PLAIN_PARTS: Readonly<Record<string, readonly string[]>> = {
  Expr: ['value'],
  Assign: ['value'],
  AugAssign: ['value'],
  AnnAssign: ['value', 'annotation'],
  Return: ['value'],
  Lambda: ['body'],
  Keyword: ['value'],
  Assert: ['test', 'msg'],
  For: ['iter'],
};

class Check {
  readonly #lines: SourceLines;
  readonly #tokens: readonly Token[];

  constructor(source: string, tokens: readonly Token[]) {
    this.#lines = new SourceLines(source);
    this.#tokens = tokens;
  }

  all(nodes: readonly unknown[]): Mistake | undefined {
    for (const node of nodes) {
      const mistake =
        typeof node === 'object' && node !== null && 'nodeType' in node ? this.#walk(node as Node) : undefined;
      if (mistake !== undefined) return mistake;
    }
    return undefined;
  }

  #walk(node: Node): Mistake | undefined {
    const mistake = this.#node(node) ?? this.#bareWalrus(node);
    if (mistake !== undefined) return mistake;
    for (const child of Object.values(node)) {
      if (typeof child !== 'object' || child === null) continue;
      const inner = this.all(Array.isArray(child) ? (child as unknown[]) : [child]);
      if (inner !== undefined) return inner;
    }
    return undefined;
  }

  #at({ lineno, col_offset, end_lineno, end_col_offset }: Location, message: string): Mistake {
    return {
      type: 'SyntaxError',
      message,
      line: lineno,
      column: this.#lines.fromBytes(lineno, col_offset),
      endLine: end_lineno,
      endColumn: this.#lines.fromBytes(end_lineno, end_col_offset),
    };
  }

  /** The first token that begins at or after the end of a node. */
  #tokenAfter({ end_lineno, end_col_offset }: Location): number {
    const column = this.#lines.fromBytes(end_lineno, end_col_offset);
    return this.#tokens.findIndex(
      ({ line, column: start }) => line > end_lineno || (line === end_lineno && start >= column),
    );
  }

  #atToken(index: number, message: string): Mistake | undefined {
    const token = this.#tokens[index];
    return token && atToken(token, message);
  }

  #node(node: Node): Mistake | undefined {
    switch (node.nodeType) {
      case 'For':
      case 'Comprehension':
        return this.#target(node.target, 'for');
      case 'Delete':
        for (const target of node.targets) {
          const mistake = this.#target(target, 'delete');
          if (mistake !== undefined) return mistake;
        }
        return undefined;
      case 'NamedExpr': {
        const target = node.target as Expression;
        if (target.nodeType === 'Name') return undefined;
        return this.#at(target, `cannot use assignment expressions with ${expressionName(target)}`);
      }
      case 'AnnAssign': {
        const { target } = node;
        if (target.nodeType !== 'List' && target.nodeType !== 'Tuple') return undefined;
        return this.#at(target, `only single target (not ${expressionName(target)}) can be annotated`);
      }
      case 'Call':
        return this.#bareGenerator(node);
      case 'Try':
      case 'TryStar':
        return this.#handlers(node);
      default:
        return undefined;
    }
  }

  #target(target: Expression, use: TargetUse): Mistake | undefined {
    const invalid = invalidTarget(target, use);
    const verb = use === 'delete' ? 'delete' : 'assign to';
    return invalid && this.#at(invalid, `cannot ${verb} ${expressionName(invalid)}`);
  }

  /** `f(x for x in y, 1)` */
  #bareGenerator({ args, keywords }: Extract<Expression, { nodeType: 'Call' }>): Mistake | undefined {
    const bare = args.find((arg) => {
      if (arg.nodeType !== 'GeneratorExp' || this.#isBracketed(arg)) return false;
      return args.length + keywords.length > 1 || this.#tokens[this.#tokenAfter(arg)]?.text === ',';
    });
    if (bare?.nodeType !== 'GeneratorExp') return undefined;
    const { lineno, col_offset } = bare.elt;
    return this.#at({ ...bare, lineno, col_offset }, 'Generator expression must be parenthesized');
  }

  /** The node is a bracket with what is in it. */
  #isBracketed(node: Location): boolean {
    const column = this.#lines.fromBytes(node.lineno, node.col_offset);
    const open = this.#tokens.findIndex((token) => token.line === node.lineno && token.column === column);
    const close = this.#tokens.findIndex(
      (token, index) => index > open && token.level < (this.#tokens[open]?.level ?? 0),
    );
    const end = this.#lines.fromBytes(node.end_lineno, node.end_col_offset);
    const { endLine, endColumn } = this.#tokens[close] ?? {};
    // What an f-string holds is not among the tokens.
    return open < 0 || (this.#tokens[open]?.text === '(' && endLine === node.end_lineno && endColumn === end);
  }

  #handlers(node: Extract<Statement, { nodeType: 'Try' | 'TryStar' }>): Mistake | undefined {
    const last = node.body.at(-1);
    if (node.handlers.length === 0 && node.finalbody.length === 0 && last !== undefined) {
      const newline = this.#tokenAfter(last);
      const next = this.#tokens.findIndex(({ type }, index) => index > newline && !/newline|dedent/.test(type));
      const index = this.#tokens[next]?.type === 'end' ? newline : next;
      return this.#atToken(index, "expected 'except' or 'finally' block");
    }
    const bare = node.nodeType === 'TryStar' ? node.handlers.find(({ type }) => type === undefined) : undefined;
    if (bare === undefined) return undefined;
    const colon = this.#tokens.findIndex(({ line, text }) => line >= bare.lineno && text === ':');
    return this.#atToken(colon, 'expected one or more exception types');
  }

  /** `x := 1` where only a plain expression may stand. */
  #bareWalrus(node: Node): Mistake | undefined {
    for (const part of PLAIN_PARTS[node.nodeType] ?? []) {
      const child = (node as unknown as Record<string, unknown>)[part] as Expression | undefined;
      if (child?.nodeType !== 'NamedExpr' || this.#isParenthesised(child)) continue;
      const after = this.#tokenAfter(child.target);
      return this.#atToken(after, 'invalid syntax');
    }
    return undefined;
  }

  #isParenthesised(node: Location): boolean {
    const column = this.#lines.fromBytes(node.lineno, node.col_offset);
    const index = this.#tokens.findIndex(({ line, column: start }) => line === node.lineno && start === column);
    // What an f-string holds is one token.
    return index < 0 || this.#tokens[index - 1]?.text === '(';
  }
}

/** Mistakes that only the tokens show. */
function checkTokens(tokens: readonly Token[]): Mistake | undefined {
  for (const [index, token] of tokens.entries()) {
    const previous = tokens[index - 1];
    const next = tokens[index + 1];
    if (token.type === 'string') {
      const mistake = checkString(token, previous, next);
      if (mistake !== undefined) return mistake;
    } else if (token.text === '@' && startsStatement(previous)) {
      const head = headAfterDecorator(tokens, index);
      if (head !== undefined) return atToken(head, 'invalid syntax');
    } else if (token.text === '/' && (previous?.text === 'lambda' || isParameterStart(tokens, index))) {
      return atToken(token, 'at least one argument must precede /');
    } else if (token.type === 'newline' && previous?.text === ',' && isFromImport(tokens, index)) {
      return atToken(token, 'trailing comma not allowed without surrounding parentheses');
    }
  }
  return undefined;
}

function isParameterStart(tokens: readonly Token[], index: number): boolean {
  return tokens[index - 1]?.text === '(' && tokens[index - 3]?.text === 'def';
}

function startsStatement(previous: Token | undefined): boolean {
  return previous === undefined || /^(?:newline|indent|dedent)$/.test(previous.type);
}

/** What a decorator stands before on its own line, where nothing may stand. */
function headAfterDecorator(tokens: readonly Token[], at: number): Token | undefined {
  for (let index = at + 1; index < tokens.length && tokens[index]!.type !== 'newline'; index++) {
    const { type, text } = tokens[index]!;
    if (type === 'name' && /^(?:def|class|async)$/.test(text)) return tokens[index];
  }
  return undefined;
}

function isFromImport(tokens: readonly Token[], end: number): boolean {
  let start = end - 1;
  while (start > 0 && tokens[start - 1]!.type !== 'newline' && tokens[start - 1]!.text !== ';') start--;
  while (/dent/.test(tokens[start]!.type)) start++;
  return tokens[start]!.text === 'from' && tokens.slice(start, end).some(({ text }) => text === 'import');
}

function prefixOf(text: string): string {
  return (/^[a-zA-Z]*/.exec(text)?.[0] ?? '').toLowerCase();
}

function checkString(token: Token, previous: Token | undefined, next: Token | undefined): Mistake | undefined {
  const prefix = prefixOf(token.text);
  const bytes = prefix.includes('b');
  if (bytes && /[^\0-\x7f]/.test(token.text)) {
    return atToken(token, 'bytes can only contain ASCII literal characters');
  }
  if (previous?.type === 'string' && prefixOf(previous.text).includes('b') !== bytes) {
    return atToken(next ?? token, 'cannot mix bytes and nonbytes literals');
  }
  if (prefix.includes('r') || prefix.includes('f') || !token.text.includes('\\')) return undefined;
  const quoted = token.text.slice(prefix.length);
  const quotes = quoted.startsWith('"""') || quoted.startsWith("'''") ? 3 : 1;
  const message = escapeMistake(quoted.slice(quotes, -quotes), bytes);
  return message === undefined ? undefined : atToken(token, message);
}

const ESCAPE = /\\(?:x([0-9a-fA-F]{0,2})|u([0-9a-fA-F]{0,4})|U([0-9a-fA-F]{0,8})|N(\{[^}]*\}?)?|[^])/g;

/** What is wrong with the first bad escape of a string's text, if any is. */
function escapeMistake(text: string, bytes: boolean): string | undefined {
  for (const match of text.matchAll(ESCAPE)) {
    const [whole, hex, short, long, name] = match;
    const start = new SourceLines(text.slice(0, match.index).replaceAll('\n', ' ')).toBytes(1, match.index);
    if (bytes) {
      if (hex !== undefined && hex.length < 2) return `(value error) invalid \\x escape at position ${String(start)}`;
      continue;
    }
    const fault = escapeFault(whole, hex, short, long, name);
    if (fault === undefined) continue;
    const end = start + whole.length - 1;
    return `(unicode error) 'unicodeescape' codec can't decode bytes in position ${String(start)}-${String(end)}: ${fault}`;
  }
  return undefined;
}

function escapeFault(whole: string, hex?: string, short?: string, long?: string, name?: string): string | undefined {
  if (hex !== undefined && hex.length < 2) return 'truncated \\xXX escape';
  if (short !== undefined && short.length < 4) return 'truncated \\uXXXX escape';
  if (long !== undefined && long.length < 8) return 'truncated \\UXXXXXXXX escape';
  if (long !== undefined && parseInt(long, 16) > 0x10ffff) return 'illegal Unicode character';
  if (whole.startsWith('\\N') && !(name?.endsWith('}') === true && name.length > 2))
    return 'malformed \\N character escape';
  return undefined;
}
