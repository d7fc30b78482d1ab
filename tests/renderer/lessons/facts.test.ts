/** What the captions of the lessons claim is so, in the recordings that are shown. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { HeapObject, State } from '../../../engine/trace/state.js';
import { readSession } from '../../../engine/session/read.js';
import { LESSONS } from '../../../renderer/lessons/index.js';
import { objectAt, Run } from './record.js';

async function runOf(id: string): Promise<Run> {
  const reading = readSession(await LESSONS.find((lesson) => lesson.id === id)!.load());
  if ('failure' in reading) throw new Error(reading.refusal);
  return Run.ofSession(reading.session);
}

function object(state: State, path: string): HeapObject {
  const id = objectAt(state, path);
  return state.objects.find((each) => each.id === id)!;
}

const count = (state: State, path: string): HeapObject['count'] => object(state, path).count;
const printed = (state: State): string[] => state.output.trimEnd().split('\n');
const inState = (state: State, how: HeapObject['state'], type: string): HeapObject[] =>
  state.objects.filter((each) => each.state === how && each.type === type);

function facts(id: string, check: (run: () => Run) => void): void {
  describe(id, () => {
    let run: Run;
    beforeAll(async () => {
      run = await runOf(id);
    });
    check(() => run);
  });
}

facts('object', (run) => {
  test('x refers to an int made before the program, and id is its address', () => {
    const ten = object(run().at('1'), 'x');
    expect(ten).toMatchObject({ type: 'int', text: '10', count: 'immortal', builtin: true, tag: '@static' });
    expect(printed(run().at('2'))).toEqual([String(ten.address)]);
  });
});

facts('two-names', (run) => {
  test('both names refer to one object, and both ids are equal', () => {
    expect(objectAt(run().at('3'), 'y')).toBe(objectAt(run().at('3'), 'x'));
    expect(new Set(printed(run().at('4'))).size).toBe(1);
  });
});

facts('three-names', (run) => {
  test('all three names refer to one object, and all three ids are equal', () => {
    const state = run().at('8');
    expect(new Set(['x', 'y', 'z'].map((name) => objectAt(state, name))).size).toBe(1);
    expect(printed(state)).toEqual(Array(3).fill(printed(state)[0]));
  });
});

facts('rebinding', (run) => {
  test('x refers to another object, the others stay', () => {
    const [before, after] = [run().at('6'), run().at('8')];
    expect(object(after, 'x')).toMatchObject({ text: '11', builtin: true });
    for (const name of ['y', 'z']) expect(objectAt(after, name)).toBe(objectAt(before, name));
    expect(object(after, 'y').text).toBe('10');
  });

  test('the last id is the next of the table, 32 bytes on', () => {
    const ids = printed(run().at('9')).map(Number);
    expect(ids.map((id) => id - ids[0]!)).toEqual([0, 0, 0, 32]);
  });
});

facts('immortal', (run) => {
  test('the number for 2 is the mark, whatever refers to it', () => {
    expect(object(run().at('3'), 'before').text).toBe(String(2 ** 32 - 1));
    expect(object(run().at('5'), 'copies')).toMatchObject({ length: 1000, count: 1 });
    expect(object(run().at('6'), 'after').text).toBe('4294967295');
    expect(printed(run().at('7'))).toEqual(['4294967295 4294967295 4294967295']);
    expect(count(run().at('7'), 'n')).toBe('immortal');
  });

  test('a list is counted, and getrefcount gives one more', () => {
    expect([count(run().at('9'), 'mine'), object(run().at('10'), 'count').text]).toEqual([1, '2']);
    expect([count(run().at('12'), 'mine'), object(run().at('12'), 'count').text]).toEqual([2, '3']);
  });
});

facts('frames', (run) => {
  test('the call makes a frame with the same list', () => {
    const state = run().at('8');
    expect(state.frames.map(({ name }) => name)).toEqual(['<module>', 'total']);
    expect(object(state, 'prices')).toMatchObject({ count: 2, countWas: 1, type: 'list' });
    expect(objectAt(state, 'prices')).toBe(objectAt(run().at('7'), 'basket'));
  });

  test('750 is freed when result refers to 870, which outlives the frame', () => {
    expect(object(run().at('2'), 'result').text).toBe('750');
    expect(inState(run().at('3'), 'freed', 'int').map(({ text }) => text)).toEqual(['750']);
    expect(objectAt(run().at('4'), 'due')).toBe(objectAt(run().at('3'), 'result'));
    expect(run().at('4').frames).toHaveLength(1);
    expect(count(run().at('4'), 'basket')).toBe(1);
  });
});

facts('garbage', (run) => {
  test('nothing, then one object is found, and gc.garbage stays empty', () => {
    expect(object(run().at('3'), 'found').text).toBe('0');
    expect(object(run().at('4'), 'kept')).toMatchObject({ type: 'list', length: 0 });
    expect(object(run().at('10'), 'found').text).toBe('1');
    expect(printed(run().at('11'))).toEqual(['0 []', '1 []']);
  });

  test('the list that holds itself has count 2, then 1 and no name, and is freed', () => {
    expect(count(run().at('8'), 'knot')).toBe(2);
    expect(inState(run().at('9'), 'unreachable', 'list').map((each) => each.count)).toEqual([1]);
    expect(inState(run().at('10'), 'freed', 'list')).toHaveLength(1);
  });
});

facts('cycle', (run) => {
  test('the counts of both nodes, link by link', () => {
    expect(count(run().at('6:1'), 'a')).toBe(1);
    const counts = ['6:2', '10', '11'] as const;
    expect(counts.map((at) => [count(run().at(at), 'a'), count(run().at(at), 'b')])).toEqual([
      [1, 1],
      [1, 2],
      [2, 2],
    ]);
    expect([count(run().at('12'), 'b.ref'), count(run().at('12'), 'b')]).toEqual([1, 2]);
  });

  test('after both deletions two nodes are unreachable, each held by the other', () => {
    const nodes = inState(run().at('13'), 'unreachable', 'Node');
    expect(nodes.map((node) => node.count)).toEqual([1, 1]);
    expect(nodes.map((node) => node.slots.find(({ name }) => name === 'ref')!.to)).toEqual([
      nodes[1]!.id,
      nodes[0]!.id,
    ]);
  });

  test('the collector frees both', () => {
    const state = run().at('16');
    expect(state.collection).toMatchObject({ generation: 2, collected: 2 });
    expect(inState(state, 'freed', 'Node')).toHaveLength(2);
  });
});

facts('pooling', (run) => {
  test('42 is one static object, 257 is two objects in blocks', () => {
    const state = run().at('6');
    expect(objectAt(state, 'a')).toBe(objectAt(state, 'b'));
    expect(object(state, 'a')).toMatchObject({ tag: '@static', count: 'immortal' });
    expect(objectAt(state, 'c')).not.toBe(objectAt(state, 'd'));
    expect(['c', 'd'].map((name) => object(state, name).text)).toEqual(['257', '257']);
    expect(object(state, 'c')).toMatchObject({ count: 3, state: 'normal' });
    expect(object(state, 'd')).toMatchObject({ count: 1, state: 'new' });
    expect(printed(run().at('7'))).toEqual(['True', 'True False']);
  });

  test('the second large int has the block and the id of the first', () => {
    const [first, second] = [object(run().at('9'), 'first'), object(run().at('12'), 'second')];
    expect(first.size).toBe(32);
    expect(inState(run().at('11'), 'freed', 'int').map(({ id }) => id)).toEqual([first.id]);
    expect([second.tag, second.address]).toEqual([first.tag, first.address]);
    expect(second.id).not.toBe(first.id);
    const ids = printed(run().at('13')).slice(2);
    expect(ids).toEqual([String(first.address), String(first.address)]);
  });
});

facts('header', (run) => {
  test('the smallest object has 16 bytes, of which the first 8 are the count and the rest the type', async () => {
    const state = run().at('4');
    expect(printed(state)).toEqual(['16']);
    const smallest = object(state, 'smallest');
    const inspection = await run().engine.inspect({ step: state.step }, smallest.id);
    expect(inspection!.fields.map(({ offset, name }) => [offset, name])).toEqual([
      [0, 'ob_refcnt'],
      [8, 'ob_type'],
    ]);
  });

  test('the count of the list at each frame', () => {
    const moments = ['7', '8', '9', '10', '12', '13', '14', '15'] as const;
    expect(moments.map((at) => count(run().at(at), 'xs'))).toEqual([1, 1, 2, 4, 3, 2, 1, 1]);
    expect(printed(run().at('11')).slice(1)).toEqual(['2', '5']);
    expect(inState(run().at('14'), 'freed', 'list')).toHaveLength(1);
    expect(inState(run().at('16'), 'freed', 'list')).toHaveLength(1);
  });
});
