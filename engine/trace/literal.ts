import { FrameState, GeneratorField } from '../memory/address-map.js';
import { byteArrayData } from '../object/bytearray.js';
import { bytesOf, bytesText } from '../object/bytes.js';
import { complexText, complexValue } from '../object/complex.js';
import { floatText } from '../object/float-text.js';
import { floatValue } from '../object/float.js';
import { frameState } from '../object/generator.js';
import { intValue } from '../object/int.js';
import { quote } from '../object/quote.js';
import type { Reader } from '../object/referents.js';
import { ELLIPSIS, NONE, NOT_IMPLEMENTED, TRUE } from '../object/statics.js';
import { readText } from '../object/str.js';
import {
  CodeObject,
  FunctionObject,
  IteratorField,
  ModuleField,
  RangeField,
  RangeIteratorField,
  TypeField,
} from '../object/struct.js';
import { isStaticType, rowOf, type TypeKey } from '../object/type-table.js';

/** A replay's memory, with doubles. */
export interface Memory extends Reader {
  readonly floats: Float64Array;
}

/** The text of a str object at an address. */
export function text(memory: Reader, object: number): string {
  return readText(memory.words, memory.bytes, object);
}

export function typeName(memory: Reader, type: number): string {
  return isStaticType(type) ? rowOf(type).name : text(memory, memory.words[(type + TypeField.heapName) >> 2]!);
}

/** A string longer than this many characters is cut in a figure's value; its length is told beside. */
const MOST_DIGITS = 400;

/** The source text of a value that is no container, the name of a function, class or module; null for containers. */
export function literal(memory: Memory, object: number, key: TypeKey): string | null {
  const at = (offset: number): number => memory.words[(object + offset) >> 2]!;
  if (object === NONE) return 'None';
  if (object === ELLIPSIS) return 'Ellipsis';
  if (object === NOT_IMPLEMENTED) return 'NotImplemented';
  switch (key) {
    case 'bool':
      return object === TRUE ? 'True' : 'False';
    case 'int': {
      const digits = intValue(memory.words, object).toString();
      return digits.length > MOST_DIGITS ? `${digits.slice(0, MOST_DIGITS)}…` : digits;
    }
    case 'float':
      return floatText(floatValue(memory.floats, object));
    case 'str':
      return quote(text(memory, object));
    case 'bytes':
      return bytesText(bytesOf(memory, object));
    case 'bytearray':
      return `bytearray(${bytesText(byteArrayData(memory, object))})`;
    case 'complex':
      return complexText(complexValue(memory.floats, object));
    case 'range': {
      const [start, stop, step] = [RangeField.start, RangeField.stop, RangeField.step].map((field) =>
        intValue(memory.words, at(field)).toString(),
      );
      return step === '1' ? `range(${start}, ${stop})` : `range(${start}, ${stop}, ${step})`;
    }
    case 'range_iterator':
      return `next ${at(RangeIteratorField.start)}, ${at(RangeIteratorField.length)} left`;
    case 'listIterator':
    case 'tupleIterator':
    case 'strIterator':
    case 'strAsciiIterator':
    case 'bytesIterator':
    case 'bytearrayIterator':
      return at(IteratorField.sequence) === 0 ? 'at the end' : `next index ${at(IteratorField.index)}`;
    case 'generator':
      return `${text(memory, at(GeneratorField.qualname))}, ${stateWords(frameState(memory, object))}`;
    case 'function':
      return text(memory, at(FunctionObject.qualname));
    case 'code':
      return text(memory, at(CodeObject.qualname));
    case 'module':
      return text(memory, at(ModuleField.name));
    case 'type':
      return typeName(memory, object);
    default:
      return null;
  }
}

/** `gi_frame_state` in words. */
function stateWords(state: number): string {
  if (state === FrameState.created) return 'not started';
  if (state === FrameState.suspended) return 'suspended';
  return state === FrameState.executing ? 'running' : 'finished';
}
