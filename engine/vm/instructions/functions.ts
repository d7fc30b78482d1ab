import { Op } from '../../compile/opcode.js';
import { Frame } from '../../memory/address-map.js';
import { getStr, makeDict, setItem } from '../../object/dict.js';
import { makeFunction } from '../../object/function.js';
import { intern } from '../../object/str.js';
import { FunctionObject } from '../../object/struct.js';
import { callTop, callWithUnpacking } from '../call-site.js';
import { GO, type Handler, type Machine } from '../machine.js';

/** Functions are made and called. */

/** The fields that flags of MAKE_FUNCTION fill, the last pushed first. */
const FUNCTION_EXTRAS = [
  [8, FunctionObject.closure],
  [4, FunctionObject.annotations],
  [2, FunctionObject.kwdefaults],
  [1, FunctionObject.defaults],
] as const;

function makeFunctionFromTop(machine: Machine, flags: number): typeof GO {
  const memory = machine.memory;
  const fp = memory.fp;
  const code = machine.top();
  const globals = machine.field(fp, Frame.globals);
  const moduleName = getStr(machine, globals, intern(machine, '__name__'));
  const func = makeFunction(machine, code, globals, machine.field(fp, Frame.builtins), moduleName);
  machine.release(code);
  memory.drop();
  for (const [flag, field] of FUNCTION_EXTRAS) {
    if ((flags & flag) === 0) continue;
    memory.point(func + field, machine.top());
    memory.drop();
  }
  memory.push(func);
  return GO;
}

export const FUNCTIONS: Readonly<Record<number, Handler>> = {
  [Op.MAKE_FUNCTION]: makeFunctionFromTop,
  [Op.KW_NAMES]: (machine, index) => {
    machine.keywordNames = machine.memory.constant(index);
    return GO;
  },
  [Op.CALL]: callTop,
  [Op.CALL_FUNCTION_EX]: callWithUnpacking,
  [Op.LOAD_BUILD_CLASS]: (machine) => {
    const builtins = machine.field(machine.memory.fp, Frame.builtins);
    machine.memory.pushNew(getStr(machine, builtins, intern(machine, '__build_class__')));
    return GO;
  },
  [Op.SETUP_ANNOTATIONS]: (machine) => {
    const locals = machine.field(machine.memory.fp, Frame.locals);
    const name = intern(machine, '__annotations__');
    if (getStr(machine, locals, name) === 0) {
      const dict = makeDict(machine);
      setItem(machine, locals, name, dict);
      machine.release(dict);
    }
    return GO;
  },
};
