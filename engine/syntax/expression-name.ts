/** What CPython calls kinds of expressions when it refuses them (`_PyPegen_get_expr_name` in Parser/pegen.c). */
import type { Expression } from './tree.js';

const NAMES: Readonly<Record<Exclude<Expression['nodeType'], 'Constant'>, string>> = {
  Attribute: 'attribute',
  Subscript: 'subscript',
  Starred: 'starred',
  Name: 'name',
  List: 'list',
  Tuple: 'tuple',
  Lambda: 'lambda',
  Call: 'function call',
  BoolOp: 'expression',
  BinOp: 'expression',
  UnaryOp: 'expression',
  GeneratorExp: 'generator expression',
  Yield: 'yield expression',
  YieldFrom: 'yield expression',
  Await: 'await expression',
  ListComp: 'list comprehension',
  SetComp: 'set comprehension',
  DictComp: 'dict comprehension',
  Dict: 'dict literal',
  Set: 'set display',
  JoinedStr: 'f-string expression',
  FormattedValue: 'f-string expression',
  Compare: 'comparison',
  IfExp: 'conditional expression',
  NamedExpr: 'named expression',
  Slice: 'slice',
};

/** What messages call the expression. */
export function expressionName(node: Expression): string {
  if (node.nodeType !== 'Constant') return NAMES[node.nodeType];
  switch (node.value.kind) {
    case 'none':
      return 'None';
    case 'bool':
      return node.value.value ? 'True' : 'False';
    case 'ellipsis':
      return 'ellipsis';
    default:
      return 'literal';
  }
}

/** What a target is for: each allows a little more or less. */
export type TargetUse = 'assign' | 'delete' | 'for';

/** The part of a target that cannot be one, if there is such (`_PyPegen_get_invalid_target`). */
export function invalidTarget(node: Expression, use: TargetUse): Expression | undefined {
  switch (node.nodeType) {
    case 'List':
    case 'Tuple':
      for (const element of node.elts) {
        const invalid = invalidTarget(element, use);
        if (invalid !== undefined) return invalid;
      }
      return undefined;
    case 'Starred':
      return use === 'delete' ? node : invalidTarget(node.value, use);
    case 'Compare':
      return use === 'for' && node.ops[0]?.nodeType === 'In' ? invalidTarget(node.left, use) : node;
    case 'Name':
    case 'Attribute':
    case 'Subscript':
      return undefined;
    default:
      return node;
  }
}
