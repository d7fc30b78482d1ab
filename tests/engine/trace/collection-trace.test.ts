import { expect, test } from 'vitest';
import { readTimeline, StateReader } from '../../../engine/index.js';
import { Note } from '../../../engine/memory/change.js';
import { GC_PREV, GC_SHIFT } from '../../../engine/object/struct.js';
import { collectionTrace, collectorState } from '../../../engine/trace/collection-trace.js';
import type { CollectionTrace } from '../../../engine/trace/collection-view.js';
import { identityOf } from '../../../engine/trace/identity.js';
import { visitGeneration } from '../../../engine/trace/reach.js';
import { programOf } from '../../programs/program.js';
import { recordingOf } from '../laws/laws.js';

const TEXT = `import gc, weakref
class Node:
    def __init__(self, name):
        self.name = name
        self.next = None
    def __del__(self):
        saved.append(self.name)
        if self.name == 'c':
            saved.append(self)
saved = []
held = Node('held')
a = Node('a')
b = Node('b')
a.next = b
b.next = a
c = Node('c')
c.next = c
w = weakref.ref(a, lambda r: saved.append('gone'))
del a, b, c
n = gc.collect()
`;
const run = recordingOf(programOf(TEXT))!;
const reader = new StateReader(run);
const [span] = readTimeline(run.recording).collections;
const trace = collectionTrace(reader, span!.from, 0)!;
const named = (name: string): number =>
  reader
    .atStep(span!.from - 1)
    .objects.filter(({ type }) => type === 'Node')
    .map(({ id }) => id)[['held', 'a', 'b', 'c'].indexOf(name)]!;
const of = (kind: string): number[] =>
  trace.events.flatMap((event) => (event.kind === kind && 'object' in event ? [event.object] : []));

test('the collection is found with what it collected, from its step to that in which it ends', () => {
  expect(span).toMatchObject({ generation: 2, collected: 2, index: 0 });
  expect(span!.to).toBeGreaterThan(span!.from);
  expect(trace).toMatchObject({ generation: 2, collected: 2, from: span!.from, to: span!.to, omitted: 0 });
});

test('the copied counts are those that memory had as the next phase began', () => {
  const left = new Map<number, number>();
  reader.player.seekStep(span!.from - 1);
  const { image } = reader.player;
  reader.player.seekStep(span!.from, (note, data) => {
    if (note !== Note.collectionPhase || data[0] !== 3) return;
    visitGeneration(image, 2, (object) =>
      left.set(identityOf(image, object), image.words[(object + GC_PREV) >> 2]! >>> GC_SHIFT),
    );
  });
  expect(left.size).toBe(trace.objects.length);
  for (const object of trace.objects) expect([object.id, left.get(object.id)]).toEqual([object.id, object.left]);
});

test('each subtraction takes one, and together they are what was taken', () => {
  const taken = new Map<number, number>();
  for (const event of trace.events) {
    if (event.kind !== 'subtract') continue;
    expect(event.before - event.after).toBe(1);
    taken.set(event.object, (taken.get(event.object) ?? 0) + 1);
  }
  for (const object of trace.objects) expect(object.taken).toBe(taken.get(object.id) ?? 0);
});

test('fates: two are collected, one is revived by its finalizer, the held one is never put aside for good', () => {
  const fate = (name: string): string => trace.objects.find(({ id }) => id === named(name))!.fate;
  expect(['held', 'a', 'b', 'c'].map(fate)).toEqual(['rescued', 'collected', 'collected', 'revived']);
});

test('weak references, callbacks, finalizers and deaths come in their order', () => {
  expect(of('weaken')).toEqual([named('a')]);
  expect(of('callback')).toHaveLength(1);
  expect(of('finalize')).toEqual([named('a'), named('b'), named('c')]);
  expect(of('revive')).toEqual([named('c')]);
  expect(of('clear')).toEqual([named('a')]);
  expect(of('free')).toEqual([named('a'), named('b')]);
  const kinds = trace.events.map(({ kind }) => kind);
  const order = ['merge', 'copy', 'subtract', 'suspect', 'weaken', 'callback', 'finalize', 'revive', 'clear', 'free'];
  const firsts = order.map((kind) => kinds.indexOf(kind as CollectionTrace['events'][number]['kind']));
  expect([...firsts].sort((x, y) => x - y)).toEqual(firsts);
  trace.events.reduce((phase, event) => {
    expect(event.phase).toBeGreaterThanOrEqual(phase);
    return event.phase;
  }, 1);
});

test('what survives is in the oldest generation afterwards', () => {
  const { enabled, generations } = collectorState(reader, reader.steps);
  expect(enabled).toBe(true);
  expect(generations[2]!.tracked).toContain(named('held'));
  expect(generations.map(({ threshold }) => threshold)).toEqual([700, 10, 10]);
});
