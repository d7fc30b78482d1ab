/** What is wrong with a whole statement: its beginning, its colon, its block. */
import { atToken, range } from './mistake.js';
import { readFragment } from './fragment.js';
import { isItemEdge, startsExpression, type Site } from './site.js';
import type { Mistake } from './token.js';

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

/** A line is further in than the one before, for no reason. */
export function unexpectedIndent(site: Site): Mistake | undefined {
  const before = site.tokens[site.at - 1];
  const indent = site.token.type === 'indent' ? site.token : before?.type === 'indent' ? before : undefined;
  if (indent === undefined || !/unexpected indent/.test(site.said)) return undefined;
  const column = Math.max(indent.endColumn - 1, 0);
  return { ...atToken(indent, 'unexpected indent', 'IndentationError'), column, endColumn: indent.endColumn };
}

/** Nothing is indented under a line that ends with a colon (`invalid_if_stmt` and its kin). */
export function missingBlock(site: Site): Mistake | undefined {
  if (!site.said.startsWith('Expected indented block')) return undefined;
  let at = site.at;
  while (at > 0 && site.tokens[at - 1]!.type === 'dedent') at--;
  let index = at - 1;
  while (index > 0 && site.tokens[index - 1]!.type !== 'newline' && !/dent/.test(site.tokens[index - 1]!.type)) index--;
  const header = site.tokens[index];
  if (header === undefined) return undefined;
  const star = header.text === 'except' && site.tokens[index + 1]?.text === '*' ? '*' : '';
  const named = BLOCK_STATEMENTS.has(header.text) ? `'${header.text}${star}' statement` : BLOCKS[header.text];
  const what = header.text === 'async' ? 'function definition' : (named ?? 'statement');
  const following = site.tokens.slice(site.at).find(({ type }) => type !== 'newline' && type !== 'dedent');
  const lineEnd = site.token.type === 'newline' ? site.token : site.tokens[at - 1]!;
  const token = following === undefined || following.type === 'end' ? lineEnd : following;
  const message = `expected an indented block after ${what} on line ${String(header.line)}`;
  return atToken(token, message, 'IndentationError');
}

/** `print "x"`, as in Python 2. */
export function legacyStatement(site: Site): Mistake | undefined {
  const name = site.tokens[site.at - 1];
  if (name === undefined || (name.text !== 'print' && name.text !== 'exec')) return undefined;
  if (!startsExpression(site.token)) return undefined;
  const rest = site.statement(site.at);
  const call = `${name.text}(...)`;
  return range(name, rest.at(-1) ?? name, `Missing parentheses in call to '${name.text}'. Did you mean ${call}?`);
}

/** Where py-ast says what CPython says. */
export function sharedMessage(site: Site): Mistake | undefined {
  if (!SHARED.has(site.said)) return undefined;
  const previous = site.tokens[site.at - 1] ?? site.token;
  if (site.said.startsWith('iterable unpacking cannot')) {
    const elements = site.itemBefore(site.at);
    return range(elements[0] ?? site.token, elements.at(-1) ?? site.token, site.said);
  }
  if (site.said.startsWith('positional argument')) {
    const next = site.itemAfter(site.at).length + site.at;
    return atToken(site.tokens[next] ?? site.token, site.said);
  }
  if (site.said.startsWith('cannot have both')) return atToken(site.first, site.said);
  if (site.said.startsWith('parameter without')) {
    return range(site.tokens[parameterStart(site)]!, previous, site.said);
  }
  const before = /^(?:named arguments|[*/] )/.test(site.said);
  return atToken(before ? previous : site.token, site.said);
}

/** Where the parameter begins that ends in front of the site: an annotation is a part of it. */
function parameterStart(site: Site): number {
  let open = 0;
  let index = site.at - 1;
  for (; index > site.start; index--) {
    const { text } = site.tokens[index]!;
    if (/^[)\]}]$/.test(text)) open++;
    else if (open === 0 && /^[(,]$/.test(text)) break;
    else if (/^[([{]$/.test(text)) open--;
  }
  return index + 1;
}

/** `import a from b` */
export function importFrom(site: Site): Mistake | undefined {
  if (site.first.text !== 'import' || site.token.text !== 'from') return undefined;
  return range(site.first, site.token, "Did you mean to use 'from ... import ...' instead?");
}

/** `except A, B:` */
export function exceptTypes(site: Site): Mistake | undefined {
  if (site.first.text !== 'except' || site.token.text !== ',') return undefined;
  const types = site
    .statement()
    .slice(1)
    .filter(({ text }, index) => index > 0 || text !== '*');
  const end = types.findIndex(({ text, level }) => level === 0 && (text === ':' || text === 'as'));
  const last = end > 0 ? types[end - 1] : types.at(-1);
  if (types[0] === undefined || last === undefined || last.text === ',') return undefined;
  return range(types[0], last, 'multiple exception types must be parenthesized');
}

/** `a if b` without `else` */
export function missingElse(site: Site): Mistake | undefined {
  if (!site.said.startsWith("Expected 'else' in conditional")) return undefined;
  if (site.token.text === ':') return undefined;
  let open = site.at - 1;
  while (open > site.start && !(site.tokens[open]!.text === 'if' && site.tokens[open]!.level <= site.innerLevel()))
    open--;
  const before = site.itemBefore(open);
  const last = site.tokens[site.at - 1];
  if (before[0] === undefined || last === undefined) return undefined;
  return range(before[0], last, "expected 'else' after 'if' expression");
}

/** A line that opens a block ends without a colon. */
export function missingColon(site: Site): Mistake | undefined {
  const match = /^Expected ':' after (.*)/.exec(site.said);
  const bareExcept = site.token.type === 'newline' && site.tokens[site.at - 1]?.text === 'except';
  if (bareExcept) return atToken(site.token, "expected ':'");
  if (match === null) return softKeywordColon(site);
  const [, after = ''] = match;
  const forced = /^(?:function header|else|try|finally)/.test(after);
  return forced || (site.token.type === 'newline' && !after.startsWith('lambda'))
    ? atToken(site.token, "expected ':'")
    : undefined;
}

/** What is wrong in no way that has a name. */
export function invalidSyntax(site: Site): Mistake {
  // After `not`, CPython has looked for `in`.
  const follows = site.token.text === 'not' && site.at > site.start && !isItemEdge(site.tokens[site.at - 1]!);
  const token = follows ? site.tokens[site.at + 1] : undefined;
  return atToken(token ?? site.token, 'invalid syntax');
}

/** `match x` without its colon, where `match` may as well be a name. */
function softKeywordColon(site: Site): Mistake | undefined {
  if (site.first.text !== 'match' || site.tokens[site.start + 1] !== site.token) return undefined;
  const statement = site.statement();
  if (readFragment(statement.slice(1), site.lines) === undefined) return undefined;
  const end = site.tokens[site.start + statement.length];
  return end?.type === 'newline' ? atToken(end, "expected ':'") : undefined;
}
