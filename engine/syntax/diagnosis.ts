/**
 * What is wrong with a text that py-ast refused, in CPython's words (the `invalid_` rules of Grammar/python.gram). py-ast
 * tells the token where it gave up; what stands around that token tells what the author may have meant.
 */
import {
  missingComma,
  wrongArgument,
  wrongComprehension,
  wrongDictionary,
  wrongParameters,
} from './bracket-diagnosis.js';
import { fieldMistake } from './field-diagnosis.js';
import { atToken } from './mistake.js';
import { Site } from './site.js';
import { SourceLines } from './source-lines.js';
import {
  exceptTypes,
  importFrom,
  invalidSyntax,
  legacyStatement,
  missingBlock,
  missingColon,
  missingElse,
  sharedMessage,
  unexpectedIndent,
} from './statement-diagnosis.js';
import { meantComparison, wrongTarget } from './target-diagnosis.js';
import type { Mistake, Token, Tokens } from './token.js';

/** What py-ast said: its own words, and the place, columns in UTF-8 bytes; no place where its tokenizer gave up. */
export interface Refusal {
  readonly message: string;
  readonly line: number | undefined;
  readonly column: number | undefined;
}

/** The mistake in `source`, or undefined where the text is right as far as can be seen. */
export function diagnose(source: string, { tokens, mistake, unclosed }: Tokens, refusal: Refusal): Mistake | undefined {
  if (mistake !== undefined && mistake.late !== true) return mistake;
  const lines = new SourceLines(source);
  const { line, column } = refusal;
  if (line === undefined || column === undefined) {
    if (mistake !== undefined) return mistake;
    if (unclosed !== undefined) return neverClosed(unclosed);
    return refusal.message === 'Invalid decorator target' ? afterDecorators(tokens) : oddCharacter(tokens);
  }
  if (mistake !== undefined && mistake.line <= line) return mistake;
  const at = tokenAt(tokens, line, lines.fromBytes(line, column));
  const token = tokens[at];
  if (token === undefined) return mistake;
  if (refusal.message.startsWith('f-string: ')) return fieldMistake(tokens, lines);
  if (unclosed !== undefined && (token.line > unclosed.line || token.type === 'end')) return neverClosed(unclosed);
  return mistakeAt(new Site(tokens, at, lines, refusal.message));
}

function neverClosed({ text, line, column }: NonNullable<Tokens['unclosed']>): Mistake {
  const message = `'${text}' was never closed`;
  return { type: 'SyntaxError', message, line, column, endLine: line, endColumn: column + 1 };
}

/** What follows decorators and is neither a function nor a class. */
function afterDecorators(tokens: readonly Token[]): Mistake | undefined {
  const after = tokens.find((token, index) => {
    const startsLine = /newline|dent/.test(tokens[index - 1]?.type ?? '');
    return startsLine && isDecorator(tokens, index) && !/^(?:@|def|class|async)$/.test(token.text);
  });
  return after && atToken(after, 'invalid syntax');
}

/** The line before the token begins with `@`. */
function isDecorator(tokens: readonly Token[], index: number): boolean {
  let start = index - 1;
  while (start > 0 && !/newline|dent/.test(tokens[start - 1]!.type)) start--;
  return tokens[start]?.text === '@';
}

/** `$`, `?` and `!`, which are no tokens of Python's. */
function oddCharacter(tokens: readonly Token[]): Mistake | undefined {
  const odd = tokens.find(({ type, text }) => type === 'operator' && /^[$?!]$/.test(text));
  return odd && atToken(odd, 'invalid syntax');
}

function tokenAt(tokens: readonly Token[], line: number, column: number): number {
  const index = tokens.findIndex(
    (token) => token.line > line || (token.line === line && (token.column >= column || token.endColumn > column)),
  );
  return index < 0 ? tokens.length - 1 : index;
}

/** What is tried in turn; the first that fits is told. */
const RULES: readonly ((site: Site) => Mistake | undefined)[] = [
  unexpectedIndent,
  missingBlock,
  legacyStatement,
  sharedMessage,
  importFrom,
  exceptTypes,
  wrongArgument,
  wrongTarget,
  meantComparison,
  wrongComprehension,
  wrongDictionary,
  missingElse,
  missingComma,
  wrongParameters,
  missingColon,
];

function mistakeAt(site: Site): Mistake {
  for (const rule of RULES) {
    const mistake = rule(site);
    if (mistake !== undefined) return mistake;
  }
  return invalidSyntax(site);
}
