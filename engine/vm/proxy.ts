import { NONE } from '../object/statics.js';
import { T } from '../object/type-table.js';
import { findReusable, isProxy, makeWeakref, referentOf } from '../object/weakref.js';
import { isCallable } from './callable.js';
import type { Machine } from './machine.js';
import { takesWeakrefs } from './weakref.js';

/** Weak proxies (Objects/weakrefobject.c, from `proxy_check_ref` on): what is done to one is done to its object. */

/** Machines that have made one: their operations look for proxies from then on. */
const watching = new WeakSet<Machine>();

/** `PyWeakref_NewProxy`. */
export function newProxy(machine: Machine, object: number, callback: number): number {
  if (!takesWeakrefs(machine, object)) return 0;
  const known = callback === 0 ? findReusable(machine, object, true) : 0;
  if (known !== 0) return machine.retain(known);
  watchProxies(machine);
  const type = isCallable(machine, object) ? T.weakCallableProxy : T.weakProxy;
  return makeWeakref(machine, type, object, callback);
}

/** `proxy_check_ref`: what a proxy stands for, borrowed; 0 and a ReferenceError once that is gone. */
function proxied(machine: Machine, proxy: number): number {
  const object = referentOf(machine, proxy);
  if (object !== NONE) return object;
  return machine.raise(T.ReferenceError, 'weakly-referenced object no longer exists');
}

/** `UNWRAP`, and what follows: `act` on the objects behind proxies, which are kept meanwhile. */
function through<Result>(
  machine: Machine,
  objects: readonly number[],
  failed: Result,
  act: (...real: readonly number[]) => Result,
): Result {
  const real = objects.map((object) => (isProxy(machine.typeOf(object)) ? proxied(machine, object) : object));
  if (real.includes(0)) return failed;
  for (const object of real) machine.hold(machine.retain(object));
  const result = act(...real);
  machine.drop(real.length);
  for (const object of real) machine.release(object);
  return result;
}

/** Puts the look for proxies in front of the operations: programs without them do not pay for it. */
function watchProxies(machine: Machine): void {
  if (watching.has(machine)) return;
  watching.add(machine);
  const { ops } = machine;
  const known = { ...ops };
  const has = (...objects: readonly number[]): boolean => objects.some((object) => isProxy(machine.typeOf(object)));
  ops.getAttribute = (object, name) =>
    has(object)
      ? through(machine, [object], 0, (real) => known.getAttribute(real, name))
      : known.getAttribute(object, name);
  ops.setAttribute = (object, name, value) =>
    has(object)
      ? through(machine, [object], false, (real) => known.setAttribute(real, name, value))
      : known.setAttribute(object, name, value);
  ops.binary = (operation, left, right) =>
    has(left, right)
      ? through(machine, [left, right], 0, (a, b) => known.binary(operation, a, b))
      : known.binary(operation, left, right);
  ops.compare = (operation, left, right) =>
    has(left, right)
      ? through(machine, [left, right], 0, (a, b) => known.compare(operation, a, b))
      : known.compare(operation, left, right);
  ops.iterate = (object) =>
    has(object) ? through(machine, [object], 0, (real) => known.iterate(real)) : known.iterate(object);
  ops.next = (object) => {
    if (!has(object)) return known.next(object);
    return through(machine, [object], 0, (real) => {
      const type = machine.typeOf(real);
      if (machine.ops.special(type, '__next__') !== 0 || /iterator$|^generator$/u.test(machine.typeName(type)))
        return known.next(real);
      return machine.raise(T.TypeError, `Weakref proxy referenced a non-iterator '${machine.typeName(type)}' object`);
    });
  };
  ops.size = (object) =>
    has(object) ? through(machine, [object], -1, (real) => known.size(real)) : known.size(object);
  ops.truth = (object) =>
    has(object) ? through(machine, [object], -1, (real) => known.truth(real)) : known.truth(object);
  ops.getItem = (object, key) =>
    has(object) ? through(machine, [object, key], 0, (real, k) => known.getItem(real, k)) : known.getItem(object, key);
  ops.setItem = (object, key, value) =>
    has(object)
      ? through(machine, [object], false, (real) => known.setItem(real, key, value))
      : known.setItem(object, key, value);
  ops.deleteItem = (object, key) =>
    has(object)
      ? through(machine, [object], false, (real) => known.deleteItem(real, key))
      : known.deleteItem(object, key);
  ops.str = (object) => (has(object) ? through(machine, [object], null, (real) => known.str(real)) : known.str(object));
}

/** `proxy_call`. */
export function callProxy(machine: Machine, proxy: number, args: readonly number[], names: readonly string[]): number {
  return through(machine, [proxy], 0, (real) => machine.ops.call(real, args, names));
}

/** What an operation that has no entry of its own among the machine's works on: of a proxy its object, held by `act`. */
export function throughProxy<Result>(
  machine: Machine,
  object: number,
  failed: Result,
  act: (real: number) => Result,
): Result {
  return through(machine, [object], failed, (real) => act(real));
}
