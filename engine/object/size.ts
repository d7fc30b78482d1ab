import { GeneratorField } from '../memory/address-map.js';
import { characterAt, EMPTY_KEYS } from './statics.js';
import { dequeSize } from './deque.js';
import { dictKeys } from './dict.js';
import { entryCount, keysSize, usable } from './dict-keys.js';
import type { Reader } from './referents.js';
import { setTableSize } from './set.js';
import { strSize } from './str.js';
import {
  ByteArrayField,
  CodeObject,
  DictField,
  IntField,
  ListField,
  SIZE,
  TYPE,
  TypeField,
  TypeFlag,
} from './struct.js';
import { isStaticType, rowOf, TYPE_ROWS, type TypeKey } from './type-table.js';

/** `sys.getsizeof`: `__sizeof__` and the pre-header, in bytes. What an object merely refers to is not in it. */
export function sizeOf(reader: Reader, object: number): number {
  const type = reader.words[(object + TYPE) >> 2]!;
  const isStatic = isStaticType(type);
  const key: TypeKey = isStatic ? rowOf(type).key : TYPE_ROWS[reader.words[(type + TypeField.dealloc) >> 2]!]!.key;
  const basic = isStatic ? rowOf(type).basicSize : reader.words[(type + TypeField.basicSize) >> 2]!;
  return ownSize(reader, object, key, basic) + headSize(reader, type);
}

function headSize(reader: Reader, type: number): number {
  const flags = reader.words[(type + TypeField.flags) >> 2]!;
  if ((flags & (TypeFlag.managedDict | TypeFlag.managedWeakref)) !== 0) return 32;
  return (flags & TypeFlag.haveGc) !== 0 ? 16 : 0;
}

function ownSize(reader: Reader, object: number, key: TypeKey, basic: number): number {
  const words = reader.words;
  const at = (offset: number): number => words[(object + offset) >> 2]!;
  switch (key) {
    case 'int':
    case 'bool':
      return basic + 4 * Math.max(1, at(IntField.tag) >>> 3);
    case 'str':
      return strSize(words, object) + (object === E_ACUTE ? 3 : 0);
    case 'bytes':
      return basic + at(SIZE);
    case 'bytearray':
      return basic + at(ByteArrayField.allocated);
    case 'tuple':
      return basic + 8 * at(SIZE);
    case 'list':
      return basic + 8 * at(ListField.allocated);
    case 'dict':
      return basic + dictParts(reader, object);
    case 'set':
    case 'frozenset':
      return basic + setTableSize(words, object);
    case 'defaultdict':
      return basic + dictParts(reader, object);
    case 'deque':
      return dequeSize(words, object, basic);
    case 'code':
      return 192 + 2 * at(SIZE);
    case 'frame': {
      const code = words[at(24) >> 2]!;
      return 120 + 8 * (words[(code + 72) >> 2]! + words[(code + 64) >> 2]!);
    }
    case 'generator': {
      const code = at(GeneratorField.frame);
      return (
        basic + 8 * (words[(code + CodeObject.localsPlusCount) >> 2]! + words[(code + CodeObject.stackSize) >> 2]!)
      );
    }
    case 'type':
      return isStaticType(object)
        ? 416
        : 920 + (at(TypeField.cachedKeys) !== 0 ? keysSize(words, at(TypeField.cachedKeys)) : 0);
    default:
      return basic;
  }
}

/** The static string of this one character has its UTF-8 form cached from the start: 2 bytes and a zero. */
const E_ACUTE = characterAt(0xe9);

function dictParts(reader: Reader, dict: number): number {
  const words = reader.words;
  const keys = dictKeys(words, dict);
  if (words[(dict + DictField.values) >> 2] !== 0) return 8 * (entryCount(words, keys) + usable(words, keys));
  return keys === EMPTY_KEYS ? 0 : keysSize(words, keys);
}
