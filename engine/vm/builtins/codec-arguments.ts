import type { Machine } from '../machine.js';
import { bindNative } from './arguments.js';
import { textArgument } from './str-row.js';

/** The arguments of `str.encode` and `bytes.decode`, by position or keyword; null after an exception. */
export function codecArguments(
  machine: Machine,
  method: 'encode' | 'decode',
  args: readonly number[],
  names: readonly string[],
): { readonly encoding: string; readonly errors: string } | null {
  const bound = bindNative(machine, method, args, names, ['encoding', 'errors']);
  if (bound === null) return null;
  const read = (given: number, noun: string, usual: string): string | null =>
    given === 0 ? usual : textArgument(machine, given, `${method}() argument '${noun}'`);
  const encoding = read(bound[0]!, 'encoding', 'utf-8');
  const errors = encoding === null ? null : read(bound[1]!, 'errors', 'strict');
  return encoding === null || errors === null ? null : { encoding, errors };
}
