import { getStr, makeDict, setItem } from '../../object/dict.js';
import { makeCell, makeFunction, makeModule } from '../../object/function.js';
import { NONE } from '../../object/statics.js';
import { intern, isStr } from '../../object/str.js';
import { CodeObject, FunctionObject, ModuleField } from '../../object/struct.js';
import { tupleItems, tupleLength } from '../../object/tuple.js';
import { T, type TypeKey } from '../../object/type-table.js';
import { type Machine, Stop } from '../machine.js';
import { placed } from './arguments.js';

/** Types of the interpreter's own objects that can be called to make one, by the names that `types` gives them. */
type Make = (machine: Machine, type: number, args: readonly number[], names: readonly string[]) => number;

/** `cell_new`. */
const makeOwnCell: Make = (machine, _type, args, names) => {
  if (names.length > 0) return machine.raise(T.TypeError, 'cell() takes no keyword arguments');
  if (args.length > 1) return machine.raise(T.TypeError, `cell expected at most 1 argument, got ${args.length}`);
  return makeCell(machine, args.length === 0 ? 0 : machine.retain(args[0]!));
};

/** `module___init__`. */
const makeOwnModule: Make = (machine, _type, args, names) => {
  const values = placed(machine, 'module', args, names, ['name', 'doc'], 1);
  if (values === null) return 0;
  const [name, doc] = values as [number, number];
  if (!isStr(machine, name)) {
    const given = machine.typeName(machine.typeOf(name));
    return machine.raise(T.TypeError, `module() argument 'name' must be str, not ${given}`);
  }
  const module = makeModule(machine, machine.retain(name), makeDict(machine));
  const dict = machine.field(module, ModuleField.dict);
  const entries: [string, number][] = [
    ['__name__', name],
    ['__doc__', doc || NONE],
    ['__package__', NONE],
    ['__loader__', NONE],
    ['__spec__', NONE],
  ];
  for (const [key, value] of entries) setItem(machine, dict, intern(machine, key), value);
  return module;
};

/** `func_new_impl` (Objects/funcobject.c). */
const makeOwnFunction: Make = (machine, _type, args, names) => {
  const parameters = ['code', 'globals', 'name', 'argdefs', 'closure'];
  const values = placed(machine, 'function', args, names, parameters, 2);
  if (values === null) return 0;
  const [code, globals, name, defaults, closure] = values.map((value) => (value === NONE ? 0 : value)) as [
    number,
    number,
    number,
    number,
    number,
  ];
  const wrong = (which: string, wanted: string, value: number): number => {
    const given = machine.typeName(machine.typeOf(value || NONE));
    return machine.raise(T.TypeError, `function() argument '${which}' must be ${wanted}, not ${given}`);
  };
  if (code === 0 || machine.typeOf(code) !== T.code) return wrong('code', 'code', code);
  if (globals === 0 || !machine.isInstance(globals, T.dict)) return wrong('globals', 'dict', globals);
  if (name !== 0 && !isStr(machine, name)) return machine.raise(T.TypeError, 'arg 3 (name) must be None or string');
  if (defaults !== 0 && !machine.isInstance(defaults, T.tuple)) {
    return machine.raise(T.TypeError, 'arg 4 (defaults) must be None or tuple');
  }
  if (!isClosure(machine, code, closure)) return 0;
  const builtins = getStr(machine, globals, intern(machine, '__builtins__'));
  const known = builtins !== 0 && machine.typeOf(builtins) === T.module ? builtins : machine.builtins;
  const own = getStr(machine, globals, intern(machine, '__name__'));
  const func = makeFunction(machine, code, globals, machine.field(known, ModuleField.dict), own);
  for (const [offset, value] of [
    [FunctionObject.defaults, defaults],
    [FunctionObject.closure, closure],
  ] as const) {
    if (value !== 0) machine.memory.point(func + offset, machine.retain(value));
  }
  if (name !== 0) {
    const old = machine.field(func, FunctionObject.name);
    machine.memory.point(func + FunctionObject.name, machine.retain(name));
    machine.release(old);
  }
  return func;
};

/** A cell for each name that the code takes from around it; false after an exception. */
function isClosure(machine: Machine, code: number, closure: number): boolean {
  const wanted = machine.field(code, CodeObject.freeCount);
  if (closure !== 0 && !machine.isInstance(closure, T.tuple)) {
    machine.raise(T.TypeError, wanted > 0 ? 'arg 5 (closure) must be tuple' : 'arg 5 (closure) must be None or tuple');
    return false;
  }
  const given = closure === 0 ? 0 : tupleLength(machine.words, closure);
  if (closure === 0 && wanted > 0) {
    machine.raise(T.TypeError, 'arg 5 (closure) must be tuple');
    return false;
  }
  if (given !== wanted) {
    const name = machine.ops.str(machine.field(code, CodeObject.name))!;
    machine.raise(T.ValueError, `${name} requires closure of length ${wanted}, not ${given}`);
    return false;
  }
  const other =
    closure === 0 ? undefined : tupleItems(machine.words, closure).find((each) => machine.typeOf(each) !== T.cell);
  if (other === undefined) return true;
  machine.raise(T.TypeError, `arg 5 (closure) expected cell, found ${machine.typeName(machine.typeOf(other))}`);
  return false;
}

function refused(what: string): Make {
  return () => {
    throw new Stop('unsupported', `to make ${what} is not simulated yet`);
  };
}

const CONSTRUCTORS: Partial<Record<TypeKey, Make>> = {
  cell: makeOwnCell,
  module: makeOwnModule,
  function: makeOwnFunction,
  code: refused('code objects'),
  traceback: refused('tracebacks'),
};

export function installConstructors(machine: Machine): void {
  for (const [key, make] of Object.entries(CONSTRUCTORS)) {
    machine.constructors.set(T[key as TypeKey], { tuple: true, make });
  }
}
