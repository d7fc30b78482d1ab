/** Tree to code object: the compiler's front door (`_PyAST_Compile` in Python/compile.c). */
import type { Problem } from '../problem.js';
import { SourceLines } from '../syntax/source-lines.js';
import type { Module } from '../syntax/tree.js';
import { emitBody } from './classes.js';
import type { Warning } from '../syntax/warning.js';
import type { Code } from './code.js';
import { CompileError } from './compile-error.js';
import { foldConstants } from './constant-folding.js';
import { visitExpression } from './expressions.js';
import { futureFeatures } from './future.js';
import { Generation } from './generation.js';
import { CodeFlag } from './opcode.js';
import { visitStatement } from './statements.js';
import { buildSymbolTable } from './symbol-table.js';

export type CompileResult = Compiled | { readonly problem: Problem };

/** A code object, and what CPython warns of before it runs. */
export interface Compiled {
  readonly code: Code;
  readonly warnings: readonly Warning[];
}

/**
 * The code object of a program, as CPython 3.12.1 makes it, or what is wrong with the program. The tree is changed by
 * folding, and must not be compiled again. Never throws.
 */
export function compile(tree: Module, filename: string): CompileResult {
  try {
    return compileModule(tree, filename);
  } catch (error) {
    return { problem: problemOf(error, tree) };
  }
}

function compileModule(tree: Module, filename: string): Compiled {
  const { flags, lastLine } = futureFeatures(tree);
  const futureAnnotations = (flags & CodeFlag.FUTURE_ANNOTATIONS) !== 0;
  foldConstants(tree, futureAnnotations);
  const table = buildSymbolTable(tree, futureAnnotations);
  const options = { filename, table, futureFlags: flags, lastFutureLine: lastLine };
  const generation = new Generation(options, { expression: visitExpression, statement: visitStatement });
  generation.enterScope('module', '<module>', tree, 1);
  emitBody(generation, { lineno: 1, end_lineno: 1, col_offset: 0, end_col_offset: 0 }, tree.body);
  return { code: generation.finishScope(true), warnings: generation.warnings };
}

function problemOf(error: unknown, tree: Module): Problem {
  if (error instanceof CompileError) {
    const { lineno, col_offset, end_lineno, end_col_offset } = error.location;
    const lines = new SourceLines(tree.source);
    return {
      kind: error.kind,
      message: error.kind === 'syntax' ? `SyntaxError: ${error.message}` : error.message,
      line: lineno,
      column: lines.fromBytes(lineno, col_offset),
      endLine: end_lineno,
      endColumn: lines.fromBytes(end_lineno, end_col_offset),
    };
  }
  if (error instanceof RangeError && /call stack/i.test(error.message)) {
    const message = 'RecursionError: maximum recursion depth exceeded during compilation';
    return { kind: 'limit', message, line: null, column: null };
  }
  const message = error instanceof Error ? error.message : String(error);
  return { kind: 'bug', message: `The compiler failed: ${message}`, line: null, column: null };
}
