/** What the compiler warns of: a missing comma, a comparison with a literal by identity, an assertion that always holds. */
import type { Assert, Compare, Expression, Location, Subscript } from '../syntax/tree.js';
import type { Generation } from './generation.js';

const TYPES: Readonly<Partial<Record<Expression['nodeType'], string>>> = {
  Tuple: 'tuple',
  List: 'list',
  ListComp: 'list',
  Dict: 'dict',
  DictComp: 'dict',
  Set: 'set',
  SetComp: 'set',
  GeneratorExp: 'generator',
  Lambda: 'function',
  JoinedStr: 'str',
  FormattedValue: 'str',
};

const CONSTANT_TYPES: Readonly<Record<string, string>> = { none: 'NoneType' };

/** `infer_type`: the type that an expression certainly has. */
function inferType(node: Expression): string | undefined {
  if (node.nodeType !== 'Constant') return TYPES[node.nodeType];
  return CONSTANT_TYPES[node.value.kind] ?? node.value.kind;
}

const COMMA = 'perhaps you missed a comma?';

/** `check_caller` */
export function checkCaller(g: Generation, node: Expression): void {
  const type = inferType(node);
  if (type !== undefined && node.nodeType !== 'Lambda') g.warn(`'${type}' object is not callable; ${COMMA}`, node);
}

const WITHOUT_ITEMS = [
  'NoneType',
  'ellipsis',
  'int',
  'bool',
  'float',
  'complex',
  'set',
  'frozenset',
  'generator',
  'function',
];
const SEQUENCES = ['str', 'bytes', 'tuple', 'list'];

/** `check_subscripter`, `check_index` */
export function checkSubscript(g: Generation, { value, slice }: Subscript): void {
  const type = inferType(value);
  if (type === undefined) return;
  if (WITHOUT_ITEMS.includes(type)) g.warn(`'${type}' object is not subscriptable; ${COMMA}`, value);
  const index = inferType(slice);
  if (index === undefined || index === 'int' || index === 'bool' || !SEQUENCES.includes(type)) return;
  g.warn(`${type} indices must be integers or slices, not ${index}; ${COMMA}`, value);
}

/** `check_compare`: `is` with something that need not be the same object. */
export function checkCompare(g: Generation, node: Compare): void {
  const operands = [node.left, ...node.comparators];
  for (const [index, { nodeType }] of node.ops.entries()) {
    if (nodeType !== 'Is' && nodeType !== 'IsNot') continue;
    const literal = [operands[index]!, operands[index + 1]!].find(isLiteral);
    if (literal === undefined) continue;
    const [words, better] = nodeType === 'Is' ? ['is', '=='] : ['is not', '!='];
    return g.warn(`"${words}" with '${inferType(literal)}' literal. Did you mean "${better}"?`, node);
  }
}

/** Not `check_is_arg` */
function isLiteral(node: Expression): boolean {
  return node.nodeType === 'Constant' && !['none', 'bool', 'ellipsis'].includes(node.value.kind);
}

/** `compiler_assert`: a tuple that is not empty is true. */
export function checkAssertion(g: Generation, { test }: Assert, location: Location): void {
  const items =
    test.nodeType === 'Tuple'
      ? test.elts.length
      : test.nodeType === 'Constant' && test.value.kind === 'tuple'
        ? test.value.items.length
        : 0;
  if (items > 0) g.warn('assertion is always true, perhaps remove parentheses?', location);
}
