import type { TypeKey } from '../../object/type-table.js';
import type { Machine, NativeRow } from '../machine.js';

/** A module of the interpreter: what it holds, natively and in Python text of our own. */
export interface ModuleRow {
  readonly name: string;
  /** It may have modules inside. */
  readonly package?: boolean;
  readonly functions?: readonly NativeRow[];
  /** Static types by the names that the module gives them. */
  readonly types?: Readonly<Record<string, TypeKey>>;
  /** Sets further values. `set` takes a borrowed reference: all is made in the static region. */
  readonly fill?: (machine: Machine, set: (name: string, value: number) => void) => void;
  /** Text in Python that is run in the module's namespace afterwards. */
  readonly source?: string;
  /** Entries that its namespace has room for besides its functions. */
  readonly room?: number;
}
