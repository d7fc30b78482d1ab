/** The lessons of the welcome screen, in the order in which they teach. */
import type { Lesson } from '../state/lesson.js';
import { PICTURES } from './picture.js';

const files = import.meta.glob<string>('./*.heapwright', { query: '?raw', import: 'default' });

function lesson(id: string, frames: number, title: string, description: string): Lesson {
  const filename = `${id}.heapwright`;
  return {
    id,
    title,
    description,
    frames,
    picture: PICTURES[id] ?? null,
    filename,
    load: () => files[`./${filename}`]!(),
  };
}

export const LESSONS: readonly Lesson[] = [
  lesson('object', 2, 'A name and an object', 'What x = 10 does, and what id() tells'),
  lesson('two-names', 3, 'Two names, one object', 'Why y = 10 makes no second 10'),
  lesson('three-names', 4, 'Three names, one object', 'What z = y copies'),
  lesson('rebinding', 5, 'x = x + 1 makes x refer elsewhere', 'Names move, ints never change'),
  lesson('immortal', 8, 'Why getrefcount(2) is 4294967295', 'The mark of an object that is not counted'),
  lesson('frames', 6, 'Stack and heap in a call', 'Frames hold references, not objects'),
  lesson('garbage', 6, 'gc.collect and gc.garbage', 'What a collection returns and keeps'),
  lesson('cycle', 7, 'A cycle left behind', 'Why counting alone is not enough'),
  lesson('pooling', 10, 'Shared ints and reused blocks', 'Two ways to save memory, often mixed up'),
  lesson('header', 10, 'Inside a PyObject', 'The count and the type of every object'),
];
