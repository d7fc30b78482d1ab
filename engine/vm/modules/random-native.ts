import { bigValue, isInt, makeInt } from '../../object/int.js';
import { makeFloat } from '../../object/float.js';
import { NONE } from '../../object/statics.js';
import { isStr, textOf } from '../../object/str.js';
import { makeTuple, tupleItems } from '../../object/tuple.js';
import { rowIndex, T } from '../../object/type-table.js';
import { hashAny, lastHash } from '../hash.js';
import { bytesArgument } from '../builtins/bytes-methods.js';
import type { Machine } from '../machine.js';
import { toSize } from './arguments.js';
import type { ModuleRow } from './module-row.js';
import { method, type NativeType, newObject } from './native-type.js';
import { sha512 } from './sha512.js';

/** `_random.Random` (Modules/_randommodule.c): the Mersenne twister MT19937, its index and 624 words in the object. */
const N = 624;
const M = 397;
const INDEX = 16;
const STATE = 24;

function stateOf(machine: Machine, object: number): Uint32Array {
  return Uint32Array.from({ length: N }, (_, place) => machine.words[(object + STATE) / 4 + place]! >>> 0);
}

function writeState(machine: Machine, object: number, state: Uint32Array, index: number): void {
  machine.memory.put(object + INDEX, index);
  machine.memory.write(object + STATE, new Uint8Array(state.buffer.slice(0)));
}

function initGenerator(seed: number): Uint32Array {
  const state = new Uint32Array(N);
  state[0] = seed;
  for (let place = 1; place < N; place++) {
    const before = state[place - 1]! ^ (state[place - 1]! >>> 30);
    state[place] = Math.imul(1812433253, before) + place;
  }
  return state;
}

/** `init_by_array`. */
function initByArray(key: readonly number[]): Uint32Array {
  const state = initGenerator(19650218);
  let i = 1;
  let j = 0;
  for (let k = Math.max(N, key.length); k > 0; k--) {
    const before = state[i - 1]! ^ (state[i - 1]! >>> 30);
    state[i] = (state[i]! ^ Math.imul(before, 1664525)) + key[j]! + j;
    if (++i >= N) {
      state[0] = state[N - 1]!;
      i = 1;
    }
    if (++j >= key.length) j = 0;
  }
  for (let k = N - 1; k > 0; k--) {
    const before = state[i - 1]! ^ (state[i - 1]! >>> 30);
    state[i] = (state[i]! ^ Math.imul(before, 1566083941)) - i;
    if (++i >= N) {
      state[0] = state[N - 1]!;
      i = 1;
    }
  }
  state[0] = 0x80000000;
  return state;
}

function nextWord(machine: Machine, object: number): number {
  let index = machine.field(object, INDEX);
  if (index >= N) {
    const state = stateOf(machine, object);
    for (let place = 0; place < N; place++) {
      const mixed = (state[place]! & 0x80000000) | (state[(place + 1) % N]! & 0x7fffffff);
      state[place] = state[(place + M) % N]! ^ (mixed >>> 1) ^ ((mixed & 1) !== 0 ? 0x9908b0df : 0);
    }
    writeState(machine, object, state, 0);
    index = 0;
  }
  let word = machine.words[(object + STATE) / 4 + index]! >>> 0;
  machine.memory.put(object + INDEX, index + 1);
  word ^= word >>> 11;
  word ^= (word << 7) & 0x9d2c5680;
  word ^= (word << 15) & 0xefc60000;
  return (word ^ (word >>> 18)) >>> 0;
}

