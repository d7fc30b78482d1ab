/**
 * An annotation as text, which is what it is under `from __future__ import annotations` (Python/ast_unparse.c): one space
 * around operators, and only the brackets that are needed.
 */
import type { Arguments, Comprehension, Expression, Generator, JoinedStr, OperatorName } from '../syntax/tree.js';
import { constantText } from './constant-text.js';

/** How tightly an expression binds; in a place that wants more, it gets brackets. */
const Level = {
  TUPLE: 0,
  TEST: 1,
  OR: 2,
  AND: 3,
  NOT: 4,
  COMPARE: 5,
  BIT_OR: 6,
  BIT_XOR: 7,
  BIT_AND: 8,
  SHIFT: 9,
  ARITHMETIC: 10,
  TERM: 11,
  FACTOR: 12,
  POWER: 13,
  AWAIT: 14,
  ATOM: 15,
} as const;

const OPERATORS: Readonly<Record<OperatorName, readonly [string, number]>> = {
  Add: ['+', Level.ARITHMETIC],
  Sub: ['-', Level.ARITHMETIC],
  Mult: ['*', Level.TERM],
  MatMult: ['@', Level.TERM],
  Div: ['/', Level.TERM],
  Mod: ['%', Level.TERM],
  FloorDiv: ['//', Level.TERM],
  LShift: ['<<', Level.SHIFT],
  RShift: ['>>', Level.SHIFT],
  BitOr: ['|', Level.BIT_OR],
  BitXor: ['^', Level.BIT_XOR],
  BitAnd: ['&', Level.BIT_AND],
  Pow: ['**', Level.POWER],
};
const UNARY = {
  Invert: ['~', Level.FACTOR],
  Not: ['not ', Level.NOT],
  UAdd: ['+', Level.FACTOR],
  USub: ['-', Level.FACTOR],
} as const;
const COMPARISONS = {
  Eq: '==',
  NotEq: '!=',
  Lt: '<',
  LtE: '<=',
  Gt: '>',
  GtE: '>=',
  Is: 'is',
  IsNot: 'is not',
  In: 'in',
  NotIn: 'not in',
} as const;

/** The text of an expression. */
export function annotationText(node: Expression): string {
  return textAt(node, Level.TUPLE);
}

function list(nodes: readonly Expression[]): string {
  return nodes.map((node) => textAt(node, Level.TEST)).join(', ');
}

function textAt(node: Expression, level: number): string {
  const within = (own: number, text: string): string => (level > own ? `(${text})` : text);
  switch (node.nodeType) {
    case 'Name':
      return node.id;
    case 'Constant':
      return `${node.kind ?? ''}${constantText(node.value)}`;
    case 'Attribute': {
      const integer = node.value.nodeType === 'Constant' && node.value.value.kind === 'int';
      return `${textAt(node.value, Level.ATOM)}${integer ? ' ' : ''}.${node.attr}`;
    }
    case 'Subscript':
      return `${textAt(node.value, Level.ATOM)}[${textAt(node.slice, Level.TUPLE)}]`;
    case 'Slice': {
      const part = (value: Expression | undefined): string => (value === undefined ? '' : textAt(value, Level.TEST));
      return `${part(node.lower)}:${part(node.upper)}${node.step === undefined ? '' : `:${part(node.step)}`}`;
    }
    case 'Starred':
      return `*${textAt(node.value, Level.BIT_OR)}`;
    case 'List':
      return `[${list(node.elts)}]`;
    case 'Tuple':
      if (node.elts.length === 0) return '()';
      return within(Level.TUPLE, `${list(node.elts)}${node.elts.length === 1 ? ',' : ''}`);
    case 'Set':
      return `{${list(node.elts)}}`;
    case 'Dict':
      return `{${node.keys.map((key, index) => dictItem(key, node.values[index]!)).join(', ')}}`;
    case 'BoolOp': {
      const own = node.op.nodeType === 'And' ? Level.AND : Level.OR;
      const word = node.op.nodeType === 'And' ? ' and ' : ' or ';
      return within(own, node.values.map((value) => textAt(value, own + 1)).join(word));
    }
    case 'BinOp': {
      const [sign, own] = OPERATORS[node.op.nodeType];
      const power = node.op.nodeType === 'Pow' ? 1 : 0;
      return within(own, `${textAt(node.left, own + power)} ${sign} ${textAt(node.right, own + 1 - power)}`);
    }
    case 'UnaryOp': {
      const [sign, own] = UNARY[node.op.nodeType];
      return within(own, `${sign}${textAt(node.operand, own)}`);
    }
    case 'Compare': {
      const rest = node.ops.map(
        (op, index) => ` ${COMPARISONS[op.nodeType]} ${textAt(node.comparators[index]!, Level.COMPARE + 1)}`,
      );
      return within(Level.COMPARE, `${textAt(node.left, Level.COMPARE + 1)}${rest.join('')}`);
    }
    case 'IfExp': {
      const [body, test] = [node.body, node.test].map((part) => textAt(part, Level.TEST + 1));
      return within(Level.TEST, `${body ?? ''} if ${test ?? ''} else ${textAt(node.orelse, Level.TEST)}`);
    }
    case 'Lambda': {
      const parameters = parametersText(node.args);
      const head = parameters === '' ? 'lambda' : `lambda ${parameters}`;
      return within(Level.TEST, `${head}: ${textAt(node.body, Level.TEST)}`);
    }
    case 'NamedExpr':
      return within(Level.TUPLE, `${textAt(node.target, Level.ATOM)} := ${textAt(node.value, Level.ATOM)}`);
    case 'Call':
      return callText(node);
    case 'ListComp':
    case 'SetComp':
    case 'DictComp':
    case 'GeneratorExp':
      return comprehensionText(node);
    case 'Yield':
      return node.value === undefined ? '(yield)' : `(yield ${textAt(node.value, Level.TEST)})`;
    case 'YieldFrom':
      return `(yield from ${textAt(node.value, Level.TEST)})`;
    case 'Await':
      return within(Level.AWAIT, `await ${textAt(node.value, Level.ATOM)}`);
    case 'JoinedStr':
      return `f${constantText({ kind: 'str', value: joinedText(node) })}`;
    case 'FormattedValue':
      return `f${constantText({ kind: 'str', value: fieldText(node) })}`;
  }
}

