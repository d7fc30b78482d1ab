import { OutOfMemory } from '../../heap/heap.js';
import { isByteArray, makeByteArray } from '../../object/bytearray.js';
import { makeBytes } from '../../object/bytes.js';
import { boolObject, makeInt } from '../../object/int.js';
import { listItems } from '../../object/list.js';
import { NONE } from '../../object/statics.js';
import { isStr, makeStr, textOf } from '../../object/str.js';
import { makeTuple, tupleItems } from '../../object/tuple.js';
import { T } from '../../object/type-table.js';
import { bufferOf } from '../buffer.js';
import { countBytes, findBytes, findLastBytes, matchesAt } from '../byte-search.js';
import { decodeBytes } from '../codec.js';
import { sequenceToList } from '../extend.js';
import type { Machine, Native, NativeRow } from '../machine.js';
import { canBeIndex, intArgument, sizeArgument } from '../number.js';
import { searchRange, searchRow } from '../text-range.js';
import { bindNative } from './arguments.js';
import { codecArguments } from './codec-arguments.js';
import { textArgument } from './str-row.js';
import { expandTabs } from './str-shape.js';
import { listOfParts, splitBy, splitLines } from './str-split.js';

/** Objects/bytesobject.c and Objects/bytes_methods.c: the methods that bytes and bytearray share. */
type Owner = 'bytes' | 'bytearray';

/** Bytes as a text of Latin-1 characters, and back. */
function latin(data: Uint8Array): string {
  let text = '';
  for (let from = 0; from < data.length; from += 4096) text += String.fromCharCode(...data.subarray(from, from + 4096));
  return text;
}

