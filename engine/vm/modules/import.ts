import { deleteItem, getStr, makePresizedDict, setItem } from '../../object/dict.js';
import { makeBuiltin, makeFunction, makeModule } from '../../object/function.js';
import { makeException } from '../../object/exception.js';
import { Runtime } from '../../memory/address-map.js';
import { intValue } from '../../object/int.js';
import { NONE } from '../../object/statics.js';
import { intern, isStr, makeStr, nameOf, textOf } from '../../object/str.js';
import { CodeObject, ExceptionField, ModuleField } from '../../object/struct.js';
import { makeTuple, tupleItems } from '../../object/tuple.js';
import { T } from '../../object/type-table.js';
import type { Code } from '../../compile/code.js';
import { Op, UnaryIntrinsic } from '../../compile/opcode.js';
import { decodeCode } from '../code-info.js';
import { type Handler, type Machine, Stop } from '../machine.js';
import type { ModuleRow } from './module-row.js';
import { isRefused, moduleNamed } from './module-table.js';

/** How many modules a reader of memory is told of. */
const MOST_LISTED = 32;

/** Installs what the instructions of an import statement do. `handlerOf` decodes the code of library modules. */
export function installImports(machine: Machine, handlerOf: (opcode: number) => Handler): void {
  machine.handlerOf = handlerOf;
  machine.ops.defineFunction = (source, globals, name) => defineFunction(machine, source, globals, name);
  machine.ops.importName = (name, level, names) => importName(machine, name, level, names);
  machine.ops.importFrom = (module, name) => importFrom(machine, module, name);
  machine.ops.importStar = (module, locals) => importStar(machine, module, locals);
}

/** The import system (Python/import.c), for the modules of the interpreter: there are no others. */
export function importModule(machine: Machine, name: string, level: number, wanted: readonly string[] | null): number {
  if (level > 0) {
    return raiseImportError(machine, T.ImportError, 'attempted relative import with no known parent package', '');
  }
  const parts = name.split('.');
  let module = 0;
  for (let count = 1; count <= parts.length; count++) {
    module = loadModule(machine, parts.slice(0, count).join('.'));
    if (module === 0) return 0;
  }
  if (wanted === null) return machine.retain(loadModule(machine, parts[0]!));
  if (machine.typeOf(module) !== T.module) return machine.retain(module);
  const dict = machine.field(module, ModuleField.dict);
  for (const each of wanted) {
    const inner = `${name}.${each}`;
    if (moduleNamed(inner) === undefined || getStr(machine, dict, intern(machine, each)) !== 0) continue;
    if (loadModule(machine, inner) === 0) return 0;
  }
  return machine.retain(module);
}

/** The module of a full name, borrowed; 0 after an exception. */
function loadModule(machine: Machine, name: string): number {
  const listed = getStr(machine, machine.sysModules, intern(machine, name));
  if (listed === NONE) {
    const message = `import of ${name} halted; None in sys.modules`;
    return raiseImportError(machine, T.ModuleNotFoundError, message, name);
  }
  if (listed !== 0) return listed;
  const row = moduleNamed(name);
  if (row !== undefined) return makeLibraryModule(machine, row);
  if (isRefused(name)) throw new Stop('unsupported', `the module ${name} is not simulated yet`);
  const parent = name.split('.').slice(0, -1).join('.');
  const isPackage = parent === '' || moduleNamed(parent)?.package === true;
  const rest = isPackage ? '' : `; '${parent}' is not a package`;
  return raiseImportError(machine, T.ModuleNotFoundError, `No module named '${name}'${rest}`, name);
}

/** An ImportError that knows the name of the module. */
export function raiseImportError(machine: Machine, type: number, message: string, name: string, wanted = ''): 0 {
  const exception = makeException(machine, type, makeTuple(machine, [makeStr(machine, message)]));
  const text = machine.retain(tupleItems(machine.words, machine.field(exception, ExceptionField.args))[0]!);
  machine.memory.point(exception + ExceptionField.extra, text);
  if (name !== '') machine.memory.point(exception + ExceptionField.extra2, intern(machine, name));
  if (wanted !== '') machine.memory.point(exception + IMPORT_WANTED, intern(machine, wanted));
  return machine.raiseException(exception);
}

