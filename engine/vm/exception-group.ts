import { isException, isExceptionClass, setExceptionField } from '../object/exception.js';
import { makeInt } from '../object/int.js';
import { toVirtual } from '../memory/address-map.js';
import { appendItem, listItems, listLength, makeList } from '../object/list.js';
import { addToSet, allocateSet } from '../object/set.js';
import { NONE } from '../object/statics.js';
import { intern, isStr, makeStr, textOf } from '../object/str.js';
import { ExceptionField, GroupField } from '../object/struct.js';
import { copyToTuple, makeTuple, tupleItems } from '../object/tuple.js';
import { T } from '../object/type-table.js';
import { contains } from './contains.js';
import { createException } from './exception-init.js';
import { sequenceToTuple } from './extend.js';
import type { Machine, NativeRow } from './machine.js';
import { enterNative, leaveNative } from './native-depth.js';

/** `BaseExceptionGroup` (Objects/exceptions.c): an exception of several, and how `except*` splits it. */

/** `_PyBaseExceptionGroup_Check`. */
export function isGroup(machine: Machine, object: number): boolean {
  return machine.isInstance(object, T.BaseExceptionGroup);
}

/** `BaseExceptionGroup_new`: which class it is follows from what is in it. */
export function createGroup(machine: Machine, type: number, args: readonly number[], names: readonly string[]): number {
  const [message, given] = args;
  const positional = args.length - names.length;
  if (positional !== 2) {
    const noun = 'BaseExceptionGroup.__new__() takes exactly 2 arguments';
    return machine.raise(T.TypeError, `${noun} (${positional} given)`);
  }
  if (!isStr(machine, message!)) {
    const wrong = machine.typeName(machine.typeOf(message!));
    const text = message === NONE ? 'None' : wrong;
    return machine.raise(T.TypeError, `BaseExceptionGroup.__new__() argument 1 must be str, not ${text}`);
  }
  if (machine.ops.lookup(machine.typeOf(given!), intern(machine, '__getitem__')) === 0 || isMapping(machine, given!)) {
    return machine.raise(T.TypeError, 'second argument (exceptions) must be a sequence');
  }
  const exceptions = sequenceToTuple(machine, given!);
  if (exceptions === 0) return 0;
  machine.hold(exceptions);
  const kind = classFor(machine, type, exceptions);
  const group = kind === 0 ? 0 : createException(machine, kind, args, names);
  machine.drop();
  if (group === 0) {
    machine.release(exceptions);
    return 0;
  }
  machine.memory.point(group + GroupField.message, machine.retain(message!));
  machine.memory.point(group + GroupField.exceptions, exceptions);
  return group;
}

function isMapping(machine: Machine, object: number): boolean {
  return machine.isInstance(object, T.dict) || machine.isInstance(object, T.set);
}

/** The class of the group; 0 after an exception. */
function classFor(machine: Machine, type: number, exceptions: number): number {
  const items = tupleItems(machine.words, exceptions);
  if (items.length === 0) {
    return machine.raise(T.ValueError, 'second argument (exceptions) must be a non-empty sequence');
  }
  let hasBase = false;
  for (const [index, item] of items.entries()) {
    if (!isException(machine, item)) {
      const message = `Item ${index} of second argument (exceptions) is not an exception`;
      return machine.raise(T.ValueError, message);
    }
    if (!machine.isInstance(item, T.Exception)) hasBase = true;
  }
  if (type === T.BaseExceptionGroup) return hasBase ? type : machine.exceptionGroup;
  if (!hasBase) return type;
  if (type === machine.exceptionGroup) {
    return machine.raise(T.TypeError, 'Cannot nest BaseExceptions in an ExceptionGroup');
  }
  if (!machine.isSubtype(type, T.Exception)) return type;
  return machine.raise(T.TypeError, `Cannot nest BaseExceptions in '${machine.typeName(type)}'`);
}

/** `_PyExc_CreateExceptionGroup` with an empty message; borrowed exceptions. */
function wrap(machine: Machine, exceptions: number): number {
  const message = makeStr(machine, '');
  const group = machine.ops.call(T.BaseExceptionGroup, [message, exceptions]);
  machine.release(message);
  return group;
}

/** `BaseExceptionGroup_str`. */
export function groupText(machine: Machine, group: number): string {
  const message = machine.field(group, GroupField.message);
  const count = tupleItems(machine.words, machine.field(group, GroupField.exceptions)).length;
  return `${textOf(machine, message)} (${count} sub-exception${count > 1 ? 's' : ''})`;
}

/** Whether an exception is one that is looked for: 1, 0, or -1 after an exception. */
type Matcher = (exception: number) => number;

