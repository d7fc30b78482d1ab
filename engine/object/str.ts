import { hashBytes } from './hash.js';
import type { ObjectSpace } from './space.js';
import { characterAt, EMPTY_STR } from './statics.js';
import { SIZE, StrField, TYPE, TypeField } from './struct.js';
import { isStaticType, rowIndex, rowOf, T } from './type-table.js';

/**
 * Objects/unicodeobject.c: head and characters in one block, in the narrowest of four forms (ASCII, Latin-1, two bytes,
 * four bytes a character). The state word: bits 0-1 interned, 2-4 kind, 5 compact, 6 ascii, 7 static.
 */
const COMPACT = 1 << 5;
const ASCII = 1 << 6;
const STATIC_STR = 1 << 7;
const INTERNED_IMMORTAL = 2;
const INTERNED_STATIC = 3;

export function strLength(words: Int32Array, object: number): number {
  return words[(object + SIZE) >> 2]!;
}

function stateOf(words: Int32Array, object: number): number {
  return words[(object + StrField.state) >> 2]! & 0xff;
}

/** Bytes a character: 1, 2 or 4. */
export function strKind(words: Int32Array, object: number): number {
  return (stateOf(words, object) >> 2) & 7;
}

export function isAscii(words: Int32Array, object: number): boolean {
  return (stateOf(words, object) & ASCII) !== 0;
}

/** Head and characters in one block; those of a subclass's instance have a block of their own. */
export function isCompact(words: Int32Array, object: number): boolean {
  return (stateOf(words, object) & COMPACT) !== 0;
}

export function strData(words: Int32Array, object: number): number {
  if (!isCompact(words, object)) return words[(object + StrField.data) >> 2]!;
  return object + (isAscii(words, object) ? StrField.asciiData : StrField.data);
}

export function isInterned(words: Int32Array, object: number): boolean {
  return (stateOf(words, object) & 3) !== 0;
}

/** Bytes of the block: what `sys.getsizeof` says without a cached UTF-8 form. */
export function strSize(words: Int32Array, object: number): number {
  const length = strLength(words, object);
  if (!isCompact(words, object)) return StrField.separate + (length + 1) * strKind(words, object);
  return isAscii(words, object)
    ? StrField.asciiData + length + 1
    : StrField.data + (length + 1) * strKind(words, object);
}

/** The text: one JavaScript string, astral characters as surrogate pairs. */
export function readText(words: Int32Array, bytes: Uint8Array, object: number): string {
  const length = strLength(words, object);
  const kind = strKind(words, object);
  const at = strData(words, object);
  let text = '';
  for (let from = 0; from < length; from += 4096) {
    const codes: number[] = [];
    const end = Math.min(length, from + 4096);
    for (let index = from; index < end; index++) codes.push(codeAt(bytes, at, kind, index));
    text += kind === 4 ? String.fromCodePoint(...codes) : String.fromCharCode(...codes);
  }
  return text;
}

function codeAt(bytes: Uint8Array, at: number, kind: number, index: number): number {
  if (kind === 1) return bytes[at + index]!;
  if (kind === 2) return bytes[at + index * 2]! | (bytes[at + index * 2 + 1]! << 8);
  const from = at + index * 4;
  return bytes[from]! | (bytes[from + 1]! << 8) | (bytes[from + 2]! << 16);
}

export function textOf(space: ObjectSpace, object: number): string {
  return readText(space.words, space.memory.bytes, object);
}

/** The text of a name: always interned, and kept beside. */
export function nameOf(space: ObjectSpace, name: number): string {
  return space.nameText(name, (object) => textOf(space, object));
}

/** Code point `index` of a str. */
export function characterOf(space: ObjectSpace, object: number, index: number): number {
  return codeAt(space.memory.bytes, strData(space.words, object), strKind(space.words, object), index);
}

/** A new reference: the static string for '' and one Latin-1 character, else a new object in the narrowest form. */
export function makeStr(space: ObjectSpace, text: string): number {
  if (text === '') return EMPTY_STR;
  if (text.length === 1 && text.charCodeAt(0) < 256) return characterAt(text.charCodeAt(0));
  return makeFreshStr(space, text);
}

/** The same, but a new object for one Latin-1 character too: where CPython fills a `PyUnicode_New` by itself. */
export function makeFreshStr(space: ObjectSpace, text: string): number {
  let most = 0;
  let astral = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit > most) most = unit;
    if (unit >= 0xd800 && unit < 0xdc00 && index + 1 < text.length) {
      const next = text.charCodeAt(index + 1);
      if (next >= 0xdc00 && next < 0xe000) {
        astral++;
        index++;
      }
    }
  }
  const length = text.length - astral;
  const kind = astral > 0 ? 4 : most < 256 ? 1 : 2;
  const ascii = most < 128;
  const object = space.makePlain(T.str, ascii ? StrField.asciiData + length + 1 : StrField.data + (length + 1) * kind);
  writeHead(space, object, length, kind, ascii);
  const data = new Uint8Array((length + 1) * kind);
  let at = 0;
  for (let index = 0; index < text.length; index++) {
    const code = kind === 4 ? text.codePointAt(index)! : text.charCodeAt(index);
    if (code > 0xffff) index++;
    for (let byte = 0; byte < kind; byte++) data[at++] = (code >> (byte * 8)) & 0xff;
  }
  space.memory.write(object + (ascii ? StrField.asciiData : StrField.data), data);
  return object;
}

function writeHead(space: ObjectSpace, object: number, length: number, kind: number, ascii: boolean): void {
  const memory = space.memory;
  memory.put(object + SIZE, length);
  memory.putNext(-1);
  memory.put(object + StrField.hash + 4, -1);
  memory.put(object + StrField.state, (kind << 2) | COMPACT | (ascii ? ASCII : 0));
  if (!ascii) {
    memory.put(object + StrField.utf8Length, 0);
    memory.putNext(0);
  }
}

