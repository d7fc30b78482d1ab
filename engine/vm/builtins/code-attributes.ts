import { makeInt } from '../../object/int.js';
import { CodeObject } from '../../object/struct.js';
import { copyToTuple, tupleItems } from '../../object/tuple.js';
import type { Getset, Machine } from '../machine.js';

/** What code objects tell of themselves (Objects/codeobject.c). */
function object(name: string, offset: number): Getset {
  return { name, get: (machine, code) => machine.retain(machine.field(code, offset)), set: null };
}

function number(name: string, offset: number): Getset {
  return { name, get: (machine, code) => makeInt(machine, machine.field(code, offset), 1, true), set: null };
}

/** `get_localsplus_names`: the names of one kind. */
function names(name: string, kind: number): Getset {
  const get = (machine: Machine, code: number): number => {
    const all = tupleItems(machine.words, machine.field(code, CodeObject.localsPlusNames));
    const kinds = machine.codes.codeOf(code).localsPlusKinds;
    return copyToTuple(
      machine,
      all.filter((_, index) => (kinds[index]! & kind) !== 0),
    );
  };
  return { name, get, set: null };
}

export const CODE_ATTRIBUTES: readonly Getset[] = [
  object('co_consts', CodeObject.consts),
  object('co_names', CodeObject.names),
  object('co_name', CodeObject.name),
  object('co_qualname', CodeObject.qualname),
  object('co_filename', CodeObject.filename),
  number('co_argcount', CodeObject.argCount),
  number('co_posonlyargcount', CodeObject.posOnlyArgCount),
  number('co_kwonlyargcount', CodeObject.kwOnlyArgCount),
  number('co_nlocals', CodeObject.localCount),
  number('co_stacksize', CodeObject.stackSize),
  number('co_flags', CodeObject.flags),
  number('co_firstlineno', CodeObject.firstLine),
  names('co_varnames', 0x20),
  names('co_cellvars', 0x40),
  names('co_freevars', 0x80),
];
