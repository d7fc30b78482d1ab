/** `from __future__ import ...` (Python/future.c). */
import type { Module, Statement } from '../syntax/tree.js';
import { CompileError } from './compile-error.js';
import { docstringOf } from './constant-folding.js';
import { CodeFlag } from './opcode.js';

export interface FutureFeatures {
  /** CO_FUTURE_* bits. */
  readonly flags: number;
  /** The last line with such an import; 0 if there is none. */
  readonly lastLine: number;
}

/** Features that are in the language already. */
const MANDATORY: ReadonlySet<string> = new Set([
  'nested_scopes',
  'generators',
  'division',
  'absolute_import',
  'with_statement',
  'print_function',
  'unicode_literals',
  'generator_stop',
]);
const OPTIONAL: ReadonlyMap<string, number> = new Map([
  ['annotations', CodeFlag.FUTURE_ANNOTATIONS],
  ['barry_as_FLUFL', CodeFlag.FUTURE_BARRY_AS_BDFL],
]);

/** What a program's first statements ask for. Throws CompileError for what there is not. */
export function futureFeatures({ body }: Module): FutureFeatures {
  let flags = 0;
  let lastLine = 0;
  const statements = docstringOf(body) === undefined ? body : body.slice(1);
  for (const statement of statements) {
    if (!isFutureImport(statement)) break;
    for (const { name } of statement.names) {
      if (name === 'braces') throw new CompileError('not a chance', statement);
      const flag = OPTIONAL.get(name);
      if (flag === undefined && !MANDATORY.has(name)) {
        throw new CompileError(`future feature ${name} is not defined`, statement);
      }
      flags |= flag ?? 0;
    }
    lastLine = statement.lineno;
  }
  return { flags, lastLine };
}

function isFutureImport(statement: Statement): statement is Extract<Statement, { nodeType: 'ImportFrom' }> {
  return statement.nodeType === 'ImportFrom' && statement.module === '__future__' && statement.level === 0;
}
