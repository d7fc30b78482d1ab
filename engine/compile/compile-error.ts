import type { Location } from '../syntax/tree.js';

/** The author's mistake, found while compiling: thrown inside the compiler and made into a `Problem` by `compile`. */
export class CompileError extends Error {
  readonly kind: 'syntax' | 'unsupported';
  readonly location: Location;

  constructor(message: string, location: Location, kind: 'syntax' | 'unsupported' = 'syntax') {
    super(message);
    this.kind = kind;
    this.location = location;
  }
}
