import { Runtime } from '../memory/address-map.js';
import { GC_COLLECTING, GC_FINALIZED, GC_HEAD, GC_NEXT, GC_PREV } from '../object/struct.js';
import type { Tell } from './heap-order.js';
import type { ImageReader } from './identity.js';

/** Three generations, the permanent one, and the three rings that live only while a collection runs. */
const RINGS = [0, 0x20, 0x40, 0x60, 0x90, 0xa0, 0xb0].map((offset) => Runtime.generations + offset);
const LASTING = 4;

/** Proves that the collector's rings are linked both ways; returns their members. */
export function checkGenerations(memory: ImageReader, tell: Tell): Set<number> {
  const at = (address: number): number => memory.words[address >> 2]!;
  const collecting = at(Runtime.gcCollecting) !== 0;
  const found = new Set<number>();
  RINGS.forEach((ring, index) => {
    if (index >= LASTING && at(ring) === 0) return;
    if (index >= LASTING && !collecting && at(ring) !== ring)
      tell(ring, 'A list of a collection outlives the collection.');
    let previous = ring;
    for (let head = at(ring) & -4; head !== ring; head = at(head) & -4) {
      if (head === 0 || head >= memory.map.births || found.has(head + GC_HEAD)) {
        return tell(head, 'The ring of a generation breaks off, or runs into another one.');
      }
      if ((at(head + 8) & -4) !== previous)
        tell(head, 'The ring of a generation does not lead back the way that it came.');
      if (!collecting && (at(head + 8) & GC_COLLECTING) !== 0)
        tell(head, 'An object is marked as being collected, and no collection runs.');
      found.add(head + GC_HEAD);
      previous = head;
    }
    if ((at(ring + 8) & -4) !== previous)
      tell(ring, 'The ring of a generation does not lead back the way that it came.');
  });
  return found;
}

/** Proves that an object with a GC head says of itself whether it is tracked. */
export function checkTracking(memory: ImageReader, object: number, tracked: ReadonlySet<number>, tell: Tell): void {
  const next = memory.words[(object + GC_NEXT) >> 2]!;
  const previous = memory.words[(object + GC_PREV) >> 2]!;
  if (next !== 0 && !tracked.has(object)) tell(object, 'An object says that it is tracked, and no generation has it.');
  if (next === 0 && (previous & ~GC_FINALIZED) !== 0)
    tell(object, 'An object that is not tracked has a link left over.');
}
