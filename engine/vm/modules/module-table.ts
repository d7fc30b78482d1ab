import { ATEXIT } from './atexit.js';
import { FUNCTOOLS_NATIVE } from './functools.js';
import { ABC_NATIVE } from './abc-native.js';
import { OPERATOR } from './operator.js';
import { ABC } from './python/abc.js';
import { BISECT } from './python/bisect.js';
import { COLLECTIONS } from './python/collections.js';
import { ABSTRACT_COLLECTIONS, COLLECTIONS_ABC } from './python/collections-abc.js';
import { CONTEXTLIB } from './python/contextlib.js';
import { COPY } from './python/copy.js';
import { DATACLASSES } from './python/dataclasses.js';
import { ENUM } from './python/enum.js';
import { FUNCTOOLS } from './python/functools.js';
import { FUTURE } from './python/future.js';
import { HEAPQ } from './python/heapq.js';
import { TYPES } from './python/type-names.js';
import { TYPING } from './python/typing.js';
import { TYPE_PARAMETERS } from './python/type-parameters.js';
import { NAMED_TUPLE } from './python/named-tuple.js';
import { RANDOM } from './python/random.js';
import { STRING } from './python/string.js';
import { STRING_NATIVE } from './string-native.js';
import { CTYPES } from './ctypes.js';
import { RANDOM_NATIVE } from './random-native.js';
import { TIME } from './time.js';
import { GC } from './gc.js';
import { ITERTOOLS } from './itertools.js';
import { MATH } from './math.js';
import type { ModuleRow } from './module-row.js';
import { STDLIB_NAMES } from './stdlib-names.js';
import { SYS } from './sys.js';
import { WEAKREF } from './python/weakref.js';
import { WEAKREF_SET } from './python/weakref-set.js';
import { WEAKREF_NATIVE } from './weakref-native.js';

const ROWS: ReadonlyMap<string, ModuleRow> = new Map(
  [
    SYS,
    TYPE_PARAMETERS,
    GC,
    MATH,
    ITERTOOLS,
    ATEXIT,
    WEAKREF,
    WEAKREF_NATIVE,
    WEAKREF_SET,
    OPERATOR,
    FUNCTOOLS_NATIVE,
    FUNCTOOLS,
    NAMED_TUPLE,
    COLLECTIONS,
    ABSTRACT_COLLECTIONS,
    COLLECTIONS_ABC,
    ABC,
    ABC_NATIVE,
    BISECT,
    HEAPQ,
    RANDOM_NATIVE,
    RANDOM,
    FUTURE,
    COPY,
    CONTEXTLIB,
    STRING_NATIVE,
    STRING,
    TIME,
    CTYPES,
    TYPES,
    DATACLASSES,
    TYPING,
    ENUM,
  ].map((row) => [row.name, row]),
);

export function moduleNamed(name: string): ModuleRow | undefined {
  return ROWS.get(name);
}

/** The modules that a program can import, those that only others use left out. */
export function moduleNames(): string[] {
  return [...ROWS.keys(), 'builtins'].filter((name) => !name.startsWith('_') || name === '__future__').sort();
}

/** True for a module that CPython has and this release has not: a program that names it is refused. */
export function isRefused(name: string): boolean {
  const [top] = name.split('.');
  return !ROWS.has(name) && !ROWS.has(top!) && top !== 'builtins' && STDLIB_NAMES.has(top!);
}