/** `get_matcher_type`: null after an exception. */
function matcherOf(machine: Machine, wanted: number): Matcher | null {
  if (machine.typeOf(wanted) === T.function) {
    return (exception) => {
      const answer = machine.ops.call(wanted, [exception]);
      if (answer === 0) return -1;
      const truth = machine.ops.truth(answer);
      machine.release(answer);
      return truth;
    };
  }
  const types = machine.typeOf(wanted) === T.tuple ? tupleItems(machine.words, wanted) : [wanted];
  if (types.every((type) => isExceptionClass(machine, type))) {
    return (exception) => (types.some((type) => machine.isInstance(exception, type)) ? 1 : 0);
  }
  machine.raise(T.TypeError, 'expected a function, exception type or tuple of exception types');
  return null;
}

/** New references; 0: nothing. */
interface Split {
  readonly match: number;
  readonly rest: number;
}

/** `exceptiongroup_split_recursive`: null after an exception. */
function split(machine: Machine, exception: number, matches: Matcher, wantsRest: boolean): Split | null {
  const verdict = matches(exception);
  if (verdict < 0) return null;
  if (verdict === 1) return { match: machine.retain(exception), rest: 0 };
  if (!isGroup(machine, exception)) return { match: 0, rest: wantsRest ? machine.retain(exception) : 0 };

  const matched = makeList(machine, []);
  const others = wantsRest ? makeList(machine, []) : 0;
  machine.hold(matched);
  machine.hold(others);
  let result: Split | null = null;
  if (splitItems(machine, exception, matches, matched, others)) {
    const match = subset(machine, exception, matched);
    machine.hold(match);
    const rest = match < 0 || others === 0 ? 0 : subset(machine, exception, others);
    machine.drop();
    if (match >= 0 && rest >= 0) result = { match, rest };
    else if (match > 0) machine.release(match);
  }
  machine.drop(2);
  machine.release(matched);
  machine.releaseMaybe(others);
  return result;
}

function splitItems(machine: Machine, group: number, matches: Matcher, matched: number, others: number): boolean {
  for (const each of tupleItems(machine.words, machine.field(group, GroupField.exceptions))) {
    if (!enterNative(machine, ' in exceptiongroup_split_recursive')) return false;
    const inner = split(machine, each, matches, others !== 0);
    leaveNative(machine);
    if (inner === null) return false;
    if (inner.match !== 0) appendItem(machine, matched, inner.match);
    if (inner.rest !== 0) appendItem(machine, others, inner.rest);
  }
  return true;
}

/** `exceptiongroup_subset`: a group of some, with the origin's metadata; 0 for none, -1 after an exception. */
function subset(machine: Machine, origin: number, exceptions: number): number {
  if (listLength(machine.words, exceptions) === 0) return 0;
  const derive = machine.ops.getAttribute(origin, intern(machine, 'derive'));
  if (derive === 0) return -1;
  machine.hold(derive);
  const group = machine.ops.call(derive, [exceptions]);
  machine.drop();
  machine.release(derive);
  if (group === 0) return -1;
  if (!isGroup(machine, group)) {
    machine.release(group);
    machine.raise(T.TypeError, 'derive must return an instance of BaseExceptionGroup');
    return -1;
  }
  for (const field of [ExceptionField.traceback, ExceptionField.context, ExceptionField.cause]) {
    const value = machine.field(origin, field);
    if (value === 0 && field === ExceptionField.traceback) continue;
    setExceptionField(machine, group, field, value === 0 ? 0 : machine.retain(value));
  }
  machine.memory.put(group + ExceptionField.suppressContext, 1);
  if (copyNotes(machine, origin, group)) return group;
  machine.release(group);
  return -1;
}

/** The parts have lists of notes of their own. */
function copyNotes(machine: Machine, origin: number, group: number): boolean {
  const key = intern(machine, '__notes__');
  const notes = machine.ops.getAttribute(origin, key);
  if (notes === 0) {
    if (!machine.raisedIs(T.AttributeError)) return false;
    machine.clearException();
    return true;
  }
  let done = true;
  if (machine.isInstance(notes, T.list) || machine.isInstance(notes, T.tuple)) {
    const copy = machine.ops.call(T.list, [notes]);
    done = copy !== 0 && machine.ops.setAttribute(group, key, copy);
    machine.releaseMaybe(copy);
  }
  machine.release(notes);
  return done;
}

