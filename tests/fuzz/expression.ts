import type { Random } from './random.js';

/** The kinds of values that programs are made of. */
export const KINDS = ['int', 'str', 'float', 'bool', 'list', 'words', 'tuple', 'dict', 'set'] as const;
export type Kind = (typeof KINDS)[number];

/** The names that are bound at a place of a program, by kind; functions take and give ints. */
export interface Scope {
  readonly names: Map<string, Kind>;
  readonly functions: readonly string[];
  /** Names of variables that hold an object with the attributes `a` (an int) and `kids` (a list). */
  readonly objects: Set<string>;
}

const INTS = ['0', '1', '2', '3', '-1', '7', '10', '255', '256', '257', '-5', '-6', '1000', '2 ** 30', '10 ** 20'];
const STRINGS = [
  "''",
  "'a'",
  "'abc'",
  "'x y z'",
  "'Hello, World'",
  "'é'",
  "'€uro'",
  "'😀!'",
  "'1,2,3'",
  "' pad '",
  "'Abc\\n'",
];
const FLOATS = ['0.0', '0.5', '1.5', '-2.25', '3.14159', '1e10', '1e-7', '100.0', '0.1', "float('inf')"];

/** An expression of a kind, with names of the scope; `depth` bounds how far it nests. */
export function expression(random: Random, scope: Scope, kind: Kind, depth: number): string {
  const known = [...scope.names].filter(([, each]) => each === kind).map(([name]) => name);
  if (known.length > 0 && random.once(depth > 0 ? 4 : 2)) return random.pick(known);
  const sub = (other: Kind = kind): string => expression(random, scope, other, depth - 1);
  if (depth <= 0) return literal(random, kind);
  switch (kind) {
    case 'int':
      return integer(random, scope, sub, depth);
    case 'str':
      return string(random, sub);
    case 'float':
      return random.pick([
        () => literal(random, 'float'),
        () => `(${sub('int')} / ${random.pick(['2', '3', '7', '-4'])})`,
        () => `(${sub()} ${random.pick(['+', '-', '*'])} ${sub()})`,
        () => `round(${sub()}, ${random.below(4)})`,
        () => `abs(${sub()})`,
        () => `float(${sub('int')} % 1000)`,
        () => `(${sub()} if ${sub('bool')} else ${sub()})`,
      ])();
    case 'bool':
      return truth(random, sub);
    case 'list':
      return random.pick([
        () => literal(random, 'list'),
        () => `[${sub('int')}, ${sub('int')}]`,
        () => `[i * ${random.below(4)} for i in range(${random.below(7)}) if i ${random.pick(['%', '&', '|', '>'])} 2]`,
        () => `list(range(${random.below(6)}, ${random.between(4, 12)}, ${random.between(1, 3)}))`,
        () => `sorted(${sub()}${random.once(3) ? ', reverse=True' : ''})`,
        () => `(${sub()} + ${sub()})`,
        () => `${sub()}[${slice(random)}]`,
        () => `[*${sub()}, ${sub('int')}, *${sub('tuple')}]`,
        () => `[x + 1 for x in ${sub()}]`,
        () => `list(map(abs, ${sub()}))`,
        () => `list(filter(None, ${sub()}))`,
        () => `sorted(${sub('set')})`,
        () => `[len(w) for w in ${sub('words')}]`,
        () => `list(reversed(${sub()}))`,
        () => `(${sub()} * ${random.below(3)})`,
        () => `[a + b for a, b in zip(${sub()}, ${sub('tuple')})]`,
        () => `[i for i, x in enumerate(${sub()}) if x]`,
        () => `list(${sub('dict')}.values())`,
      ])();
    case 'words':
      return random.pick([
        () => literal(random, 'words'),
        () => `[${sub('str')}, ${sub('str')}]`,
        () => `${sub('str')}.split(${random.pick(['', "','", "' '"])})`,
        () => `sorted(${sub()}, key=len)`,
        () => `[w.upper() for w in ${sub()}]`,
        () => `list(${sub('str')})`,
        () => `list(${sub('dict')})`,
        () => `[f'{x}' for x in ${sub('list')}]`,
        () => `sorted(set(${sub('str')}))`,
      ])();
    case 'tuple':
      return random.pick([
        () => literal(random, 'tuple'),
        () => `(${sub('int')}, ${sub('int')})`,
        () => `tuple(${sub('list')})`,
        () => `(${sub()} + ${sub()})`,
        () => `${sub()}[${slice(random)}]`,
        () => `divmod(${sub('int')}, ${random.pick(['2', '3', '-7'])})`,
        () => `tuple(x for x in ${sub('list')} if x != ${random.below(5)})`,
      ])();
    case 'dict':
      return random.pick([
        () => literal(random, 'dict'),
        () => `{${sub('str')}: ${sub('int')}, 'k': ${sub('int')}}`,
        () => `{w: len(w) for w in ${sub('words')}}`,
        () => `dict(zip(${sub('words')}, ${sub('list')}))`,
        () => `{**${sub()}, 'z': ${sub('int')}}`,
        () => `(${sub()} | ${sub()})`,
        () => `dict.fromkeys(${sub('str')}, ${sub('int')})`,
        () => `{k: v for k, v in ${sub()}.items() if v}`,
      ])();
    case 'set':
      return random.pick([
        () => literal(random, 'set'),
        () => `{${sub('int')}, ${sub('int')}}`,
        () => `set(${sub('list')})`,
        () => `(${sub()} ${random.pick(['|', '&', '-', '^'])} ${sub()})`,
        () => `{x % 5 for x in ${sub('list')}}`,
        () => `set(${sub('tuple')})`,
      ])();
  }
}

