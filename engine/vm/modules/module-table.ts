import { ATEXIT } from './atexit.js';
import { GC } from './gc.js';
import { ITERTOOLS } from './itertools.js';
import { MATH } from './math.js';
import type { ModuleRow } from './module-row.js';
import { STDLIB_NAMES } from './stdlib-names.js';
import { SYS } from './sys.js';
import { WEAKREF } from './weakref.js';
import { WEAKREFSET } from './weakrefset.js';
import { WEAKREF_NATIVE } from './weakref-native.js';

const ROWS: ReadonlyMap<string, ModuleRow> = new Map(
  [SYS, GC, MATH, ITERTOOLS, ATEXIT, WEAKREF, WEAKREF_NATIVE, WEAKREFSET].map((row) => [row.name, row]),
);

export function moduleNamed(name: string): ModuleRow | undefined {
  return ROWS.get(name);
}

/** True for a module that CPython has and this release has not: a program that names it is refused. */
export function isRefused(name: string): boolean {
  const [top] = name.split('.');
  return !ROWS.has(name) && !ROWS.has(top!) && top !== 'builtins' && STDLIB_NAMES.has(top!);
}
