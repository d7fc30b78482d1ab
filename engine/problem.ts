/**
 * What can go wrong with a program, told to its author: one sentence that names the place. A defect of ours is the kind
 * `bug`, and is never shown as the author's mistake.
 */
export interface Problem {
  readonly kind: 'syntax' | 'unsupported' | 'exception' | 'limit' | 'bug';
  /** CPython's wording where CPython has one: `SyntaxError: expected ':'`. */
  readonly message: string;
  /** 1-based source line, or null where there is none. */
  readonly line: number | null;
  /** 0-based column in UTF-16 units, or null. */
  readonly column: number | null;
  readonly endLine?: number;
  readonly endColumn?: number;
}

/** What a run ends with where the host's own stack has no room for what CPython's has. */
export const NESTED_TOO_DEEP = 'Stopped at the limit of nested calls inside the interpreter';
