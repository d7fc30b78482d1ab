import type { Code } from '../../../engine/compile/code.js';
import { compile } from '../../../engine/compile/compile.js';
import type { Problem } from '../../../engine/problem.js';
import { parse } from '../../../engine/syntax/parse.js';

/** What the front of the engine makes of a text. */
export function compileText(text: string): { readonly code: Code } | { readonly problem: Problem } {
  const parsed = parse(text);
  return 'problem' in parsed ? parsed : compile(parsed.tree, 'program.py');
}

/** The code object of a right program. */
export function codeOf(text: string): Code {
  const result = compileText(text);
  if ('problem' in result) throw new Error(`${result.problem.message} (line ${String(result.problem.line)})`);
  return result.code;
}

/** What is wrong with a wrong program. */
export function problemOf(text: string): Problem {
  const result = compileText(text);
  if ('code' in result) throw new Error('the program compiles');
  return result.problem;
}