/** An index or the bounds of a slice, within and beyond what is there. */
function slice(random: Random): string {
  return random.pick([':', '1:', ':2', '::-1', '-2:', '1:3', '::2', '5:1', ':-1']);
}

function literal(random: Random, kind: Kind): string {
  const some = (from: readonly string[]): string =>
    Array.from({ length: random.below(4) }, () => random.pick(from)).join(', ');
  switch (kind) {
    case 'int':
      return random.pick(INTS);
    case 'str':
      return random.pick(STRINGS);
    case 'float':
      return random.pick(FLOATS);
    case 'bool':
      return random.pick(['True', 'False']);
    case 'list':
      return `[${some(INTS)}]`;
    case 'words':
      return `[${some(STRINGS)}]`;
    case 'tuple':
      return random.pick([
        '()',
        `(${random.pick(INTS)},)`,
        '(1, 2, 3)',
        `(${random.pick(INTS)}, ${random.pick(INTS)})`,
      ]);
    case 'dict':
      return random.pick(['{}', "{'a': 1}", "{'a': 1, 'b': 2}", `{${random.pick(STRINGS)}: ${random.pick(INTS)}}`]);
    case 'set':
      return random.pick(['set()', '{1}', '{1, 2, 3}', '{0, 5, 10, 15, 20}']);
  }
}

type Sub = (kind?: Kind) => string;

function integer(random: Random, scope: Scope, sub: Sub, depth: number): string {
  const object = [...scope.objects];
  return random.pick([
    () => literal(random, 'int'),
    () => `(${sub()} ${random.pick(['+', '-', '*', '&', '|', '^'])} ${sub()})`,
    () => `(${sub()} ${random.pick(['//', '%'])} ${random.pick(['2', '3', '-7', '10', '1 << 31'])})`,
    () => `(${sub()} % 97 ${random.pick(['<<', '>>', '**'])} ${random.below(5)})`,
    () => `${random.pick(['-', '~', '+'])}${sub()}`,
    () => `len(${sub(random.pick(['str', 'list', 'words', 'tuple', 'dict', 'set']))})`,
    () => `sum(${sub('list')})`,
    () => `(${sub()} if ${sub('bool')} else ${sub()})`,
    () => `${random.pick(['max', 'min'])}(${sub()}, ${sub()})`,
    () => `max(${sub('list')}, default=${random.below(9)})`,
    () => `${sub('dict')}.get(${sub('str')}, ${sub()})`,
    () => `int(${sub('bool')})`,
    () => `${sub('str')}.count(${sub('str')})`,
    () => `${sub('str')}.find(${sub('str')})`,
    () => `(${sub('list')} or [${sub()}])[${random.pick(['0', '-1'])}]`,
    () => `hash(${sub()})`,
    () => `abs(${sub()})`,
    () => `int(str(${sub()} % 1000))`,
    () => `(lambda p, q=${sub()}: p + q)(${sub()})`,
    () => `(n${depth} := ${sub()})`,
    () => `(${sub()}).bit_length()`,
    () => (object.length === 0 ? sub() : `${random.pick(object)}.${random.pick(['a', 'get()', 'twice'])}`),
    () => (scope.functions.length === 0 ? sub() : `${random.pick(scope.functions)}(${sub()})`),
  ])();
}

