import { HeldAs } from '../memory/address-map.js';
import { makePresizedDict, setItem } from '../object/dict.js';
import { intern } from '../object/str.js';
import { copyToTuple, makeTuple } from '../object/tuple.js';
import type { Machine } from './machine.js';

/** Calls whose arguments are packed into a tuple and a dict: `_PyObject_MakeTpCall` and what undoes it (Objects/call.c). */

/** What a call was packed into, in hand until `unpackCall`. `keywords`: 0 where none are given. */
interface Packed {
  readonly tuple: number;
  readonly keywords: number;
}

/** `_PyTuple_FromArray` and `_PyStack_AsDict`. The callee is known by the array `args`: `tupleOf` gives it the tuple. */
function packCall(machine: Machine, args: readonly number[], names: readonly string[]): Packed {
  const positional = names.length === 0 ? args : args.slice(0, args.length - names.length);
  const tuple = copyToTuple(machine, positional);
  machine.hold(tuple);
  machine.packedArgs = args;
  machine.packedTuple = tuple;
  let keywords = 0;
  if (names.length > 0) {
    keywords = makePresizedDict(machine, names.length, true);
    names.forEach((name, index) => setItem(machine, keywords, intern(machine, name), args[positional.length + index]!));
  }
  machine.hold(keywords);
  return { tuple, keywords };
}

function unpackCall(machine: Machine, { tuple, keywords }: Packed, result: number): void {
  machine.drop(2);
  machine.packedArgs = null;
  if (result !== 0) machine.hold(result);
  machine.release(tuple);
  machine.releaseMaybe(keywords);
  if (result !== 0) machine.drop();
}

/** The tuple that the call with these very arguments came in, borrowed; 0 where it came in none. */
export function tupleOf(machine: Machine, args: readonly number[]): number {
  return machine.packedArgs === args ? machine.packedTuple : 0;
}

/** Packs, calls, and lets go. */
export function callPacked(
  machine: Machine,
  args: readonly number[],
  names: readonly string[],
  run: () => number,
): number {
  const packed = packCall(machine, args, names);
  const result = run();
  unpackCall(machine, packed, result);
  return result;
}

/**
 * `_PyObject_Call_Prepend`: a method of a class gets what was packed, `self` in front. Keywords are taken out of their
 * dict again (`_PyStack_UnpackDict`): an array of all arguments and a tuple of the names.
 */
export function callPrepended(
  machine: Machine,
  method: number,
  self: number,
  args: readonly number[],
  names: readonly string[],
): number {
  if (names.length === 0) return machine.ops.callSpecial(method, self, args);
  const all = [self, ...args];
  const block = machine.heap.allocate('m', (all.length + 1) * 8);
  all.forEach((value, index) => machine.memory.point(block + 8 + index * 8, machine.retain(value)));
  const keys = makeTuple(
    machine,
    names.map((name) => intern(machine, name)),
  );
  for (const word of [(block + 8) | HeldAs.slots, (all.length << 2) | HeldAs.slots, block, keys]) machine.hold(word);
  const result = machine.ops.call(method, all, names);
  machine.drop(4);
  machine.releaseSlots(block + 8, all.length, false, block);
  machine.heap.free('m', block);
  machine.release(keys);
  return result;
}
