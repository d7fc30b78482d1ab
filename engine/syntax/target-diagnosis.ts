/** Targets that cannot be assigned to, deleted, annotated or changed in place, and `=` where `==` was meant. */
import { expressionName, invalidTarget } from './expression-name.js';
import { readFragment } from './fragment.js';
import { EXPRESSION_KEYWORDS, KEYWORDS, startsExpression, type Site } from './site.js';
import type { Mistake, Token } from './token.js';
import { range } from './mistake.js';

/** Statements that begin with an expression in which `:=` may stand. */
const CONDITIONS = /^(?:if|elif|while|match|case|@)$/;
const MEANT_EQUALITY = "here. Maybe you meant '==' instead of '='?";

/** A statement whose target is wrong. */
export function wrongTarget(site: Site): Mistake | undefined {
  if (!/cannot assign|illegal (?:expression|target)|Unexpected token|invalid syntax|Expected/.test(site.said))
    return undefined;
  const statement = site.statement();
  const [first] = statement;
  if (first === undefined) return undefined;
  if (first.text === 'del') return deleted(site, statement.slice(1));
  if (!/cannot assign|illegal/.test(site.said) && !statement.some(({ text }) => text === '=')) return undefined;
  const body =
    KEYWORDS.has(first.text) && !EXPRESSION_KEYWORDS.has(first.text) && first.text !== 'yield' ? undefined : statement;
  if (body === undefined) return /cannot assign/.test(site.said) ? keywordTarget(site, statement) : undefined;
  return assigned(site, body);
}

function deleted(site: Site, targets: readonly Token[]): Mistake | undefined {
  const fragment = readFragment(targets, site.lines);
  const invalid = fragment && invalidTarget(fragment.node, 'delete');
  return invalid && fragment.mistakeAt(invalid, `cannot delete ${expressionName(invalid)}`);
}

/** `for 1 in x`, `with a as 1` */
function keywordTarget(site: Site, statement: readonly Token[]): Mistake | undefined {
  const [first] = statement;
  const begin = first?.text === 'for' ? 1 : statement.findIndex(({ text }) => text === 'as') + 1;
  const ends = first?.text === 'for' ? /^in$/ : /^[:,]$/;
  const level = statement[begin]?.level ?? 0;
  const length = statement.slice(begin).findIndex((token) => token.level <= level && ends.test(token.text));
  const fragment = begin > 0 ? readFragment(statement.slice(begin, begin + length), site.lines) : undefined;
  const invalid = fragment && invalidTarget(fragment.node, first?.text === 'for' ? 'for' : 'assign');
  return invalid && fragment.mistakeAt(invalid, `cannot assign to ${expressionName(invalid)}`);
}

function assigned(site: Site, statement: readonly Token[]): Mistake | undefined {
  const sign = statement.findIndex(
    ({ text, level }) => level === 0 && /^(?:[-+*/%@&|^]|\*\*|\/\/|<<|>>)?=$/.test(text),
  );
  const isLambda = statement[0]?.text === 'lambda';
  const colon = isLambda ? -1 : statement.findIndex(({ text, level }) => level === 0 && text === ':');
  if (sign < 0 || (colon >= 0 && colon < sign)) return annotated(site, statement, colon);
  if (statement[sign]!.text !== '=') {
    const fragment = readFragment(statement.slice(0, sign), site.lines);
    if (fragment === undefined || /^(?:Name|Attribute|Subscript)$/.test(fragment.node.nodeType)) return undefined;
    const message = `'${expressionName(fragment.node)}' is an illegal expression for augmented assignment`;
    // A tuple without parentheses is as wide as its text.
    const isTuple = fragment.node.nodeType === 'Tuple';
    return isTuple ? range(statement[0]!, statement[sign - 1]!, message) : fragment.mistakeAt(fragment.node, message);
  }
  const parts: (readonly Token[])[] = [];
  let begin = 0;
  statement.forEach(({ text, level }, index) => {
    if (level !== 0 || text !== '=') return;
    parts.push(statement.slice(begin, index));
    begin = index + 1;
  });
  const value = statement.slice(begin);
  for (const part of parts) {
    const mistake = assignedPart(site, part, parts.length === 1 ? value : undefined);
    if (mistake !== undefined) return mistake;
  }
  return undefined;
}