function string(random: Random, sub: Sub): string {
  return random.pick([
    () => literal(random, 'str'),
    () => `(${sub()} + ${sub()})`,
    () => `(${sub()} * ${random.below(4)})`,
    () => `str(${sub(random.pick(KINDS))})`,
    () => `repr(${sub(random.pick(KINDS))})`,
    () => `f'{ ${sub('int')}}-{${random.pick(['s', 'x'])}}'`.replace(/\{[sx]\}/, `{${sub('bool')}!r:>6}`),
    () => `f'{ ${sub('int')}:${random.pick(['5', '<8', '>8', '^9', '+', ',', '08', 'x', '#b', '_', '.2f', 'e'])}}'`,
    () => `f'{ ${sub('float')}:${random.pick(['.2f', '8.3f', 'g', 'e', '.0f', '+.1f', '%', '>12', ','])}}'`,
    () => `('%${random.pick(['d', '5d', '-4d', 'x', 's', 'r', '05d'])}|' % ${sub('int')})`,
    () => `'{} and {}'.format(${sub('int')}, ${sub()})`,
    () => `${sub()}.${random.pick(['upper()', 'lower()', 'title()', 'strip()', 'swapcase()', 'capitalize()'])}`,
    () => `${sub()}.${random.pick(['center(9)', "ljust(7, '.')", 'rjust(8)', 'zfill(6)', "replace('a', 'bb')"])}`,
    () => `${sub()}[${slice(random)}]`,
    () => `${random.pick(["'-'", "', '", "''"])}.join(${sub('words')})`,
    () => `(${sub()} if ${sub('bool')} else ${sub()})`,
    () => `chr(ord(${random.pick(['"a"', '"Z"', '"é"'])}) + ${random.below(9)})`,
  ])();
}

function truth(random: Random, sub: Sub): string {
  const compare = ['<', '<=', '==', '!=', '>', '>='];
  return random.pick([
    () => `(${sub('int')} ${random.pick(compare)} ${sub('int')})`,
    () => `(${sub('int')} < ${sub('int')} <= ${sub('int')})`,
    () => `(${sub('str')} ${random.pick(compare)} ${sub('str')})`,
    () => `(${sub('float')} ${random.pick(compare)} ${sub('int')})`,
    () => `(${sub('list')} ${random.pick(compare)} ${sub('list')})`,
    () => `(${sub('tuple')} ${random.pick(compare)} ${sub('tuple')})`,
    () => `(${sub('set')} ${random.pick(compare)} ${sub('set')})`,
    () => `(${sub('dict')} ${random.pick(['==', '!='])} ${sub('dict')})`,
    () => `(not ${sub('bool')})`,
    () => `(${sub('bool')} ${random.pick(['and', 'or'])} ${sub('bool')})`,
    () => `(${sub('int')} ${random.pick(['in', 'not in'])} ${sub(random.pick(['list', 'tuple', 'set']))})`,
    () => `(${sub('str')} in ${sub(random.pick(['str', 'words', 'dict']))})`,
    () => `isinstance(${sub(random.pick(KINDS))}, ${random.pick(['int', 'str', '(list, tuple)', 'dict'])})`,
    () => `${random.pick(['all', 'any'])}(x > ${random.below(5)} for x in ${sub('list')})`,
    () => `bool(${sub(random.pick(KINDS))})`,
    () =>
      `${sub('str')}.${random.pick(['isdigit()', 'isalpha()', "startswith('a')", "endswith(('c', 'z'))", 'isupper()'])}`,
  ])();
}
