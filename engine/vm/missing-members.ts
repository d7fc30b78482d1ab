import type { Machine } from './machine.js';
import { resolutionOrder } from './attribute-order.js';
import { isStaticType, rowOf, type TypeKey } from '../object/type-table.js';
import { MODULE_NAMES } from './module-names.js';
import { TYPE_NAMES } from './type-names.js';

/**
 * What CPython 3.12's builtin types and modules have by name (`dir`). A program that asks for one of these where this
 * release has none is stopped and told so; an AttributeError would be a wrong answer.
 */
const NAMES: Partial<Record<TypeKey | 'sys', string>> = {
  ...TYPE_NAMES,
  dictKeys: '__and__ __contains__ __iter__ __len__ __or__ __rand__ __sub__ __xor__ isdisjoint mapping',
  dictItems: '__and__ __contains__ __iter__ __len__ __or__ __rand__ __sub__ __xor__ isdisjoint mapping',
  dictValues: '__iter__ __len__ mapping',
  type:
    '__basicsize__ __call__ __dictoffset__ __flags__ __instancecheck__ __itemsize__ ' +
    '__or__ __prepare__ __subclasscheck__ __subclasses__ __text_signature__ __type_params__ __weakrefoffset__ mro',
  function: '__annotations__ __builtins__ __call__ __get__ __type_params__',
  method: '__call__',
  builtin: '__call__ __text_signature__',
  code: 'co_code co_exceptiontable co_lines co_linetable co_lnotab co_positions replace',
  module: '__annotations__ __dict__',
  BaseException: '__setstate__',
  generator: '__del__',
  frame: 'clear f_trace_lines f_trace_opcodes',
  property: '__delete__ __get__ __set__ __set_name__',
  staticmethod: '__call__ __get__',
  classmethod: '__get__',
  slice: 'indices start step stop',
  sys:
    'abiflags api_version argv base_exec_prefix base_prefix byteorder copyright displayhook exc_info excepthook exception exec_prefix ' +
    'executable exit flags float_info getallocatedblocks getdefaultencoding getprofile getswitchinterval gettrace hash_info hexversion ' +
    'implementation int_info last_exc maxunicode modules path platform prefix setprofile settrace stderr stdin stdout thread_info ' +
    'version version_info _getframe get_int_max_str_digits set_int_max_str_digits',
};

function setsOf(names: Readonly<Record<string, string>>): ReadonlyMap<string, ReadonlySet<string>> {
  return new Map(Object.entries(names).map(([key, listed]) => [key, new Set(listed.split(' '))]));
}

const SETS = setsOf(NAMES);
const MODULE_SETS = setsOf({ ...MODULE_NAMES, sys: NAMES.sys! });

/** True when CPython would find this name on an object of the type (with `object` itself a class: on the class). */
export function isMissing(machine: Machine, type: number, object: number, name: string): boolean {
  const isClass = machine.isMetaclass(type);
  const order = isClass
    ? [...resolutionOrder(machine, object), ...resolutionOrder(machine, type)]
    : resolutionOrder(machine, type);
  return order.some((each) => isStaticType(each) && SETS.get(rowOf(each).key)?.has(name) === true);
}

/** The same for the modules that this release has. */
export function isMissingInModule(module: string, name: string): boolean {
  return MODULE_SETS.get(module)?.has(name) === true;
}