export function unlatin(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

/** A new object of the same type as another. */
function alike(machine: Machine, self: number, data: Uint8Array): number {
  return isByteArray(machine, self) ? makeByteArray(machine, data) : makeBytes(machine, data);
}

/** The object itself where nothing changes, if it is exactly a bytes object. */
function unlessSame(machine: Machine, self: number, before: string, after: string): number {
  if (before === after && machine.typeOf(self) === T.bytes) return machine.retain(self);
  return alike(machine, self, unlatin(after));
}

/** An argument with the buffer protocol, or null after an exception. */
export function bytesArgument(machine: Machine, object: number): Uint8Array | null {
  const data = bufferOf(machine, object);
  if (data === null) {
    const name = machine.typeName(machine.typeOf(object));
    machine.raise(T.TypeError, `a bytes-like object is required, not '${name}'`);
  }
  return data;
}

/** What is searched for: bytes, or a number that stands for one. */
function partArgument(machine: Machine, object: number): Uint8Array | null {
  const data = bufferOf(machine, object);
  if (data !== null) return data;
  const name = machine.typeName(machine.typeOf(object));
  if (!canBeIndex(machine, object)) {
    machine.raise(T.TypeError, `argument should be integer or bytes-like object, not '${name}'`);
    return null;
  }
  const value = sizeArgument(machine, object);
  if (value !== null && value >= 0 && value < 256) return Uint8Array.of(value);
  if (value !== null) machine.raise(T.ValueError, 'byte must be in range(0, 256)');
  return null;
}

const SEARCHES = [
  ['find', false, false],
  ['rfind', true, false],
  ['index', false, true],
  ['rindex', true, true],
] as const;

const SPACE = /^[\t\n\v\f\r ]$/u;

function sharedMethods(owner: Owner): readonly NativeRow[] {
  const row = (
    name: string,
    least: number,
    most: number,
    call: Native,
    keywords: readonly string[] | null = null,
  ): NativeRow => ({ name, owner, least, most, keywords, call });
  const own = (machine: Machine, self: number): Uint8Array => bufferOf(machine, self)!;
  const mapped = (name: string, change: (text: string) => string): NativeRow =>
    row(name, 0, 0, (machine, _args, _names, self) => alike(machine, self, unlatin(change(latin(own(machine, self))))));
  const asked = (name: string, test: (text: string) => boolean): NativeRow =>
    row(name, 0, 0, (machine, _args, _names, self) => boolObject(test(latin(own(machine, self)))));
  const upper = (text: string): string => text.replace(/[a-z]/gu, (each) => each.toUpperCase());
  const lower = (text: string): string => text.replace(/[A-Z]/gu, (each) => each.toLowerCase());
  const stripped = (name: string, left: boolean, right: boolean): NativeRow =>
    row(name, 0, 1, (machine, [characters], _names, self) => {
      const given = characters === undefined || characters === NONE ? null : bytesArgument(machine, characters);
      if (machine.raised) return 0;
      const text = latin(own(machine, self));
      const drops = (at: number): boolean =>
        given === null ? SPACE.test(text[at]!) : given.includes(text.charCodeAt(at));
      let [from, to] = [0, text.length];
      while (left && from < to && drops(from)) from++;
      while (right && to > from && drops(to - 1)) to--;
      return unlessSame(machine, self, text, text.slice(from, to));
    });
  const search = (name: string, last: boolean, strict: boolean): NativeRow =>
    searchRow(
      row(name, 1, 3, (machine, [part, first, end], _names, self) => {
        const wanted = partArgument(machine, part!);
        const data = own(machine, self);
        const range = wanted === null ? null : searchRange(machine, data.length, first, end);
        if (wanted === null || range === null) return 0;
        const at = (last ? findLastBytes : findBytes)(data, wanted, range.start, range.end);
        if (at >= 0 || !strict) return makeInt(machine, at, 1, true);
        return machine.raise(T.ValueError, 'subsection not found');
      }),
    );
  const edge = (name: string, atEnd: boolean): NativeRow =>
    row(name, 1, 3, (machine, [given, first, last], _names, self) => {
      const data = own(machine, self);
      const range = searchRange(machine, data.length, first, last);
      if (range === null) return 0;
      const isTuple = machine.isInstance(given!, T.tuple);
      for (const part of isTuple ? tupleItems(machine.words, given!) : [given!]) {
        const wanted = bufferOf(machine, part);
        if (wanted === null) {
          const wrong = machine.typeName(machine.typeOf(part));
          if (isTuple) return machine.raise(T.TypeError, `a bytes-like object is required, not '${wrong}'`);
          return machine.raise(T.TypeError, `${name} first arg must be bytes or a tuple of bytes, not ${wrong}`);
        }
        if (wanted.length > range.end - range.start) continue;
        if (matchesAt(data, wanted, atEnd ? range.end - wanted.length : range.start)) return boolObject(true);
      }
      return boolObject(false);
    });
  const splitter = (name: string, right: boolean): NativeRow =>
    row(
      name,
      0,
      Infinity,
      (machine, args, names, self) => {
        const bound = bindNative(machine, name, args, names, ['sep', 'maxsplit']);
        const given = bound === null ? null : bound[1] === 0 ? -1 : sizeArgument(machine, bound[1]!);
        if (bound === null || given === null) return 0;
        const most = given < 0 ? Infinity : given;
        const text = latin(own(machine, self));
        const spaced = bound[0] === 0 || bound[0] === NONE;
        const mark = spaced ? null : bytesArgument(machine, bound[0]!);
        if (machine.raised) return 0;
        if (mark !== null && mark.length === 0) return machine.raise(T.ValueError, 'empty separator');
        const parts = mark === null ? splitWords(text, most, right) : splitBy(text, latin(mark), most, right);
        return listOfParts(machine, parts.length, most, (index) => alike(machine, self, unlatin(parts[index]!)));
      },
      ['sep', 'maxsplit'],
    );
  const partition = (name: string, right: boolean): NativeRow =>
    row(name, 1, 1, (machine, [separator], _names, self) => {
      const mark = bytesArgument(machine, separator!);
      if (mark === null) return 0;
      if (mark.length === 0) return machine.raise(T.ValueError, 'empty separator');
      const data = own(machine, self);
      const at = (right ? findLastBytes : findBytes)(data, mark, 0, data.length);
      const empty = new Uint8Array();
      const parts =
        at >= 0
          ? [data.subarray(0, at), mark, data.subarray(at + mark.length)]
          : right
            ? [empty, empty, data]
            : [data, empty, empty];
      const made = parts.map((part, index) =>
        index === 1 && at >= 0 && owner === 'bytes' ? machine.retain(separator!) : alike(machine, self, part),
      );
      return makeTuple(machine, made);
    });
  const filled = (name: string, left: (missing: number, width: number) => number): NativeRow =>
    row(name, 1, 2, (machine, [wide, filler], _names, self) => {
      const width = sizeArgument(machine, wide!);
      if (width === null) return 0;
      const fill = filler === undefined ? Uint8Array.of(0x20) : bufferOf(machine, filler);
      if (fill === null || fill.length !== 1) {
        const wrong = machine.typeName(machine.typeOf(filler!));
        return machine.raise(T.TypeError, `${name}() argument 2 must be a byte string of length 1, not ${wrong}`);
      }
      const text = latin(own(machine, self));
      const missing = Math.max(0, width - text.length);
      if (missing > 500_000_000) throw new OutOfMemory();
      const before = left(missing, width);
      const character = String.fromCharCode(fill[0]!);
      return unlessSame(machine, self, text, character.repeat(before) + text + character.repeat(missing - before));
    });
  return [
    mapped('upper', upper),
    mapped('lower', lower),
    mapped('capitalize', (text) => upper(text.slice(0, 1)) + lower(text.slice(1))),
    mapped('title', (text) => text.replace(/[A-Za-z]+/gu, (run) => upper(run.slice(0, 1)) + lower(run.slice(1)))),
    mapped('swapcase', (text) => text.replace(/[A-Za-z]/gu, (each) => (each < 'a' ? lower(each) : upper(each)))),
    asked('isalpha', (text) => /^[A-Za-z]+$/u.test(text)),
    asked('isalnum', (text) => /^[A-Za-z0-9]+$/u.test(text)),
    asked('isdigit', (text) => /^[0-9]+$/u.test(text)),
    asked('isspace', (text) => /^[\t\n\v\f\r ]+$/u.test(text)),
    asked('isupper', (text) => /[A-Z]/u.test(text) && !/[a-z]/u.test(text)),
    asked('islower', (text) => /[a-z]/u.test(text) && !/[A-Z]/u.test(text)),
    asked('istitle', (text) => /[A-Za-z]/u.test(text) && !/(^|[^A-Za-z])[a-z]|[A-Za-z][A-Z]/u.test(text)),
    row('isascii', 0, 0, (machine, _args, _names, self) => boolObject(own(machine, self).every((byte) => byte < 128))),
    stripped('strip', true, true),
    stripped('lstrip', true, false),
    stripped('rstrip', false, true),
    ...SEARCHES.map(([name, last, strict]) => search(name, last, strict)),
    row('count', 1, 3, (machine, [part, first, end], _names, self) => {
      const wanted = partArgument(machine, part!);
      const data = own(machine, self);
      const range = wanted === null ? null : searchRange(machine, data.length, first, end);
      if (wanted === null || range === null) return 0;
      return makeInt(machine, countBytes(data, wanted, range.start, range.end), 1, true);
    }),
    edge('startswith', false),
    edge('endswith', true),
    splitter('split', false),
    splitter('rsplit', true),
    row(
      'splitlines',
      0,
      Infinity,
      (machine, args, names, self) => {
        const bound = bindNative(machine, 'splitlines', args, names, ['keepends']);
        const keep = bound === null ? -1 : bound[0] === 0 ? 0 : machine.ops.truth(bound[0]!);
        if (keep < 0) return 0;
        const lines = splitLines(latin(own(machine, self)), keep === 1, (code) => code === 10 || code === 13);
        return listOfParts(machine, lines.length, -1, (index) => alike(machine, self, unlatin(lines[index]!)));
      },
      ['keepends'],
    ),
    partition('partition', false),
    partition('rpartition', true),
    row('join', 1, 1, (machine, [source], _names, self) => join(machine, self, source!)),
    row('replace', 2, 3, (machine, [from, to, most], _names, self) => {
      const old = bytesArgument(machine, from!);
      const fresh = old === null ? null : bytesArgument(machine, to!);
      const given = fresh === null ? null : most === undefined ? -1 : sizeArgument(machine, most);
      if (old === null || fresh === null || given === null) return 0;
      const text = latin(own(machine, self));
      const parts = old.length === 0 ? ['', ...text, ''] : text.split(latin(old));
      const times = Math.min(given < 0 ? Infinity : given, parts.length - 1);
      const rest = parts.slice(times + 1).map((part) => latin(old) + part);
      return unlessSame(machine, self, text, parts.slice(0, times + 1).join(latin(fresh)) + rest.join(''));
    }),
    row('removeprefix', 1, 1, (machine, [part], _names, self) => {
      const given = bytesArgument(machine, part!);
      const data = own(machine, self);
      if (given === null) return 0;
      return unlessSame(
        machine,
        self,
        latin(data),
        latin(matchesAt(data, given, 0) ? data.subarray(given.length) : data),
      );
    }),
    row('removesuffix', 1, 1, (machine, [part], _names, self) => {
      const given = bytesArgument(machine, part!);
      const data = own(machine, self);
      if (given === null) return 0;
      const end = data.length - given.length;
      return unlessSame(machine, self, latin(data), latin(matchesAt(data, given, end) ? data.subarray(0, end) : data));
    }),
    filled('center', (missing, width) => (missing >> 1) + (missing & width & 1)),
    filled('ljust', () => 0),
    filled('rjust', (missing) => missing),
    row('zfill', 1, 1, (machine, [wide], _names, self) => {
      const width = sizeArgument(machine, wide!);
      if (width === null) return 0;
      const text = latin(own(machine, self));
      if (width > 500_000_000) throw new OutOfMemory();
      const sign = /^[-+]/u.test(text) ? text[0]! : '';
      return unlessSame(machine, self, text, sign + text.slice(sign.length).padStart(width - sign.length, '0'));
    }),
    row(
      'expandtabs',
      0,
      Infinity,
      (machine, args, names, self) => {
        const bound = bindNative(machine, 'expandtabs', args, names, ['tabsize']);
        const size = bound === null ? null : bound[0] === 0 ? 8 : intArgument(machine, bound[0]!);
        if (size === null) return 0;
        return alike(machine, self, unlatin(expandTabs(latin(own(machine, self)), Math.min(size, 1_000_000))));
      },
      ['tabsize'],
    ),
    row('translate', 0, Infinity, translate, ['table', 'delete']),
    row('hex', 0, Infinity, hexText, ['sep', 'bytes_per_sep']),
    row('decode', 0, Infinity, decode, ['encoding', 'errors']),
    {
      ...row('fromhex', 1, 1, (machine, [text]) => {
        const data = fromHex(machine, text!);
        if (data === null) return 0;
        return owner === 'bytes' ? makeBytes(machine, data) : makeByteArray(machine, data);
      }),
      kind: 'class',
    },
    { ...row('maketrans', 2, 2, (machine, [from, to]) => makeTable(machine, from!, to!)), kind: 'static' },
  ];
}

function splitWords(text: string, most: number, right: boolean): string[] {
  const trimmed = right ? text.replace(/[\t\n\v\f\r ]+$/u, '') : text.replace(/^[\t\n\v\f\r ]+/u, '');
  const parts: string[] = [];
  let rest = trimmed;
  while (rest !== '' && parts.length < most) {
    const match = (right ? /[^\t\n\v\f\r ]+$/u : /^[^\t\n\v\f\r ]+/u).exec(rest);
    if (match === null) break;
    if (right) parts.unshift(match[0]);
    else parts.push(match[0]);
    rest = right
      ? rest.slice(0, -match[0].length).replace(/[\t\n\v\f\r ]+$/u, '')
      : rest.slice(match[0].length).replace(/^[\t\n\v\f\r ]+/u, '');
  }
  if (rest === '') return parts;
  return right ? [rest, ...parts] : [...parts, rest];
}

function join(machine: Machine, self: number, source: number): number {
  const list = sequenceToList(machine, source);
  if (list === 0) {
    if (!machine.raisedIs(T.TypeError)) return 0;
    machine.clearException();
    return machine.raise(T.TypeError, 'can only join an iterable');
  }
  const parts: string[] = [];
  for (const [index, item] of listItems(machine.words, list).entries()) {
    const data = bufferOf(machine, item);
    if (data === null) {
      const name = machine.typeName(machine.typeOf(item));
      machine.release(list);
      return machine.raise(T.TypeError, `sequence item ${index}: expected a bytes-like object, ${name} found`);
    }
    parts.push(latin(data));
  }
  machine.release(list);
  return alike(machine, self, unlatin(parts.join(latin(bufferOf(machine, self)!))));
}

function translate(machine: Machine, args: readonly number[], names: readonly string[], self: number): number {
  const bound = bindNative(machine, 'translate', args, names, ['table', 'delete'], { required: 1, positionalOnly: 1 });
  if (bound === null) return 0;
  const table = bound[0] === NONE ? null : bytesArgument(machine, bound[0]!);
  const gone = machine.raised ? null : bound[1] === 0 ? new Uint8Array() : bytesArgument(machine, bound[1]!);
  if (machine.raised || gone === null) return 0;
  if (table !== null && table.length !== 256) {
    return machine.raise(T.ValueError, 'translation table must be 256 characters long');
  }
  const kept = bufferOf(machine, self)!.filter((byte) => !gone.includes(byte));
  return alike(machine, self, table === null ? kept : kept.map((byte) => table[byte]!));
}

function makeTable(machine: Machine, from: number, to: number): number {
  const [sources, targets] = [bytesArgument(machine, from), machine.raised ? null : bytesArgument(machine, to)];
  if (sources === null || targets === null) return 0;
  if (sources.length !== targets.length) {
    return machine.raise(T.ValueError, 'maketrans arguments must have same length');
  }
  const table = Uint8Array.from({ length: 256 }, (_, index) => index);
  sources.forEach((byte, index) => (table[byte] = targets[index]!));
  return makeBytes(machine, table);
}

/** `_Py_strhex_impl`: groups are counted from the right, or from the left where their size is negative. */
function hexText(machine: Machine, args: readonly number[], names: readonly string[], self: number): number {
  const bound = bindNative(machine, 'hex', args, names, ['sep', 'bytes_per_sep']);
  if (bound === null) return 0;
  const digits = Array.from(bufferOf(machine, self)!, (byte) => byte.toString(16).padStart(2, '0'));
  if (bound[0] === 0) return makeStr(machine, digits.join(''));
  const given = bufferOf(machine, bound[0]!);
  const mark = given !== null ? latin(given) : isStr(machine, bound[0]!) ? textOf(machine, bound[0]!) : null;
  const every = bound[1] === 0 ? 1 : intArgument(machine, bound[1]!);
  if (every === null) return 0;
  if (mark === null) return machine.raise(T.TypeError, 'sep must be str or bytes.');
  if (mark.length !== 1) return machine.raise(T.ValueError, 'sep must be length 1.');
  if (mark > '\x7f') return machine.raise(T.ValueError, 'sep must be ASCII.');
  const groups: string[] = [];
  const size = Math.abs(every) || digits.length || 1;
  if (every > 0)
    for (let end = digits.length; end > 0; end -= size)
      groups.unshift(digits.slice(Math.max(0, end - size), end).join(''));
  else for (let from = 0; from < digits.length; from += size) groups.push(digits.slice(from, from + size).join(''));
  return makeStr(machine, groups.join(mark));
}

function fromHex(machine: Machine, object: number): Uint8Array | null {
  const text = textArgument(machine, object, 'fromhex() argument');
  if (text === null) return null;
  const data: number[] = [];
  for (let at = 0; at < text.length;) {
    if (SPACE.test(text[at]!)) {
      at++;
      continue;
    }
    for (let digit = 0; digit < 2; digit++) {
      if (/^[0-9a-fA-F]$/u.test(text[at + digit] ?? '')) continue;
      const message = `non-hexadecimal number found in fromhex() arg at position ${at + digit}`;
      machine.raise(T.ValueError, message);
      return null;
    }
    data.push(Number.parseInt(text.slice(at, at + 2), 16));
    at += 2;
  }
  return Uint8Array.from(data);
}

function decode(machine: Machine, args: readonly number[], names: readonly string[], self: number): number {
  const codec = codecArguments(machine, 'decode', args, names);
  const text = codec && decodeBytes(machine, bufferOf(machine, self)!, codec.encoding, codec.errors);
  return text === null ? 0 : makeStr(machine, text);
}

export const BYTES_METHODS = sharedMethods('bytes');
export const SHARED_BYTEARRAY_METHODS = sharedMethods('bytearray');
