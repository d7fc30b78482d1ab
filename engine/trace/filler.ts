import type { ImageReader } from './identity.js';
import type { StructField } from './state.js';
import { blockNeed } from './struct-size.js';

/** Puts in what lies between the fields and behind them, up to the end of what the object needs. */
export function withFillers(
  memory: ImageReader,
  at: number,
  head: number,
  fields: readonly Omit<StructField, 'changed'>[],
): Omit<StructField, 'changed'>[] {
  const end = blockNeed(memory, at) - head;
  const whole: Omit<StructField, 'changed'>[] = [];
  let next = -head;
  const fill = (to: number): void => {
    const bytes = to - next;
    if (bytes <= 0) return;
    const name = bytes < 8 ? 'padding' : 'not told apart';
    const meaning = bytes < 8 ? `${bytes} bytes, so that what follows is aligned` : `${bytes} bytes`;
    whole.push({
      offset: next,
      name,
      bytes: [...memory.bytes.subarray(at + next, at + Math.min(to, next + 8))],
      meaning,
      filler: true,
    });
  };
  for (const field of fields) {
    fill(field.offset);
    whole.push(field);
    next = Math.max(next, field.offset + field.bytes.length);
  }
  fill(end);
  return whole;
}
