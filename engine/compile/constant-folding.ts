/**
 * Working out what is known before the program runs (Python/ast_opt.c). The tree is changed in place: folding one node
 * must not move the others, which are the keys of the symbol tables.
 */
import type { Compare, ComparisonName, Expression, Literal, Location, Module, Statement } from '../syntax/tree.js';
import { distinct, foldBinary, foldSubscript, foldUnary } from './constant-arithmetic.js';
import { formatAsJoinedString } from './percent-format.js';

type Fields = Record<string, unknown>;

/** Annotations stay as they are written where they will be text. */
const ANNOTATION_FIELDS: ReadonlySet<string> = new Set(['annotation', 'returns']);

/** @param futureAnnotations `from __future__ import annotations` holds. */
export function foldConstants(tree: Module, futureAnnotations: boolean): void {
  new ConstantFolder(futureAnnotations).body(tree.body as Statement[]);
}

/** The docstring of a body: the text its first statement consists of. */
export function docstringOf(body: readonly Statement[]): string | undefined {
  const [first] = body;
  if (first?.nodeType !== 'Expr' || first.value.nodeType !== 'Constant') return undefined;
  const { value } = first.value;
  return value.kind === 'str' ? value.value : undefined;
}

class ConstantFolder {
  readonly #futureAnnotations: boolean;

  constructor(futureAnnotations: boolean) {
    this.#futureAnnotations = futureAnnotations;
  }

  body(statements: Statement[]): void {
    const hasDocstring = docstringOf(statements) !== undefined;
    for (const statement of statements) this.#fold(statement);
    const [first] = statements;
    if (hasDocstring || first?.nodeType !== 'Expr' || docstringOf(statements) === undefined) return;
    // What only became text by folding is no docstring.
    const { value } = first;
    (first as { value: Expression }).value = { nodeType: 'JoinedStr', values: [value], ...place(value) };
  }

  #children(node: object): void {
    const fields = node as Fields;
    for (const key in fields) {
      const child = fields[key];
      if (typeof child !== 'object' || child === null || key === 'ctx' || key === 'op' || key === 'ops') continue;
      if (this.#futureAnnotations && ANNOTATION_FIELDS.has(key)) continue;
      if (Array.isArray(child)) this.#list(fields, key, child as unknown[]);
      else if ('nodeType' in child) fields[key] = this.#fold(child);
    }
  }

  #list(fields: Fields, key: string, children: unknown[]): void {
    if (key === 'body' && (fields.nodeType === 'FunctionDef' || fields.nodeType === 'ClassDef')) {
      return this.body(children as Statement[]);
    }
    children.forEach((child, index) => {
      if (typeof child === 'object' && child !== null) children[index] = this.#fold(child);
    });
  }

  /** The node to stand where `node` stands, its children folded. */
  #fold(node: object): object {
    this.#children(node);
    const expression = node as Expression | { readonly nodeType: 'For' | 'Comprehension'; readonly iter: Expression };
    switch (expression.nodeType) {
      case 'UnaryOp': {
        const { op, operand } = expression;
        if (operand.nodeType === 'Constant') {
          return constantOr(expression, foldUnary(op.nodeType, operand.value));
        }
        return op.nodeType === 'Not' && operand.nodeType === 'Compare' ? (negated(operand) ?? expression) : expression;
      }
      case 'BinOp': {
        const { left, op, right } = expression;
        if (left.nodeType !== 'Constant') return expression;
        if (op.nodeType === 'Mod' && left.value.kind === 'str' && right.nodeType === 'Tuple') {
          if (right.elts.some((value) => value.nodeType === 'Starred')) return expression;
          return formatAsJoinedString(left.value.value, right.elts, expression) ?? expression;
        }
        if (right.nodeType !== 'Constant') return expression;
        return constantOr(expression, foldBinary(op.nodeType, left.value, right.value));
      }
      case 'Tuple':
        return expression.ctx.nodeType === 'Load' ? constantOr(expression, tupleOf(expression.elts)) : expression;
      case 'Subscript': {
        const { value, slice, ctx } = expression;
        if (value.nodeType !== 'Constant' || slice.nodeType !== 'Constant' || ctx.nodeType !== 'Load')
          return expression;
        return constantOr(expression, foldSubscript(value.value, slice.value));
      }
      case 'Name':
        if (expression.id !== '__debug__' || expression.ctx.nodeType !== 'Load') return expression;
        return constantOr(expression, { kind: 'bool', value: true });
      case 'Compare': {
        const last = expression.ops.length - 1;
        const op = expression.ops[last]?.nodeType;
        if (op !== 'In' && op !== 'NotIn') return expression;
        const comparators = expression.comparators as Expression[];
        comparators[last] = iterable(comparators[last]!);
        return expression;
      }
      case 'For':
      case 'Comprehension':
        (expression as { iter: Expression }).iter = iterable(expression.iter);
        return expression;
      default:
        return expression;
    }
  }
}

function place({ lineno, end_lineno, col_offset, end_col_offset }: Location): Location {
  return { lineno, end_lineno, col_offset, end_col_offset };
}

function constantOr(node: Expression, value: Literal | undefined): Expression {
  return value === undefined ? node : { nodeType: 'Constant', value, ...place(node) };
}

/** The tuple of constants that these are, if they are. */
function tupleOf(elements: readonly Expression[]): Literal | undefined {
  const items: Literal[] = [];
  for (const element of elements) {
    if (element.nodeType !== 'Constant') return undefined;
    items.push(element.value);
  }
  return { kind: 'tuple', items };
}

/** A list or set that is only looped over or searched needs not be made each time. */
function iterable(node: Expression): Expression {
  if (node.nodeType === 'List') {
    if (node.elts.some((element) => element.nodeType === 'Starred')) return node;
    const tuple: Expression = { nodeType: 'Tuple', elts: node.elts, ctx: { nodeType: 'Load' }, ...place(node) };
    return constantOr(tuple, tupleOf(node.elts));
  }
  if (node.nodeType !== 'Set') return node;
  const tuple = tupleOf(node.elts);
  if (tuple?.kind !== 'tuple') return node;
  return constantOr(node, { kind: 'frozenset', items: distinct(tuple.items) });
}

const NEGATED: Partial<Record<ComparisonName, ComparisonName>> = {
  Is: 'IsNot',
  IsNot: 'Is',
  In: 'NotIn',
  NotIn: 'In',
};

/** `not a in b` is `a not in b`. */
function negated(node: Compare): Expression | undefined {
  const [op] = node.ops;
  const opposite = op === undefined ? undefined : NEGATED[op.nodeType];
  if (opposite === undefined || node.ops.length !== 1) return undefined;
  return { ...node, ops: [{ nodeType: opposite }] };
}
