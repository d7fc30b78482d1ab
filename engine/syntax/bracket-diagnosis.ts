/** What is wrong inside brackets: arguments, parameters, elements. */
import { readFragment } from './fragment.js';
import { atToken, range } from './mistake.js';
import { KEYWORDS, startsExpression, type Site } from './site.js';
import type { Mistake } from './token.js';

/** `f(a.b=1)`, `f(True=1)`, `f(a=)` */
export function wrongArgument(site: Site): Mistake | undefined {
  const equals = site.equals();
  if (equals === undefined || site.tokens[equals]!.text !== '=' || site.tokens[equals]!.level === 0) return undefined;
  const name = site.itemBefore(equals);
  const [first] = name;
  const open = site.tokens[equals - name.length - 1];
  const callee = site.isInCall(equals);
  if (first === undefined || open === undefined || !callee) return undefined;
  const sign = site.tokens[equals]!;
  if (name.length === 1 && /^(?:True|False|None)$/.test(first.text)) {
    return range(first, sign, `cannot assign to ${first.text}`);
  }
  if (name.length === 1 && first.type === 'name' && !KEYWORDS.has(first.text)) {
    const next = site.tokens[equals + 1];
    const empty = next?.text === ',' || next?.text === ')';
    return empty ? range(first, sign, 'expected argument value expression') : undefined;
  }
  return range(first, sign, 'expression cannot contain assignment, perhaps you meant "=="?');
}

/** Parameters that no function can have (`invalid_parameters`). */
export function wrongParameters(site: Site): Mistake | undefined {
  const { text } = site.token;
  const previous = site.tokens[site.at - 1];
  if (site.said === 'Expected parameter name' && text === '(') {
    const lambda = site.first.text !== 'def';
    const length = site.tokens.slice(site.at).findIndex((token) => token.text === ')');
    const what = lambda ? 'Lambda expression parameters' : 'Function parameters';
    return range(site.token, site.tokens[site.at + length]!, `${what} cannot be parenthesized`);
  }
  if (text === '=' && previous?.type === 'name') {
    const star = site.tokens[site.at - 2]?.text;
    if (star === '*') return atToken(site.token, 'var-positional argument cannot have default value');
    if (star === '**') return atToken(site.token, 'var-keyword argument cannot have default value');
  }
  if (site.first.text === 'def' && previous?.text === '=' && previous.level > 0 && /^[,)]$/.test(text)) {
    return atToken(previous, 'expected default value expression');
  }
  if (site.said === "Expected '(' after function name") return atToken(site.token, "expected '('");
  return undefined;
}

/** `[a, b for a in c]`, `{**a for a in b}` (`invalid_comprehension`) */
export function wrongComprehension(site: Site): Mistake | undefined {
  if (site.token.text !== 'for' || site.token.level === 0) return undefined;
  const { level } = site.token;
  let open = site.at - 1;
  while (open > site.start && !(site.tokens[open]!.level === level && /^[([{]$/.test(site.tokens[open]!.text))) open--;
  const elements = site.tokens.slice(open + 1, site.at);
  const [first] = elements;
  const last = elements.at(-1);
  if (first === undefined || last === undefined) return undefined;
  if (first.text === '**') {
    return range(first, last, 'dict unpacking cannot be used in dict comprehension');
  }
  const comma = elements.some((token) => token.level === level && token.text === ',');
  if (elements.some((token) => token.level === level && token.text === ':')) return undefined;
  if (!comma || site.tokens[open]!.text === '(') return undefined;
  return range(first, last, 'did you forget parentheses around the comprehension target?');
}

/** `{'a': }`, `{'a': 1, 'b'}`, `{'a': *b}` (`invalid_double_starred_kvpairs`) */
export function wrongDictionary(site: Site): Mistake | undefined {
  const previous = site.tokens[site.at - 1];
  const { text, level } = site.token;
  if (site.said === "Expected ':' in dictionary" && /^[,}]$/.test(text) && previous !== undefined) {
    return atToken(previous, "':' expected after dictionary key");
  }
  if (previous?.text !== ':' || previous.level === 0) return undefined;
  if (/^[,}]$/.test(text) && inBraces(site, level)) {
    return atToken(previous, "expression expected after dictionary key and ':'");
  }
  if (text === '*') {
    const value = site.itemAfter(site.at);
    return range(site.token, value.at(-1)!, 'cannot use a starred expression in a dictionary value');
  }
  return undefined;
}

/** Two expressions side by side inside brackets. */
export function missingComma(site: Site): Mistake | undefined {
  const previous = site.tokens[site.at - 1];
  if (previous === undefined || site.token.level === 0 || !startsExpression(site.token)) return undefined;
  const isParameter = site.first.text === 'def' && site.token.level === 1;
  const isImport = site.first.text === 'from' && site.token.level === 1;
  if (site.token.text === 'not' || isParameter || isImport) return undefined;
  const before = site.itemBefore(site.at).filter((token, index) => index > 0 || !/^\*\*?$/.test(token.text));
  const [first] = before;
  if (first === undefined || readFragment(before, site.lines) === undefined) return undefined;
  if (before.length === 1 && first.type === 'name' && site.token.type === 'string') return undefined;
  let after = site.itemAfter(site.at);
  while (after.length > 0 && readFragment(after, site.lines) === undefined) after = after.slice(0, -1);
  const last = after.at(-1);
  return last && range(first, last, 'invalid syntax. Perhaps you forgot a comma?');
}

function inBraces(site: Site, level: number): boolean {
  const depth = site.token.text === '}' ? level + 1 : level;
  for (let index = site.at - 1; index >= site.start; index--) {
    const token = site.tokens[index]!;
    if (token.level === depth && /^[([{]$/.test(token.text)) return token.text === '{';
  }
  return false;
}
