import { addressMap, ARENAS, MIB } from '../memory/address-map.js';
import { Memory } from '../memory/memory.js';
import { Heap } from './heap.js';

/**
 * Answers a list of requests (`m ID SIZE`, `r ID SIZE`, `f ID`; lines that start with `#` are skipped) with the place of
 * each block, `m ID ARENA OFFSET` or `m ID large`, and with `A n+`, `A n-` for arenas mapped and given back.
 * A line that is none of these gives `{ problem }`, which names the line.
 */
export function placeBlocks(text: string, limit = 512 * MIB): { lines: string[] } | { problem: string } {
  const memory = new Memory(addressMap(limit));
  const heap = new Heap(memory);
  const lines: string[] = [];
  const numbers = new Map<number, number>();
  let mapped = 0;
  const blocks = new Map<string, number>();
  heap.arenas = {
    mapped(index) {
      numbers.set(index, mapped);
      lines.push(`A ${mapped++}+`);
    },
    unmapped(index) {
      lines.push(`A ${numbers.get(index)}-`);
    },
  };
  const place = (letter: string, id: string, block: number): void => {
    const offset = block - ARENAS;
    const small = block < memory.map.large;
    lines.push(
      small ? `${letter} ${id} ${numbers.get(Math.floor(offset / MIB))} ${offset % MIB}` : `${letter} ${id} large`,
    );
  };
  const rows = text.split('\n');
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index]!.trim();
    if (row === '' || row.startsWith('#')) continue;
    memory.length = 0;
    const match = /^(?:([mr]) (\w+) (\d{1,9})|f (\w+))$/.exec(row);
    if (!match) return { problem: `Line ${index + 1}: expected "m ID SIZE", "r ID SIZE" or "f ID"` };
    const [, letter, id, size, freed] = match;
    if (freed !== undefined) {
      const block = blocks.get(freed);
      if (block === undefined) return { problem: `Line ${index + 1}: no block ${freed} to free` };
      lines.push(`f ${freed}`);
      heap.free('o', block);
      blocks.delete(freed);
    } else if (letter === 'm' && id !== undefined) {
      const block = heap.allocate('o', Number(size));
      blocks.set(id, block);
      place('m', id, block);
    } else if (id !== undefined) {
      const block = blocks.get(id);
      if (block === undefined) return { problem: `Line ${index + 1}: no block ${id} to resize` };
      const moved = heap.resize('o', block, Number(size));
      blocks.set(id, moved);
      place('r', id, moved);
    }
  }
  return { lines };
}