/** One `target =`; `value` is what follows an only one. */
function assignedPart(site: Site, part: readonly Token[], value: readonly Token[] | undefined): Mistake | undefined {
  const comma = part.findLastIndex((token) => token.level === 0 && token.text === ',');
  const fragment = readFragment(part, site.lines);
  if (fragment === undefined) return undefined;
  const { node } = fragment;
  if (part[0]?.text === 'yield') return fragment.mistakeAt(node, 'assignment to yield expression not possible');
  const tail = comma < 0 ? fragment : readFragment(part.slice(comma + 1), site.lines);
  const isGroup = part[0]?.text === '(' && /^(?:Lambda|IfExp|BoolOp|Compare|UnaryOp)$/.test(node.nodeType);
  if (tail !== undefined && value !== undefined && (isGroup || isTight(tail.node)) && startsTight(value[0])) {
    return tail.mistakeAt(tail.node, `cannot assign to ${expressionName(tail.node)} ${MEANT_EQUALITY}`);
  }
  const invalid = invalidTarget(node, 'assign');
  return invalid && fragment.mistakeAt(invalid, `cannot assign to ${expressionName(invalid)}`);
}

function startsTight(token: Token | undefined): boolean {
  return token !== undefined && startsExpression(token) && !/^(?:not|lambda|\*)$/.test(token.text);
}

function annotated(site: Site, statement: readonly Token[], colon: number): Mistake | undefined {
  if (colon <= 0 || !/cannot assign|illegal target/.test(site.said)) return undefined;
  const fragment = readFragment(statement.slice(0, colon), site.lines);
  if (fragment === undefined || colon === statement.length - 1) return undefined;
  const { node } = fragment;
  if (node.nodeType === 'List' || node.nodeType === 'Tuple') {
    return fragment.mistakeAt(node, `only single target (not ${expressionName(node)}) can be annotated`);
  }
  return fragment.mistakeAt(node, 'illegal target for annotation');
}

/** `=` where a comparison was meant: `if x = 1:`. */
export function meantComparison(site: Site): Mistake | undefined {
  const equals = site.equals();
  if (equals === undefined) return undefined;
  const sign = site.tokens[equals]!;
  if (sign.level === 0 && !CONDITIONS.test(site.first.text)) return undefined;
  const left = site.itemBefore(equals);
  const fragment = readFragment(left, site.lines);
  if (fragment === undefined) return undefined;
  const { node } = fragment;
  if (sign.text === ':=') {
    if (node.nodeType === 'Name') return undefined;
    return fragment.mistakeAt(node, `cannot use assignment expressions with ${expressionName(node)}`);
  }
  if (site.tokens[equals + 1]?.text === '>') return undefined;
  const value = site.itemAfter(equals + 1);
  if (node.nodeType === 'Name' && left.length === 1) {
    const message = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?";
    return value.length === 0 ? undefined : range(left[0]!, value.at(-1)!, message);
  }
  if (!isTight(node) && !/^(?:Name|Attribute|Subscript)$/.test(node.nodeType)) return undefined;
  return fragment.mistakeAt(node, `cannot assign to ${expressionName(node)} ${MEANT_EQUALITY}`);
}

/** The expression binds at least as tightly as `|`, and is none of those that are refused with a message of their own. */
function isTight({ nodeType, ...node }: { nodeType: string; value?: unknown; op?: unknown }): boolean {
  switch (nodeType) {
    case 'BinOp':
    case 'NamedExpr':
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
