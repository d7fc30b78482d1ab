import { makeDict, setItem } from '../../object/dict.js';
import { makeFloat } from '../../object/float.js';
import { boolObject, makeInt } from '../../object/int.js';
import { makeList } from '../../object/list.js';
import { NONE } from '../../object/statics.js';
import { intern, makeStr } from '../../object/str.js';
import { SIZE } from '../../object/struct.js';
import { copyToTuple } from '../../object/tuple.js';
import { T, type TypeKey } from '../../object/type-table.js';
import type { Getset, Machine, NativeRow } from '../machine.js';
import type { ModuleRow } from './module-row.js';
import { SYS_FUNCTIONS } from './sys-functions.js';
import { makeStream } from './text-streams.js';

/** A value of a struct sequence, as it is made of. */
type Part = number | string | boolean | { readonly float: number };

/** The struct sequences of `sys` (Objects/structseq.c): named tuples of the interpreter. */
const SEQUENCES: Partial<Record<TypeKey, Readonly<Record<string, Part>>>> = {
  versionInfo: { major: 3, minor: 12, micro: 1, releaselevel: 'final', serial: 0 },
  sysFlags: {
    debug: 0,
    inspect: 0,
    interactive: 0,
    optimize: 0,
    dont_write_bytecode: 0,
    no_user_site: 0,
    no_site: 0,
    ignore_environment: 0,
    verbose: 0,
    bytes_warning: 0,
    quiet: 0,
    hash_randomization: 0,
    isolated: 0,
    dev_mode: false,
    utf8_mode: 0,
    warn_default_encoding: 0,
    safe_path: false,
    int_max_str_digits: 4300,
  },
  floatInfo: {
    max: { float: Number.MAX_VALUE },
    max_exp: 1024,
    max_10_exp: 308,
    min: { float: 2.2250738585072014e-308 },
    min_exp: -1021,
    min_10_exp: -307,
    dig: 15,
    mant_dig: 53,
    epsilon: { float: Number.EPSILON },
    radix: 2,
    rounds: 1,
  },
  intInfo: { bits_per_digit: 30, sizeof_digit: 4, default_max_str_digits: 4300, str_digits_check_threshold: 640 },
  hashInfo: {
    width: 64,
    modulus: 0,
    inf: 314159,
    nan: 0,
    imag: 1000003,
    algorithm: 'siphash13',
    hash_bits: 64,
    seed_bits: 128,
    cutoff: 0,
  },
  threadInfo: { name: 'pthread', lock: 'semaphore', version: 'NPTL 2.36' },
};

/** The largest prime that hashes are taken modulo of: beyond what a number holds exactly. */
const HASH_MODULUS = 2n ** 61n - 1n;

function makePart(machine: Machine, name: string, part: Part): number {
  if (name === 'modulus') return makeInt(machine, HASH_MODULUS);
  if (typeof part === 'string') return makeStr(machine, part);
  if (typeof part === 'boolean') return boolObject(part);
  return typeof part === 'number' ? makeInt(machine, part) : makeFloat(machine, part.float);
}

function makeSequence(machine: Machine, key: TypeKey): number {
  const parts = Object.entries(SEQUENCES[key]!);
  const object = machine.makeGc(T[key], 24 + 8 * parts.length);
  machine.memory.put(object + SIZE, parts.length);
  parts.forEach(([name, part], index) => machine.memory.point(object + 24 + index * 8, makePart(machine, name, part)));
  return object;
}