function dictItem(key: Expression | null, value: Expression): string {
  if (key === null) return `**${textAt(value, Level.BIT_OR)}`;
  return `${textAt(key, Level.TEST)}: ${textAt(value, Level.TEST)}`;
}

function callText({ func, args, keywords }: Extract<Expression, { nodeType: 'Call' }>): string {
  const callee = textAt(func, Level.ATOM);
  const [first] = args;
  if (args.length === 1 && keywords.length === 0 && first?.nodeType === 'GeneratorExp') {
    return `${callee}${textAt(first, Level.ATOM)}`;
  }
  const named = keywords.map(({ arg, value }) => `${arg === undefined ? '**' : `${arg}=`}${textAt(value, Level.TEST)}`);
  return `${callee}(${[...args.map((arg) => textAt(arg, Level.TEST)), ...named].join(', ')})`;
}

const COMPREHENSION_BRACKETS = { ListComp: '[]', SetComp: '{}', DictComp: '{}', GeneratorExp: '()' } as const;

function comprehensionText(node: Comprehension): string {
  const [open, close] = COMPREHENSION_BRACKETS[node.nodeType];
  const element = node.nodeType === 'DictComp' ? dictItem(node.key, node.value) : textAt(node.elt, Level.TEST);
  return `${open ?? ''}${element}${node.generators.map(generatorText).join('')}${close ?? ''}`;
}

function generatorText({ target, iter, ifs }: Generator): string {
  const conditions = ifs.map((condition) => ` if ${textAt(condition, Level.TEST + 1)}`).join('');
  return ` for ${textAt(target, Level.TUPLE)} in ${textAt(iter, Level.TEST + 1)}${conditions}`;
}

function parametersText(args: Arguments): string {
  const parameters: string[] = [];
  const positional = [...args.posonlyargs, ...args.args];
  positional.forEach(({ arg }, index) => {
    const value = args.defaults[index - (positional.length - args.defaults.length)];
    parameters.push(value === undefined ? arg : `${arg}=${textAt(value, Level.TEST)}`);
    if (index === args.posonlyargs.length - 1) parameters.push('/');
  });
  if (args.vararg !== undefined || args.kwonlyargs.length > 0) parameters.push(`*${args.vararg?.arg ?? ''}`);
  args.kwonlyargs.forEach(({ arg }, index) => {
    const value = args.kw_defaults[index];
    parameters.push(value === null || value === undefined ? arg : `${arg}=${textAt(value, Level.TEST)}`);
  });
  if (args.kwarg !== undefined) parameters.push(`**${args.kwarg.arg}`);
  return parameters.join(', ');
}

function joinedText({ values }: JoinedStr): string {
  return values.map((piece) => fieldText(piece)).join('');
}

/** A piece of an f-string as it stands between the quotes. */
function fieldText(piece: Expression): string {
  switch (piece.nodeType) {
    case 'Constant':
      return piece.value.kind === 'str' ? piece.value.value.replaceAll('{', '{{').replaceAll('}', '}}') : '';
    case 'JoinedStr':
      return joinedText(piece);
    case 'FormattedValue': {
      const expression = textAt(piece.value, Level.TEST + 1);
      const conversion = piece.conversion < 0 ? '' : `!${String.fromCharCode(piece.conversion)}`;
      const format = piece.format_spec === undefined ? '' : `:${fieldText(piece.format_spec)}`;
      return `{${expression.startsWith('{') ? ' ' : ''}${expression}${conversion}${format}}`;
    }
    default:
      return '';
  }
}
