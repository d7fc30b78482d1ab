import { Frame } from '../../memory/address-map.js';
import { intValue, isInt, makeInt } from '../../object/int.js';
import { floatValue, makeFloat } from '../../object/float.js';
import { FALSE, NONE } from '../../object/statics.js';
import { internStr, isStr, makeStr } from '../../object/str.js';
import { sizeOf } from '../../object/size.js';
import { ExceptionField } from '../../object/struct.js';
import { copyToTuple, tupleItems } from '../../object/tuple.js';
import { T } from '../../object/type-table.js';
import { LEAST_LIMIT } from '../int-text.js';
import { frameObjectOf } from '../frame.js';
import { boundSpecial, whileBound } from '../special.js';
import { allocatedBlocks, arenaStatistics, parkedStatistics } from '../../heap/statistics.js';
import { DICT_ARRAY, FLOAT_CHAIN, FREE_TUPLE_SIZE, LIST_ARRAY, tupleChain } from '../../object/free-list.js';
import type { Machine, Native, NativeRow } from '../machine.js';

/** The functions of the module `sys` (Python/sysmodule.c). */
function row(
  name: string,
  least: number,
  most: number,
  call: Native,
  keywords: readonly string[] | null = null,
): NativeRow {
  return { name, owner: 'sys', least, most, keywords, call };
}

/** `_PyObject_DebugTypeStats`: dicts, floats, lists, and tuples by their number of items. */
function mallocStatistics(machine: Machine): string {
  const get = (address: number): number => machine.memory.get(address);
  const tuples = Array.from({ length: FREE_TUPLE_SIZE }, (_, index) => index + 1);
  return [
    arenaStatistics(get),
    parkedStatistics('free PyDictObject', get(DICT_ARRAY), 48),
    parkedStatistics('free PyFloatObject', get(FLOAT_CHAIN.count), 24),
    parkedStatistics('free PyListObject', get(LIST_ARRAY), 40),
    ...tuples.map((size) =>
      parkedStatistics(`free ${size}-sized PyTupleObject`, get(tupleChain(size).count), 24 + 8 * size),
    ),
  ].join('');
}

function getSize(machine: Machine, args: readonly number[]): number {
  const [object, otherwise] = args;
  const method = machine.ops.special(machine.typeOf(object!), '__sizeof__');
  if (method !== 0 && machine.typeOf(method) === T.function) {
    const bound = boundSpecial(machine, object!, '__sizeof__');
    machine.hold(bound);
    const result = machine.ops.call(bound, []);
    machine.drop();
    machine.release(bound);
    if (result === 0 || !isInt(machine, result)) {
      if (otherwise !== undefined && (result !== 0 || machine.raisedIs(T.TypeError))) {
        machine.releaseMaybe(result);
        machine.clearException();
        return machine.retain(otherwise);
      }
      if (result === 0) return 0;
      const wrong = machine.typeName(machine.typeOf(result));
      machine.release(result);
      return machine.raise(T.TypeError, `'${wrong}' object cannot be interpreted as an integer`);
    }
    const size = Number(intValue(machine.words, result));
    machine.release(result);
    if (size < 0) return machine.raise(T.ValueError, '__sizeof__() should return >= 0');
    return makeInt(machine, size + machine.headOf(machine.typeOf(object!)), 1, true);
  }
  return whileBound(machine, object!, '__sizeof__', () =>
    makeInt(machine, sizeOf({ words: machine.words, bytes: machine.memory.bytes }, object!), 1, true),
  );
}

function setRecursionLimit(machine: Machine, limit: number): number {
  if (!isInt(machine, limit)) {
    const wrong = machine.typeName(machine.typeOf(limit));
    return machine.raise(T.TypeError, `'${wrong}' object cannot be interpreted as an integer`);
  }
  const value = Number(intValue(machine.words, limit));
  if (value <= 0) return machine.raise(T.ValueError, 'recursion limit must be greater or equal than 1');
  if (value <= machine.depth) {
    const message = `cannot set the recursion limit to ${value} at the recursion depth ${machine.depth}: the limit is too low`;
    return machine.raise(T.RecursionError, message);
  }
  machine.recursionLimit = Math.min(value, Math.max(machine.recursionLimit, machine.depth + 1));
  machine.recursionLimitTold = value;
  return NONE;
}

function exceptionInfo(machine: Machine): number {
  const handled = machine.handledException();
  if (handled === 0 || handled === NONE) return copyToTuple(machine, [NONE, NONE, NONE]);
  const traceback = machine.field(handled, ExceptionField.traceback) || NONE;
  return copyToTuple(machine, [machine.typeOf(handled), handled, traceback]);
}