/**
 * `unicode_modifiable`, and what else `PyUnicode_Append` asks for: nobody else has the str, its hash was never needed, and
 * the characters of `right` fit into its form.
 */
export function canAppend(words: Int32Array, left: number, right: number): boolean {
  return (
    words[left >> 2] === 1 &&
    words[(left + StrField.hash) >> 2] === -1 &&
    words[(left + StrField.hash + 4) >> 2] === -1 &&
    !isInterned(words, left) &&
    isExactStr(words, left) &&
    strKind(words, right) <= strKind(words, left) &&
    (!isAscii(words, left) || isAscii(words, right))
  );
}

/** `unicode_resize`, and the characters of `right` behind its own: the str, which may have moved. */
export function appendStr(space: ObjectSpace, left: number, right: number): number {
  const words = space.words;
  const kind = strKind(words, left);
  const old = strLength(words, left);
  const added = strLength(words, right);
  const head = isAscii(words, left) ? StrField.asciiData : StrField.data;
  const tail = new Uint8Array((added + 1) * kind);
  for (let index = 0; index < added; index++) {
    const code = characterOf(space, right, index);
    for (let byte = 0; byte < kind; byte++) tail[index * kind + byte] = (code >> (byte * 8)) & 0xff;
  }
  const object = space.heap.resize('o', left, head + (old + added + 1) * kind);
  space.memory.put(object + SIZE, old + added);
  writeUnaligned(space, object + head + old * kind, tail);
  return object;
}

/** Changes are logged in words: the bytes in front, within the first word, are written once more. */
function writeUnaligned(space: ObjectSpace, at: number, data: Uint8Array): void {
  const start = at & ~3;
  const all = new Uint8Array(at - start + data.length);
  all.set(space.memory.bytes.subarray(start, at));
  all.set(data, at - start);
  space.memory.write(start, all);
}

/** One of the static strings of `_PyRuntime`, at a given place. */
export function writeStaticStr(space: ObjectSpace, object: number, text: string): void {
  const memory = space.memory;
  const ascii = !/[^\0-\x7f]/.test(text);
  memory.init(object, T.str, false);
  memory.put(object, -1);
  writeHead(space, object, text.length, 1, ascii);
  memory.put(object + StrField.state, memory.get(object + StrField.state) | STATIC_STR | INTERNED_STATIC);
  memory.write(
    object + (ascii ? StrField.asciiData : StrField.data),
    Uint8Array.from([...text, '\0'].map((character) => character.charCodeAt(0))),
  );
  hashStr(space, object);
  space.interned.set(text, object);
}

/** `unicode_hash`: computed once and kept in the object. Leaves it in `hashLow`, `hashHigh`. */
export function hashStr(space: ObjectSpace, object: number): void {
  const words = space.words;
  const at = (object + StrField.hash) >> 2;
  if (words[at] !== -1 || words[at + 1] !== -1) {
    space.hashLow = words[at]!;
    space.hashHigh = words[at + 1]!;
    return;
  }
  hashBytes(space.memory.bytes, strData(words, object), strLength(words, object) * strKind(words, object), space);
  space.memory.put(object + StrField.hash, space.hashLow);
  space.memory.put(object + StrField.hash + 4, space.hashHigh);
}

/** `PyUnicode_InternInPlace`: takes a reference to `object`, gives one to the canonical string, which is immortal. */
export function internStr(space: ObjectSpace, object: number): number {
  const text = textOf(space, object);
  const known = space.interned.get(text);
  if (known !== undefined) {
    if (known !== object) space.release(object);
    return known;
  }
  hashStr(space, object);
  const memory = space.memory;
  memory.put(object + StrField.state, memory.get(object + StrField.state) | INTERNED_IMMORTAL);
  memory.put(object, -1);
  space.interned.set(text, object);
  return object;
}

/**
 * The interned string of a text. While a program runs the interpreter asks for names of its own only, and these are
 * static (`_Py_ID`, Include/internal/pycore_global_strings.h).
 */
export function intern(space: ObjectSpace, text: string): number {
  const known = space.interned.get(text);
  if (known !== undefined) return known;
  const booting = space.booting;
  space.booting = booting || space.loaded;
  const made = internStr(space, makeStr(space, text));
  space.booting = booting;
  return made;
}

/** Equal text, without a comparison of objects. */
export function sameText(space: ObjectSpace, a: number, b: number): boolean {
  if (a === b) return true;
  const words = space.words;
  const length = strLength(words, a);
  const kind = strKind(words, a);
  if (length !== strLength(words, b) || kind !== strKind(words, b)) return false;
  const bytes = space.memory.bytes;
  const from = strData(words, a);
  const other = strData(words, b);
  for (let index = 0; index < length * kind; index++) if (bytes[from + index] !== bytes[other + index]) return false;
  return true;
}

/** `tp_name` without its module. */
export function classNameOf(space: ObjectSpace, type: number): string {
  if (isStaticType(type)) return rowOf(type).name;
  return textOf(space, space.field(type, TypeField.heapName));
}

/** Exactly a str (`PyUnicode_CheckExact`). */
export function isExactStr(words: Int32Array, object: number): boolean {
  return words[(object + TYPE) >> 2] === T.str;
}

export function isStr(space: ObjectSpace, object: number): boolean {
  return space.isInstance(object, T.str);
}

/** `unicode_dealloc`. */
export function installStr(space: ObjectSpace): void {
  space.burials[rowIndex(T.str)] = (object) => space.heap.free('o', object);
  space.className = (type) => classNameOf(space, type);
}
