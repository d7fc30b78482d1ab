/**
 * `case a, b:`, which py-ast does not read: it is given `case [a, b]:`, which means the same, and the columns of its tree
 * are set right afterwards.
 */
import { SourceLines } from './source-lines.js';
import type { Token } from './token.js';

export interface BracketedPatterns {
  readonly source: string;
  /** Takes the brackets' columns out of a tree of the bracketed text, in place. */
  readonly restoreColumns: (tree: unknown) => void;
}

interface Insertion {
  readonly line: number;
  readonly column: number;
  readonly text: string;
}

/** The text with all open sequence patterns in brackets; undefined where there is none. */
export function bracketOpenPatterns(source: string, tokens: readonly Token[]): BracketedPatterns | undefined {
  const insertions = tokens.flatMap((_, index) => insertionsAt(tokens, index));
  if (insertions.length === 0) return undefined;
  const lines = source.split('\n');
  /** UTF-8 columns of the brackets in the new text. */
  const inserted = new Map<number, number[]>();
  const original = new SourceLines(source);
  for (const { line, column, text } of insertions) {
    const before = inserted.get(line) ?? [];
    const shift = before.length;
    const content = lines[line - 1] ?? '';
    lines[line - 1] = content.slice(0, column + shift) + text + content.slice(column + shift);
    inserted.set(line, [...before, original.toBytes(line, column) + shift]);
  }
  return { source: lines.join('\n'), restoreColumns: (tree) => restore(tree, inserted) };
}

function insertionsAt(tokens: readonly Token[], index: number): readonly Insertion[] {
  const token = tokens[index]!;
  const previous = tokens[index - 1];
  const first = tokens[index + 1];
  if (token.text !== 'case' || first === undefined || !/newline|dent/.test(previous?.type ?? '')) return [];
  const rest = tokens.slice(index + 1);
  const end = rest.findIndex(
    ({ level, text, type }) => level === 0 && (text === ':' || text === 'if' || type === 'newline'),
  );
  const pattern = rest.slice(0, end);
  const last = pattern.at(-1);
  if (last === undefined || !pattern.some(({ level, text }) => level === 0 && text === ',')) return [];
  return [
    { line: first.line, column: first.column, text: '[' },
    { line: last.endLine, column: last.endColumn, text: ']' },
  ];
}

function restore(node: unknown, inserted: ReadonlyMap<number, readonly number[]>): void {
  if (typeof node !== 'object' || node === null) return;
  const fields = node as Record<string, unknown>;
  const original = (line: unknown, column: unknown): number => {
    const brackets = inserted.get(line as number) ?? [];
    return (column as number) - brackets.filter((bracket) => bracket < (column as number)).length;
  };
  if (fields.lineno !== undefined) {
    fields.col_offset = original(fields.lineno, fields.col_offset);
    fields.end_col_offset = original(fields.end_lineno, fields.end_col_offset);
  }
  for (const child of Object.values(fields)) restore(child, inserted);
}
