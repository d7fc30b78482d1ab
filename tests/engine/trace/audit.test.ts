import { expect, test } from 'vitest';
import { GC_NEXT } from '../../../engine/object/struct.js';
import { auditMemory } from '../../../engine/trace/audit.js';
import { Player } from '../../../engine/trace/player.js';
import { Pool, poolOf } from '../../../engine/memory/heap-layout.js';
import { programOf } from '../../programs/program.js';
import { recordingOf } from '../laws/laws.js';
import { StateReader } from '../../../engine/index.js';
import { BASE } from '../../../engine/memory/address-map.js';

const TEXT = 'class Box:\n    pass\nbox = Box()\nitems = [box, box]\npass\n';

/** What the audit says of memory at the end, after something was changed there. */
function told(change: (image: Player['image'], items: number, box: number) => void): string[] {
  const run = recordingOf(programOf(TEXT))!;
  const { objects } = new StateReader(run).atStep(run.recording.lines);
  const place = (shape: string): number => objects.find((object) => object.shape === shape)!.address - BASE;
  const player = new Player(run.recording);
  player.seekStep(run.recording.lines);
  change(player.image, place('list'), place('instance'));
  const found: string[] = [];
  auditMemory(player.image, (_, what) => found.push(what));
  return found;
}

test('nothing is told of memory as it was', () => {
  expect(told(() => undefined)).toEqual([]);
});

test('a count too many', () => {
  const more = told((image, items) => {
    image.words[items >> 2]! += 1;
  });
  expect(more).toEqual(['A list has count 2, and 1 reference is to be found.']);
});

test('a reference that nobody counted', () => {
  const found = told((image, items) => {
    const first = image.words[(items + 24) >> 2]!;
    image.words[first >> 2] = items;
  });
  expect(found.sort()).toEqual([
    'A Box has count 3, and 2 references are to be found.',
    'A list has count 1, and 2 references are to be found.',
  ]);
});

test('a pool that counts a block less', () => {
  const found = told((image, _, box) => {
    image.words[(poolOf(box) + Pool.count) >> 2]! -= 1;
  });
  expect(found).toEqual([
    expect.stringMatching(/^A pool counts \d+ blocks in use and lists \d+ free ones, of \d+ handed out so far\.$/),
  ]);
});

test('an object in a free block', () => {
  const found = told((image, _, box) => {
    const pool = poolOf(box);
    const block = box - 32;
    image.words[block >> 2] = image.words[(pool + Pool.freeBlock) >> 2]!;
    image.words[(pool + Pool.freeBlock) >> 2] = block;
    image.words[(pool + Pool.count) >> 2]! -= 1;
  });
  expect(found).toEqual(['A Box lies where no block is handed out.']);
});

test('a block that nobody owns', () => {
  const found = told((image, items) => {
    image.words[(items + 24) >> 2] = 0;
    image.words[(items + 16) >> 2] = 0;
  });
  expect(found).toContainEqual(expect.stringMatching(/^A block of \d+ bytes is handed out, and nothing owns it\.$/));
});

test('an object that left its generation without saying so', () => {
  const found = told((image, items) => {
    const head = items - 16;
    const next = image.words[head >> 2]!;
    const previous = image.words[(head + 8) >> 2]!;
    image.words[previous >> 2] = next;
    image.words[(next + 8) >> 2] = previous;
    expect(image.words[(items + GC_NEXT) >> 2]).not.toBe(0);
  });
  expect(found).toEqual(['An object says that it is tracked, and no generation has it.']);
});
