/** Source text to a tree: py-ast reads it, `normalise` makes it ours. */
import { parse as parsePython } from 'py-ast';
import type { Problem } from '../problem.js';
import { normalise } from './normalise.js';
import type { Module } from './tree.js';

export type ParseResult = { readonly tree: Module } | { readonly problem: Problem };

/** The tree of a program, or what is wrong with its text. Never throws. */
export function parse(text: string): ParseResult {
  const source = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  try {
    return { tree: normalise(parsePython(source), source) };
  } catch (error) {
    return { problem: { kind: 'syntax', message: `SyntaxError: invalid syntax ${String(error)}`, line: 1, column: 0 } };
  }
}
