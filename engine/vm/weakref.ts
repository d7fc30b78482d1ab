import { toVirtual } from '../memory/address-map.js';
import { boolObject } from '../object/int.js';
import { makeInstance } from '../object/instance.js';
import { NONE, NOT_IMPLEMENTED } from '../object/statics.js';
import { intern, isStr, textOf } from '../object/str.js';
import { WeakrefField } from '../object/struct.js';
import { T } from '../object/type-table.js';
import { findReusable, initWeakref, linkWeakref, makeWeakref, referentOf, weakListOffset } from '../object/weakref.js';
import type { Machine } from './machine.js';

/** What programs do with weak references: Objects/weakrefobject.c from `weakref_vectorcall` on. */

/** True when an object's type has a place for weak references; a TypeError otherwise. */
export function takesWeakrefs(machine: Machine, object: number): boolean {
  const type = machine.typeOf(object);
  if (weakListOffset(machine.words, type) !== 0) return true;
  machine.raise(T.TypeError, `cannot create weak reference to '${machine.typeName(type)}' object`);
  return false;
}

/** `weakref___new__`: the one without callback is used again. */
export function newReference(
  machine: Machine,
  type: number,
  args: readonly number[],
  names: readonly string[],
): number {
  if (names.length > 0 && type === T.weakref) return machine.raise(T.TypeError, 'ref() takes no keyword arguments');
  const given = args.slice(0, args.length - names.length);
  if (given.length < 1 || given.length > 2) return wrongCount(machine, '__new__', 1, given.length);
  const [object, wanted] = given as [number, number?];
  if (!takesWeakrefs(machine, object)) return 0;
  const callback = wanted === undefined || wanted === NONE ? 0 : wanted;
  if (type === T.weakref) {
    const known = callback === 0 ? findReusable(machine, object, false) : 0;
    return known === 0 ? makeWeakref(machine, type, object, callback) : machine.retain(known);
  }
  const reference = makeInstance(machine, type);
  initWeakref(machine, reference, object, callback);
  linkWeakref(machine, reference, callback);
  return reference;
}

function wrongCount(machine: Machine, name: string, least: number, given: number): 0 {
  const bound = given < least ? 'at least' : 'at most';
  const count = given < least ? least : 2;
  const what = `${count} argument${count === 1 ? '' : 's'}`;
  return machine.raise(T.TypeError, `${name} expected ${bound} ${what}, got ${given}`);
}

/** `weakref_vectorcall`: what it refers to, or None. */
export function callReference(
  machine: Machine,
  reference: number,
  args: readonly number[],
  names: readonly string[],
): number {
  if (names.length > 0) return machine.raise(T.TypeError, 'weakref() takes no keyword arguments');
  if (args.length > 0) return machine.raise(T.TypeError, `weakref expected 0 arguments, got ${args.length}`);
  return machine.retain(referentOf(machine, reference));
}

/** `weakref_hash`: that of its object, remembered. */
export function hashReference(machine: Machine, reference: number): boolean {
  const low = machine.field(reference, WeakrefField.hash);
  const high = machine.field(reference, WeakrefField.hash + 4);
  if (low !== -1 || high !== -1) {
    machine.hashLow = low;
    machine.hashHigh = high;
    return true;
  }
  const object = referentOf(machine, reference);
  if (object === NONE) {
    machine.raise(T.TypeError, 'weak object has gone away');
    return false;
  }
  machine.hold(machine.retain(object));
  const hashed = machine.hooks.hash(object);
  const { hashLow, hashHigh } = machine;
  machine.drop();
  machine.release(object);
  if (!hashed) return false;
  machine.memory.put(reference + WeakrefField.hash, hashLow);
  machine.memory.put(reference + WeakrefField.hash + 4, hashHigh);
  machine.hashLow = hashLow;
  machine.hashHigh = hashHigh;
  return true;
}

const EQ = 2;
const NE = 3;

/** `weakref_richcompare`: by what they refer to while both live, else by identity. */
export function compareReferences(machine: Machine, operation: number, left: number, right: number): number {
  if ((operation !== EQ && operation !== NE) || !machine.isInstance(right, T.weakref)) return NOT_IMPLEMENTED;
  const [a, b] = [referentOf(machine, left), referentOf(machine, right)];
  if (a === NONE || b === NONE) return boolObject((left === right) === (operation === EQ));
  for (const object of [a, b]) machine.hold(machine.retain(object));
  const result = machine.ops.compare(operation, a, b);
  machine.drop(2);
  machine.release(a);
  machine.release(b);
  return result;
}

function hex(object: number): string {
  return `0x${toVirtual(object).toString(16)}`;
}

/** `weakref_repr`: with the object's type, and its name where it has one. Null after an exception. */
export function referenceText(machine: Machine, reference: number): string | null {
  const object = referentOf(machine, reference);
  if (object === NONE) return `<weakref at ${hex(reference)}; dead>`;
  machine.hold(machine.retain(object));
  const name = machine.ops.getAttribute(object, intern(machine, '__name__'));
  machine.drop();
  const missing = name === 0 && machine.raisedIs(T.AttributeError);
  if (missing) machine.clearException();
  const title = name !== 0 && isStr(machine, name) ? ` (${textOf(machine, name)})` : '';
  const type = machine.typeName(machine.typeOf(object));
  machine.releaseMaybe(name);
  machine.release(object);
  if (name === 0 && !missing) return null;
  return `<weakref at ${hex(reference)}; to '${type}' at ${hex(object)}${title}>`;
}

/** `proxy_repr`. */
export function proxyText(machine: Machine, proxy: number): string {
  const object = referentOf(machine, proxy);
  return `<weakproxy at ${hex(proxy)} to ${machine.typeName(machine.typeOf(object))} at ${hex(object)}>`;
}
