import { T } from '../../object/type-table.js';
import type { Machine } from '../machine.js';

/**
 * `_PyArg_UnpackKeywords` (Python/getargs.c): the arguments of a native function by parameter, 0 where none is given; null
 * after an exception. The first `positionalOnly` have no name, the last `keywordOnly` must be named; `required` are needed.
 */
export function bindNative(
  machine: Machine,
  name: string,
  args: readonly number[],
  names: readonly string[],
  parameters: readonly string[],
  { required = 0, positionalOnly = 0, keywordOnly = 0 } = {},
): number[] | null {
  const given = args.length - names.length;
  const most = parameters.length - keywordOnly;
  const fail = (message: string): null => {
    machine.raise(T.TypeError, message);
    return null;
  };
  if (given > most || args.length > parameters.length) {
    const kind = given > most && keywordOnly > 0 ? 'positional ' : '';
    const limit = kind !== '' ? most : parameters.length;
    const bound = kind !== '' ? (required === most ? 'exactly' : 'at most') : 'at most';
    if (kind !== '' && most === 0) return fail(`${name}() takes no positional arguments`);
    return fail(
      `${name}() takes ${bound} ${limit} ${kind}argument${limit === 1 ? '' : 's'} (${kind !== '' ? given : args.length} given)`,
    );
  }
  const bound = parameters.map((_, index) => (index < given ? args[index]! : 0));
  for (const [index, key] of names.entries()) {
    const place = parameters.indexOf(key);
    if (place < positionalOnly) return fail(`'${key}' is an invalid keyword argument for ${name}()`);
    if (bound[place] !== 0) return fail(`argument for ${name}() given by name ('${key}') and position (${place + 1})`);
    bound[place] = args[given + index]!;
  }
  const missing = bound.findIndex((value, index) => value === 0 && index < required);
  if (missing < 0) return bound;
  if (missing < positionalOnly) {
    const least = Math.min(required, positionalOnly);
    const limit = positionalOnly < parameters.length || required < parameters.length ? 'at least' : 'exactly';
    return fail(`${name}() takes ${limit} ${least} positional argument${least === 1 ? '' : 's'} (${given} given)`);
  }
  return fail(`${name}() missing required argument '${parameters[missing]}' (pos ${missing + 1})`);
}