/** What is seeded with: an int as it is, a str or bytes with the hash of 512 bits, others by `hash()`. Null after an exception. */
function seedNumber(machine: Machine, object: number): bigint | null {
  if (object === 0 || object === NONE) return 0n;
  if (isInt(machine, object)) return bigValue(machine.words, object);
  const isBytes = machine.isInstance(object, T.bytes) || machine.isInstance(object, T.bytearray);
  if (isBytes || isStr(machine, object)) {
    const bytes = isBytes ? bytesArgument(machine, object)! : utf8(textOf(machine, object));
    return [...bytes, ...sha512(bytes)].reduce((total, byte) => (total << 8n) | BigInt(byte), 0n);
  }
  if (!machine.isInstance(object, T.float)) {
    machine.raise(T.TypeError, 'The only supported seed types are:\nNone, int, float, str, bytes, and bytearray.');
    return null;
  }
  return hashAny(machine, object) ? BigInt.asUintN(64, lastHash(machine)) : null;
}

function utf8(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0)!;
    if (code < 0x80) bytes.push(code);
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 63));
    else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
    else bytes.push(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 63), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
  }
  return Uint8Array.from(bytes);
}

function seed(machine: Machine, object: number, value: number): boolean {
  const number = seedNumber(machine, value);
  if (number === null) return false;
  const key: number[] = [];
  for (let rest = number < 0n ? -number : number; rest > 0n; rest >>= 32n) key.push(Number(rest & 0xffffffffn));
  writeState(machine, object, initByArray(key.length === 0 ? [0] : key), N);
  return true;
}

const TWISTER: NativeType = {
  key: 'mersenneTwister',
  make: (machine, type, args) => {
    const object = newTwister(machine, type);
    if (seed(machine, object, args[0] ?? 0)) return object;
    machine.release(object);
    return 0;
  },
  create: newTwister,
  init: () => true,
  methods: [
    method('random', 0, 0, (machine, _args, _names, self) => {
      const a = nextWord(machine, self) >>> 5;
      const b = nextWord(machine, self) >>> 6;
      return makeFloat(machine, (a * 67108864 + b) / 9007199254740992);
    }),
    method('seed', 0, 1, (machine, [value], _names, self) => (seed(machine, self, value ?? 0) ? NONE : 0)),
    method('getrandbits', 1, 1, (machine, [bits], _names, self) => {
      const count = toSize(machine, bits!);
      if (count === null) return 0;
      if (count < 0) return machine.raise(T.ValueError, 'number of bits must be non-negative');
      if (count === 0) return makeInt(machine, 0);
      if (count <= 32) return makeInt(machine, nextWord(machine, self) >>> (32 - count));
      let value = 0n;
      let shift = 0n;
      for (let left = Math.min(count, 1_000_000); left > 0; left -= 32, shift += 32n) {
        let word = nextWord(machine, self);
        if (left < 32) word >>>= 32 - left;
        value |= BigInt(word) << shift;
      }
      return makeInt(machine, value);
    }),
    method('getstate', 0, 0, (machine, _args, _names, self) => {
      const words = [...stateOf(machine, self), machine.field(self, INDEX)].map((word) => makeInt(machine, word));
      return makeTuple(machine, words);
    }),
    method('setstate', 1, 1, (machine, [state], _names, self) => {
      if (!machine.isInstance(state!, T.tuple)) return machine.raise(T.TypeError, 'state vector must be a tuple');
      const items = tupleItems(machine.words, state!);
      if (items.length !== N + 1) return machine.raise(T.ValueError, 'state vector is the wrong size');
      const numbers = items.map((item) => Number(BigInt.asUintN(32, bigValue(machine.words, item))));
      if (numbers[N]! > N) return machine.raise(T.ValueError, 'invalid state');
      writeState(machine, self, Uint32Array.from(numbers.slice(0, N)), numbers[N]!);
      return NONE;
    }),
  ],
};

function newTwister(machine: Machine, type: number): number {
  if (type === T.mersenneTwister) return machine.makePlain(type, 2520);
  return newObject(machine, type);
}

export const RANDOM_TYPES: readonly NativeType[] = [TWISTER];

export function installTwister(machine: Machine): void {
  machine.burials[rowIndex(T.mersenneTwister)] = (object) => machine.heap.free('o', object);
}

export const RANDOM_NATIVE: ModuleRow = { name: '_random', types: { Random: 'mersenneTwister' } };