/** The fields of the struct sequences by name, and what their `repr` is. */
export const SEQUENCE_MEMBERS: readonly (readonly [TypeKey, readonly NativeRow[], readonly Getset[]])[] =
  Object.entries(SEQUENCES).map(([key, parts]) => {
    const names = Object.keys(parts);
    const repr: NativeRow = {
      name: '__repr__',
      owner: key,
      least: 0,
      most: 0,
      keywords: null,
      call: (machine, _args, _names, self) => {
        const texts = names.map((name, index) => `${name}=${machine.ops.repr(machine.field(self, 24 + index * 8))}`);
        return makeStr(machine, `${machine.typeName(machine.typeOf(self))}(${texts.join(', ')})`);
      },
    };
    const getsets = names.map((name, index): Getset => ({
      name,
      get: (machine, object) => machine.retain(machine.field(object, 24 + index * 8)),
      set: null,
    }));
    return [key as TypeKey, [repr], getsets];
  });

function texts(machine: Machine, all: readonly string[]): number[] {
  return all.map((text) => makeStr(machine, text));
}

function implementation(machine: Machine, version: number): number {
  const dict = makeDict(machine);
  setItem(machine, dict, intern(machine, 'name'), intern(machine, 'cpython'));
  setItem(machine, dict, intern(machine, 'cache_tag'), makeStr(machine, 'cpython-312'));
  setItem(machine, dict, intern(machine, 'version'), version);
  setItem(machine, dict, intern(machine, 'hexversion'), makeInt(machine, 0x030c01f0));
  setItem(machine, dict, intern(machine, '_multiarch'), makeStr(machine, 'x86_64-linux-gnu'));
  const object = machine.makeGc(T.namespace, 24);
  machine.memory.point(object + 16, dict);
  return object;
}

/** The module `sys`. */
export const SYS: ModuleRow = {
  name: 'sys',
  functions: SYS_FUNCTIONS,
  room: 64,
  fill: (machine, set) => {
    const version = makeSequence(machine, 'versionInfo');
    const streams = [0, 1, 2].map((which) => makeStream(machine, which));
    ['stdin', 'stdout', 'stderr'].forEach((name, which) => {
      set(name, streams[which]!);
      set(`__${name}__`, streams[which]!);
    });
    set('modules', machine.sysModules);
    set('maxsize', makeInt(machine, 2n ** 63n - 1n));
    set('maxunicode', makeInt(machine, 0x10ffff));
    set('version', makeStr(machine, '3.12.1 (main, Dec  8 2023, 00:00:00) [GCC 12.2.0]'));
    set('version_info', version);
    set('hexversion', makeInt(machine, 0x030c01f0));
    set('api_version', makeInt(machine, 1013));
    set('implementation', implementation(machine, version));
    set('platform', makeStr(machine, 'linux'));
    set('byteorder', makeStr(machine, 'little'));
    set('copyright', makeStr(machine, 'Copyright (c) 2001-2023 Python Software Foundation.'));
    set('executable', makeStr(machine, ''));
    for (const name of ['prefix', 'exec_prefix', 'base_prefix', 'base_exec_prefix'])
      set(name, makeStr(machine, '/usr'));
    set('platlibdir', makeStr(machine, 'lib'));
    set('abiflags', makeStr(machine, ''));
    set('float_repr_style', makeStr(machine, 'short'));
    set('dont_write_bytecode', boolObject(false));
    set('argv', makeList(machine, texts(machine, [''])));
    set('orig_argv', makeList(machine, texts(machine, ['python3'])));
    set('path', makeList(machine, []));
    set('meta_path', makeList(machine, []));
    set('path_hooks', makeList(machine, []));
    set('path_importer_cache', makeDict(machine));
    set('warnoptions', makeList(machine, []));
    set('_xoptions', makeDict(machine));
    set('pycache_prefix', NONE);
    set('flags', makeSequence(machine, 'sysFlags'));
    set('float_info', makeSequence(machine, 'floatInfo'));
    set('int_info', makeSequence(machine, 'intInfo'));
    set('hash_info', makeSequence(machine, 'hashInfo'));
    set('thread_info', makeSequence(machine, 'threadInfo'));
    set('builtin_module_names', copyToTuple(machine, texts(machine, ['_io', 'builtins', 'gc', 'sys', 'time'])));
  },
};
