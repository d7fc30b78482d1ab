import { expect, test } from 'vitest';
import { runText, StateReader, storedRun } from '../../../engine/index.js';
import { members } from '../../../engine/gc/generations.js';
import { BASE, Runtime } from '../../../engine/memory/address-map.js';
import { Note } from '../../../engine/memory/change.js';
import { GC_PREV, GC_SHIFT } from '../../../engine/object/struct.js';
import { Player } from '../../../engine/trace/player.js';
import { programOf } from '../../programs/program.js';

/** The ring of what a collection finds unreachable: it lives only as long as that. */
const UNREACHABLE = Runtime.generations + 0x90;

const TEXT = `import gc
gc.disable()
class Node: pass
a = Node(); b = Node(); a.peer = b; b.peer = a
del a, b
n = gc.collect()
`;

interface Phase {
  readonly phase: number;
  readonly counts: number[];
  readonly refs: number[];
  /** The places, in the order of creation, of those that lie in the list of the unreachable. */
  readonly unreachable: number[];
}

/** Counts and gc_refs of some objects of a class as each phase begins, read from the recording. */
function phases(text: string, line: number, type = 'Node', count = 2): Phase[] {
  const program = programOf(text);
  const result = runText(program);
  if ('problem' in result) throw new Error(result.problem?.message);
  const run = storedRun(result.run, program);
  const reader = new StateReader(run);
  const steps = Array.from({ length: run.recording.lines + 1 }, (_, step) => step);
  const before = steps.find((step) => reader.atStep(step + 1).frames.at(-1)?.line === line)!;
  const nodes = reader
    .atStep(before)
    .objects.filter((object) => object.type === type)
    .map((object) => object.address - BASE);
  expect(nodes).toHaveLength(count);
  const found: Phase[] = [];
  const player = new Player(run.recording);
  player.seekStep(before);
  const { words } = player.image;
  player.seekStep(before + 1, (note, data) => {
    if (note !== Note.collectionPhase) return;
    found.push({
      phase: data[0]!,
      counts: nodes.map((node) => words[node >> 2]!),
      refs: nodes.map((node) => words[(node + GC_PREV) >> 2]! >>> GC_SHIFT),
      unreachable: [...members({ get: (at) => words[at >> 2]! & ~1 }, UNREACHABLE)].map((each) => nodes.indexOf(each)),
    });
  });
  return found;
}

test('the worked example: two nodes that refer to each other', () => {
  const found = phases(TEXT, 6);
  expect(found.map(({ phase }) => phase)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(found[0]!.counts).toEqual([1, 1]);
  expect(found[1]).toMatchObject({ counts: [1, 1], refs: [1, 1] });
  expect(found[2]).toMatchObject({ counts: [1, 1], refs: [0, 0] });
  expect(found[6]!.counts).toEqual([1, 1]);
});

test('a list keeps one of them: nothing is collected', () => {
  const found = phases(TEXT.replace('del a, b', 'keep = [a]; del a, b'), 6);
  expect(found[1]).toMatchObject({ counts: [2, 1], refs: [2, 1] });
  expect(found[2]!.refs).toEqual([0, 0]);
  expect(found[6]!.counts).toEqual([2, 1]);
});

test('each program of the table collects as many', () => {
  const collected = (garbage: string): string => {
    const result = runText(
      programOf(`import gc\ngc.disable()\ngc.collect()\nclass N: pass\n${garbage}\nprint(gc.collect())\n`),
    );
    return 'problem' in result ? String(result.problem?.message) : result.run.output.trim();
  };
  expect(collected('a = N(); b = N(); a.o = b; b.o = a; del a, b')).toBe('2');
  expect(collected('a = N(); b = N(); a.o = b; b.o = a; a.__dict__; del a, b')).toBe('3');
  expect(collected('a = N(); b = N(); a.o = b; b.o = a; a.__dict__; b.__dict__; del a, b')).toBe('4');
  expect(collected('a = N(); a.me = a; del a')).toBe('1');
  expect(collected('l = []; l.append(l); del l')).toBe('1');
  expect(collected("d = {}; d['d'] = d; del d")).toBe('1');
  expect(collected('a, b, c = N(), N(), N(); a.n = b; b.n = c; c.n = a; del a, b, c')).toBe('3');
  expect(collected('l = []; l.append((l,)); del l')).toBe('2');
  expect(collected('def f():\n    def g(): return g\nf()')).toBe('3');
  expect(collected('def f():\n    a = N()\n    a.cb = lambda: a\nf()')).toBe('4');
  expect(collected('def f():\n    class C: pass\nf()')).toBe('6');
  expect(collected('def f():\n    class C:\n        def m(self): pass\nf()')).toBe('7');
  expect(collected('pass')).toBe('0');
});

test('generations and counters', () => {
  const text = `import gc
gc.disable()
gc.collect()
start = gc.get_count()
gc.collect(0)
young = gc.get_count()
gc.collect(1)
middle = gc.get_count()
gc.collect(2)
old = gc.get_count()
print(start, young, middle, old, gc.get_threshold())
`;
  const result = runText(programOf(text));
  expect('run' in result && result.run.output).toBe('(0, 0, 0) (0, 1, 0) (0, 0, 1) (0, 0, 0) (700, 10, 10)\n');
});

/** The example of CPython's own description of its collector (InternalDocs/garbage_collector.md), in a function. */
const LINKS = `import gc
gc.disable()
class Link:
    def __init__(self, next_link=None):
        self.next_link = next_link
def example():
    link_3 = Link()
    link_2 = Link(link_3)
    link_1 = Link(link_2)
    link_3.next_link = link_1
    A = link_1
    del link_1, link_2, link_3
    link_4 = Link()
    link_4.next_link = link_4
    del link_4
    found = gc.collect()
    return found, A
print(example()[0])
`;

test("the four links of the collector's own description", () => {
  const found = phases(LINKS, 16, 'Link', 4);
  expect(found.map(({ phase }) => phase)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  // In the order of creation: link_3, link_2, link_1 and link_4. Only link_1 is referred to from outside, by A.
  const [, references, subtracted, moved, , resurrected, deleted] = found;
  expect(references).toMatchObject({ counts: [1, 1, 2, 1], refs: [1, 1, 2, 1] });
  expect(subtracted).toMatchObject({ counts: [1, 1, 2, 1], refs: [0, 0, 1, 0] });
  // What link_1 reaches has come back; link_4 alone is left.
  expect(moved!.unreachable).toEqual([3]);
  expect(resurrected!.unreachable).toEqual([3]);
  expect(deleted).toMatchObject({ counts: [1, 1, 2, 1], unreachable: [3] });
  const result = runText(programOf(LINKS));
  expect('run' in result && result.run.output).toBe('1\n');
});