/** `PyImportErrorObject.name_from`. */
export const IMPORT_WANTED = 96;

/** Makes a module: its functions, types and values, then what its text in Python defines. Borrowed. */
function makeLibraryModule(machine: Machine, row: ModuleRow): number {
  return machine.whileBooting(() => {
    const name = intern(machine, row.name);
    const dict = makePresizedDict(machine, (row.functions?.length ?? 0) + (row.room ?? 24), true);
    const module = makeModule(machine, name, dict);
    const set = (key: string, value: number): void => {
      setItem(machine, dict, intern(machine, key), value);
    };
    set('__name__', name);
    set('__doc__', NONE);
    set('__package__', intern(machine, row.package === true ? row.name : row.name.split('.').slice(0, -1).join('.')));
    set('__loader__', NONE);
    set('__spec__', NONE);
    register(machine, row.name, module);
    for (const native of row.functions ?? []) {
      const builtin = makeBuiltin(machine, machine.addNative(native), module, name);
      set(native.name, builtin);
    }
    for (const [key, type] of Object.entries(row.types ?? {})) set(key, T[type]);
    row.fill?.(machine, set);
    if (row.source !== undefined && !runSource(machine, row, dict)) {
      deleteItem(machine, machine.sysModules, name);
      machine.modules.delete(row.name);
      return 0;
    }
    bindToParent(machine, row.name, module);
    return module;
  });
}

/** Lists a module in `sys.modules`, and where a reader of memory finds it. */
export function register(machine: Machine, name: string, module: number): void {
  machine.modules.set(name, module);
  setItem(machine, machine.sysModules, intern(machine, name), module);
  const listed = [...machine.modules.values()].slice(0, MOST_LISTED);
  machine.memory.putRuntime(Runtime.moduleCount, listed.length);
  listed.forEach((each, index) => machine.memory.putRuntime(Runtime.modules + index * 4, each));
}

function bindToParent(machine: Machine, name: string, module: number): void {
  const parts = name.split('.');
  if (parts.length < 2) return;
  const parent = machine.modules.get(parts.slice(0, -1).join('.'));
  if (parent === undefined) return;
  setItem(machine, machine.field(parent, ModuleField.dict), intern(machine, parts.at(-1)!), module);
}

function runSource(machine: Machine, row: ModuleRow, dict: number): boolean {
  return runText(machine, row.source!, `<frozen ${row.name}>`, row.name, dict);
}

/** Runs text of the library's in a namespace; false after an exception. */
function runText(machine: Machine, source: string, filename: string, title: string, dict: number): boolean {
  setItem(machine, dict, intern(machine, '__builtins__'), machine.builtins);
  const code = machine.codes.make(machine.compileLibrary(source, filename));
  machine.codes.settle();
  for (const each of machine.codes.objects()) {
    if (machine.infos.has(each)) continue;
    const names = tupleItems(machine.words, machine.field(each, CodeObject.names));
    machine.infos.set(each, decodeCode(machine.codes.codeOf(each), each, names, machine.handlerOf, true));
  }
  const name = intern(machine, title);
  const body = makeFunction(machine, code, dict, machine.field(machine.builtins, ModuleField.dict), name);
  return machine.ops.runBody(body, dict) !== 0;
}

/** A function that text of the library's defines, with a program's own globals: a new reference, or 0. */
function defineFunction(machine: Machine, source: string, globals: number, name: string): number {
  return machine.whileBooting(() => {
    const key = intern(machine, name);
    if (!runText(machine, source, '<string>', name, globals)) return 0;
    const func = machine.retain(getStr(machine, globals, key));
    deleteItem(machine, globals, key);
    return func;
  });
}

