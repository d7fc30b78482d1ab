import { sizeOf } from '../object/size.js';
import { isCompact } from '../object/str.js';
import { TYPE, TypeField } from '../object/struct.js';
import { isStaticType, rowOf } from '../object/type-table.js';
import { headSize, type ImageReader } from './identity.js';
import { layoutKey } from './slots.js';

/** Bytes from an object's address on that are its own, its other blocks left out. */
export function structSize(memory: ImageReader, object: number): number {
  const key = layoutKey(memory, object);
  if (key === 'str' && !isCompact(memory.words, object)) return basicSize(memory, object);
  if (key === 'int' || key === 'str' || key === 'bytes' || key === 'tuple' || key === 'code')
    return sizeOf(memory, object) - headSize(memory, object);
  return basicSize(memory, object);
}

/** `tp_basicsize`. */
function basicSize(memory: ImageReader, object: number): number {
  const type = memory.words[(object + TYPE) >> 2]!;
  return isStaticType(type) ? rowOf(type).basicSize : memory.words[(type + TypeField.basicSize) >> 2]!;
}

/** Types whose size counts blocks that are not the object's own. */
const PARTED: ReadonlySet<string> = new Set([
  'list',
  'dict',
  'defaultdict',
  'set',
  'frozenset',
  'bytearray',
  'deque',
  'type',
]);

/** Bytes that an object's own block has to have, pre-header and all. */
export function blockNeed(memory: ImageReader, object: number): number {
  const key = layoutKey(memory, object);
  if (key === 'str' && !isCompact(memory.words, object)) return structSize(memory, object);
  return PARTED.has(key) ? headSize(memory, object) + basicSize(memory, object) : sizeOf(memory, object);
}
