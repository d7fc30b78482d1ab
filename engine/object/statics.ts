import { STATIC } from '../memory/address-map.js';

/**
 * The objects of `_PyRuntime.static_objects` (Include/internal/pycore_runtime_init.h) and the other singletons: where
 * each lies. They are immortal and in no arena.
 */
const SINGLETONS = STATIC + 96 * 1024;
export const NONE = SINGLETONS;
export const TRUE = SINGLETONS + 0x20;
export const FALSE = SINGLETONS + 0x40;
export const ELLIPSIS = SINGLETONS + 0x60;
export const NOT_IMPLEMENTED = SINGLETONS + 0x80;
/** What stands in a set's table where a key was deleted (`_PySet_Dummy`, Objects/setobject.c). */
export const DUMMY = SINGLETONS + 0xa0;
/** Its GC head is in front of it and stays empty: it is never tracked. */
export const EMPTY_TUPLE = SINGLETONS + 0xc0;
export const EMPTY_STR = SINGLETONS + 0xe0;
export const EMPTY_BYTES = SINGLETONS + 0x120;
/** `Py_EMPTY_KEYS` (Objects/dictobject.c): the key table of every empty dict. */
export const EMPTY_KEYS = SINGLETONS + 0x160;

/** `_PY_NSMALLNEGINTS`, `_PY_NSMALLPOSINTS`: -5 to 256. */
export const SMALLEST_INT = -5;
export const LARGEST_SMALL_INT = 256;
const SMALL_INTS = SINGLETONS + 0x200;

export function smallInt(value: number): number {
  return SMALL_INTS + (value - SMALLEST_INT) * 32;
}

const CHARACTERS = SMALL_INTS + 262 * 32;

/** The string of one Latin-1 character. */
export function characterAt(code: number): number {
  return CHARACTERS + code * 64;
}

const BYTE_CHARACTERS = CHARACTERS + 256 * 64;

/** The bytes object of one byte. */
export function byteCharacter(code: number): number {
  return BYTE_CHARACTERS + code * 48;
}

/** From here on: builtins and modules, placed one after the other when a machine is made. */
export const STATIC_HEAP = BYTE_CHARACTERS + 256 * 48;
