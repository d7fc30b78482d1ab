/** Source text to a checked tree: py-ast reads it, `normalise` makes it ours, `check` refuses what py-ast lets pass. */
import { parse as parsePython, type Module as ParsedModule } from 'py-ast';
import type { Problem } from '../problem.js';
import { check } from './check.js';
import { diagnose, type Refusal } from './diagnosis.js';
import { normalise } from './normalise.js';
import { bracketOpenPatterns } from './open-patterns.js';
import type { Mistake, Token } from './token.js';
import { tokenize } from './tokenizer.js';
import type { Module } from './tree.js';
import { escapeWarnings, type Warning } from './warning.js';

export type ParseResult =
  { readonly tree: Module; readonly warnings: readonly Warning[] } | { readonly problem: Problem };

/** The tree of a program, or what is wrong with its text. Never throws. */
export function parse(text: string): ParseResult {
  const source = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  try {
    return parseSource(source);
  } catch (error) {
    if (error instanceof RangeError) {
      const message = 'RecursionError: maximum recursion depth exceeded during compilation';
      return { problem: { kind: 'limit', message, line: null, column: null } };
    }
    const message = error instanceof Error ? error.message : String(error);
    return { problem: { kind: 'bug', message: `The parser failed: ${message}`, line: null, column: null } };
  }
}

function parseSource(source: string): ParseResult {
  const nul = source.indexOf('\0');
  if (nul >= 0) {
    return {
      problem: {
        kind: 'syntax',
        message: 'SyntaxError: source code cannot contain null bytes',
        line: null,
        column: null,
      },
    };
  }
  const tokens = tokenize(source);
  let tree: Module | undefined;
  let refusal: Refusal | undefined;
  try {
    tree = readTree(source, tokens.tokens);
  } catch (error) {
    refusal = refusalOf(error, source, tokens.mistake);
  }
  const mistake =
    tree === undefined ? diagnose(source, tokens, refusal ?? NO_PLACE) : (tokens.mistake ?? check(tree, tokens.tokens));
  if (mistake !== undefined) return { problem: problemOf(mistake) };
  const named = tokens.tokens.find(({ type, text }) => type === 'string' && CHARACTER_NAME.test(text));
  if (tree !== undefined && named !== undefined) return { problem: characterName(named) };
  if (tree !== undefined) return { tree, warnings: escapeWarnings(tokens.tokens) };
  const message = 'This cannot be read here, though Python may know it; write it another way';
  return { problem: { kind: 'unsupported', message, line: refusal?.line ?? null, column: refusal?.column ?? null } };
}

function readTree(source: string, tokens: readonly Token[]): Module {
  try {
    return normalise(parsePython(source), source);
  } catch (error) {
    const bracketed = error instanceof RangeError ? undefined : bracketOpenPatterns(source, tokens);
    const parsed = bracketed && tryParse(bracketed.source);
    if (parsed === undefined) throw error;
    bracketed?.restoreColumns(parsed);
    return normalise(parsed, source);
  }
}

function tryParse(source: string): ParsedModule | undefined {
  try {
    return parsePython(source);
  } catch {
    return undefined;
  }
}

/** `\N{...}` in a string that is neither raw nor bytes. */
const CHARACTER_NAME = /^[uUfF]?["'](?:[^\\]|\\[^N])*\\N\{/;

function characterName({ line, column, endLine, endColumn }: Token): Problem {
  const message =
    'The names of characters in \\N{...} are not known here; write the character, or its number as \\u....';
  return { kind: 'unsupported', message, line, column, endLine, endColumn };
}

const NO_PLACE: Refusal = { message: '', line: undefined, column: undefined };

/** What py-ast says is wrong. Where its tokenizer gave up, the text before `mistake` may be wrong already. */
function refusalOf(error: unknown, source: string, mistake: Mistake | undefined): Refusal {
  if (error instanceof RangeError) throw error;
  const { message, lineno, col_offset } = error as { message: string; lineno?: number; col_offset?: number };
  const refusal = { message: message.replace(/ at line \d+.*$/s, ''), line: lineno, column: col_offset };
  if (lineno !== undefined || mistake === undefined) return refusal;
  const before = source.split('\n').slice(0, mistake.line - 1);
  try {
    parsePython(before.join('\n'));
  } catch (earlier) {
    const place = refusalOf(earlier, '', undefined);
    if (place.line !== undefined && place.line < before.length) return place;
  }
  return refusal;
}

function problemOf({ type, message, ...place }: Mistake): Problem {
  const { line, column, endLine, endColumn } = place;
  return { kind: 'syntax', message: `${type}: ${message}`, line, column, endLine, endColumn };
}