/** `exception_group_match` (Python/ceval.c): what CHECK_EG_MATCH finds; null after an exception. None stands for nothing. */
export function matchGroup(machine: Machine, exception: number, types: number): Split | null {
  if (exception === NONE) return { match: NONE, rest: NONE };
  const matches = matcherOf(machine, types)!;
  if (matches(exception) === 1) {
    if (isGroup(machine, exception)) return { match: machine.retain(exception), rest: NONE };
    const alone = copyToTuple(machine, [exception]);
    machine.hold(alone);
    const group = wrap(machine, alone);
    machine.drop();
    machine.release(alone);
    return group === 0 ? null : { match: group, rest: NONE };
  }
  if (!isGroup(machine, exception)) return { match: NONE, rest: machine.retain(exception) };
  const method = machine.ops.getAttribute(exception, intern(machine, 'split'));
  if (method === 0) return null;
  machine.hold(method);
  const pair = machine.ops.call(method, [types]);
  machine.drop();
  machine.release(method);
  if (pair === 0) return null;
  const [match, rest] = tupleItems(machine.words, pair).map((each) => machine.retain(each));
  machine.release(pair);
  return { match: match!, rest: rest! };
}

/** `is_same_exception_metadata`. */
function sameMetadata(machine: Machine, left: number, right: number): boolean {
  const fields = [ExceptionField.notes, ExceptionField.traceback, ExceptionField.cause, ExceptionField.context];
  return fields.every((field) => machine.field(left, field) === machine.field(right, field));
}

/** `collect_exception_group_leaf_ids`. */
function collectLeaves(machine: Machine, exception: number, ids: number): void {
  if (exception === NONE) return;
  if (isGroup(machine, exception)) {
    const inner = tupleItems(machine.words, machine.field(exception, GroupField.exceptions));
    for (const each of inner) collectLeaves(machine, each, ids);
    return;
  }
  const id = makeInt(machine, toVirtual(exception), 2);
  addToSet(machine, ids, id);
  machine.release(id);
}

/** `exception_group_projection`: those of a group that are kept; None for none, 0 after an exception. */
function project(machine: Machine, group: number, kept: number): number {
  const ids = allocateSet(machine);
  machine.hold(ids);
  for (const each of listItems(machine.words, kept)) collectLeaves(machine, each, ids);
  const found = split(
    machine,
    group,
    (exception) => {
      const id = makeInt(machine, toVirtual(exception), 2);
      const has = contains(machine, ids, id);
      machine.release(id);
      return has;
    },
    false,
  );
  machine.drop();
  machine.release(ids);
  return found === null ? 0 : found.match || NONE;
}

/** `_PyExc_PrepReraiseStar`: what is raised after the handlers of `except*`; None for nothing. A new reference, or 0. */
export function prepareReraise(machine: Machine, origin: number, raised: number): number {
  const all = listItems(machine.words, raised);
  if (all.length === 0) return NONE;
  if (!isGroup(machine, origin)) return machine.retain(all[0]!);
  const fresh = makeList(machine, []);
  const again = makeList(machine, []);
  machine.hold(fresh);
  machine.hold(again);
  for (const each of all) {
    if (each !== NONE) appendItem(machine, sameMetadata(machine, each, origin) ? again : fresh, machine.retain(each));
  }
  let result = project(machine, origin, again);
  if (result !== 0 && listLength(machine.words, fresh) > 0) {
    if (result !== NONE) appendItem(machine, fresh, result);
    const [first, second] = listItems(machine.words, fresh);
    result = second === undefined ? machine.retain(first!) : wrap(machine, fresh);
  }
  machine.drop(2);
  machine.release(fresh);
  machine.release(again);
  return result;
}

function row(name: string, call: NativeRow['call']): NativeRow {
  return { name, owner: 'BaseExceptionGroup', least: 1, most: 1, keywords: null, call };
}

export const GROUP_METHODS: readonly NativeRow[] = [
  row('derive', (machine, [exceptions], _names, self) => {
    const args = makeTuple(machine, [
      machine.retain(machine.field(self, GroupField.message)),
      machine.retain(exceptions!),
    ]);
    machine.hold(args);
    const made = machine.ops.call(T.BaseExceptionGroup, tupleItems(machine.words, args));
    machine.drop();
    machine.release(args);
    return made;
  }),
  row('split', (machine, [wanted], _names, self) => {
    const matches = matcherOf(machine, wanted!);
    const found = matches === null ? null : split(machine, self, matches, true);
    return found === null ? 0 : makeTuple(machine, [found.match || NONE, found.rest || NONE]);
  }),
  row('subgroup', (machine, [wanted], _names, self) => {
    const matches = matcherOf(machine, wanted!);
    const found = matches === null ? null : split(machine, self, matches, false);
    return found === null ? 0 : found.match || NONE;
  }),
];