/** The modules that a program's import statements name, in the order of the text, functions included. */
export function modulesNamed(code: Code, found = new Set<string>()): Set<string> {
  let argument = 0;
  for (let unit = 0; unit < code.bytecode.length / 2; unit++) {
    const opcode = code.bytecode[unit * 2]!;
    argument = (argument << 8) | code.bytecode[unit * 2 + 1]!;
    if (opcode === Op.EXTENDED_ARG) continue;
    if (opcode === Op.IMPORT_NAME) found.add(code.names[argument]!);
    if (opcode === Op.CALL_INTRINSIC_1 && argument >= UnaryIntrinsic.TYPEVAR) found.add('_typeparams');
    argument = 0;
  }
  for (const constant of code.consts) if (constant.kind === 'code') modulesNamed(constant.code, found);
  return found;
}

/**
 * Makes the modules that a program imports before it starts: what the interpreter makes for itself is no part of the
 * program's recording. Import statements find them ready.
 */
export function prepareModules(machine: Machine, code: Code): void {
  for (const name of modulesNamed(code)) {
    const parts = name.split('.');
    for (let count = 1; count <= parts.length; count++) {
      const each = parts.slice(0, count).join('.');
      if (moduleNamed(each) !== undefined && !machine.modules.has(each)) loadModule(machine, each);
      if (machine.raised) machine.clearException();
    }
  }
  machine.instructions = 0;
  machine.lines = 0;
  machine.line = 0;
}

/** IMPORT_NAME: `level` and `names` as the compiler gives them. A new reference, or 0. */
function importName(machine: Machine, name: number, level: number, names: number): number {
  const wanted = names === NONE ? null : tupleItems(machine.words, names).map((each) => textOf(machine, each));
  return importModule(machine, nameOf(machine, name), Number(intValue(machine.words, level)), wanted);
}

/** IMPORT_FROM (`import_from`, Python/ceval.c): a new reference, or 0. */
function importFrom(machine: Machine, module: number, name: number): number {
  const value = machine.ops.getAttribute(module, name);
  if (value !== 0 || !machine.raisedIs(T.AttributeError)) return value;
  machine.clearException();
  const text = nameOf(machine, name);
  const owner = getNameOf(machine, module);
  const inner = machine.modules.get(`${owner}.${text}`);
  if (inner !== undefined) return machine.retain(inner);
  const message = `cannot import name ${machine.ops.repr(name)!} from '${owner}' (unknown location)`;
  return raiseImportError(machine, T.ImportError, message, owner, text);
}

function getNameOf(machine: Machine, module: number): string {
  const name = machine.ops.getAttribute(module, intern(machine, '__name__'));
  if (name === 0 || !isStr(machine, name)) {
    machine.clearException();
    return '<unknown module name>';
  }
  const text = textOf(machine, name);
  machine.release(name);
  return text;
}

/** `import_all_from` (Python/intrinsics.c): the names of `__all__`, else those without an underscore. */
function importStar(machine: Machine, module: number, locals: number): boolean {
  const dict = machine.field(module, ModuleField.dict);
  const all = getStr(machine, dict, intern(machine, '__all__'));
  const names: string[] = [];
  if (all !== 0) {
    const iterator = machine.ops.iterate(all);
    for (let item = machine.ops.next(iterator); item !== 0; item = machine.ops.next(iterator)) {
      names.push(textOf(machine, item));
      machine.release(item);
    }
    machine.release(iterator);
  } else {
    names.push(...dictNames(machine, dict).filter((name) => !name.startsWith('_')));
  }
  for (const name of names) {
    const value = machine.ops.getAttribute(module, intern(machine, name));
    if (value === 0) return false;
    const stored = setItem(machine, locals, intern(machine, name), value);
    machine.release(value);
    if (!stored) return false;
  }
  return true;
}

function dictNames(machine: Machine, dict: number): string[] {
  const names: string[] = [];
  const iterator = machine.ops.iterate(dict);
  for (let key = machine.ops.next(iterator); key !== 0; key = machine.ops.next(iterator)) {
    names.push(textOf(machine, key));
    machine.release(key);
  }
  machine.release(iterator);
  return names;
}