function getFrame(machine: Machine, depth: number): number {
  let fp = machine.memory.fp;
  for (let level = 0; level < depth && fp !== 0; level++) fp = machine.field(fp, Frame.previous);
  if (fp === 0) return machine.raise(T.ValueError, 'call stack is not deep enough');
  return machine.retain(frameObjectOf(machine, fp));
}

function setIntDigits(machine: Machine, [most]: readonly number[]): number {
  if (!isInt(machine, most!)) {
    const wrong = machine.typeName(machine.typeOf(most!));
    return machine.raise(T.TypeError, `'${wrong}' object cannot be interpreted as an integer`);
  }
  const value = Number(intValue(machine.words, most!));
  if (value !== 0 && value < LEAST_LIMIT) {
    return machine.raise(T.ValueError, `maxdigits must be 0 or larger than ${LEAST_LIMIT}`);
  }
  machine.intDigits = value;
  return NONE;
}

/** `sys_displayhook`: the value's repr, and `_` in builtins. */
function displayHook(machine: Machine, value: number): number {
  if (value === NONE) return NONE;
  const text = machine.ops.repr(value);
  if (text === null) return 0;
  machine.print(`${text}\n`);
  return NONE;
}

/** `sys_exit`: the exception is called with the status, with all its items where it is a tuple. */
function raiseExit(machine: Machine, status: number): 0 {
  const several = machine.isInstance(status, T.tuple);
  const args = several ? tupleItems(machine.words, status) : status === NONE ? [] : [status];
  const exception = machine.ops.call(T.SystemExit, args);
  return exception === 0 ? 0 : machine.raiseException(exception);
}

export const SYS_FUNCTIONS: readonly NativeRow[] = [
  row('getrefcount', 1, 1, (machine, [object]) => makeInt(machine, machine.words[object! >> 2]! >>> 0)),
  row('getsizeof', 1, 2, getSize, ['object', 'default']),
  row('intern', 1, 1, (machine, [text]) => {
    if (!isStr(machine, text!)) {
      const name = machine.typeName(machine.typeOf(text!));
      return machine.raise(T.TypeError, `intern() argument must be str, not ${name}`);
    }
    if (machine.typeOf(text!) !== T.str) {
      return machine.raise(T.TypeError, `can't intern ${machine.typeName(machine.typeOf(text!))}`);
    }
    return internStr(machine, machine.retain(text!));
  }),
  row('getrecursionlimit', 0, 0, (machine) => makeInt(machine, machine.recursionLimitTold)),
  row('setrecursionlimit', 1, 1, (machine, [limit]) => setRecursionLimit(machine, limit!)),
  row('getswitchinterval', 0, 0, (machine) => makeFloat(machine, machine.switchInterval)),
  row('setswitchinterval', 1, 1, (machine, [interval]) => {
    const value = machine.isInstance(interval!, T.float)
      ? floatValue(machine.memory.floats, interval!)
      : Number(intValue(machine.words, interval!));
    if (value <= 0) return machine.raise(T.ValueError, 'switch interval must be strictly positive');
    machine.switchInterval = value;
    return NONE;
  }),
  row('getallocatedblocks', 0, 0, (machine) =>
    makeInt(
      machine,
      allocatedBlocks((address) => machine.memory.get(address), machine.memory.map.large),
    ),
  ),
  row('_debugmallocstats', 0, 0, (machine) => {
    machine.errors += mallocStatistics(machine);
    return NONE;
  }),
  row('getdefaultencoding', 0, 0, (machine) => makeStr(machine, 'utf-8')),
  row('getfilesystemencoding', 0, 0, (machine) => makeStr(machine, 'utf-8')),
  row('get_int_max_str_digits', 0, 0, (machine) => makeInt(machine, machine.intDigits)),
  row('set_int_max_str_digits', 1, 1, setIntDigits, ['maxdigits']),
  row('gettrace', 0, 0, () => NONE),
  row('getprofile', 0, 0, () => NONE),
  row('is_finalizing', 0, 0, () => FALSE),
  row('exc_info', 0, 0, exceptionInfo),
  row('exception', 0, 0, (machine) => machine.retain(machine.handledException() || NONE)),
  row('exit', 0, 1, (machine, [status]) => raiseExit(machine, status ?? NONE)),
  row('displayhook', 1, 1, (machine, [value]) => displayHook(machine, value!)),
  row('_getframe', 0, 1, (machine, [depth]) =>
    getFrame(machine, depth === undefined ? 0 : Number(intValue(machine.words, depth))),
  ),
];
