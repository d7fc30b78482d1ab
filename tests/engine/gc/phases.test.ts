import { expect, test } from 'vitest';
import { runText, StateReader, storedRun } from '../../../engine/index.js';
import { BASE } from '../../../engine/memory/address-map.js';
import { Note } from '../../../engine/memory/change.js';
import { GC_PREV, GC_SHIFT } from '../../../engine/object/struct.js';
import { Player } from '../../../engine/trace/player.js';
import { programOf } from '../../programs/program.js';

const TEXT = `import gc
gc.disable()
class Node: pass
a = Node(); b = Node(); a.peer = b; b.peer = a
del a, b
n = gc.collect()
`;

/** Counts and gc_refs of two nodes as each phase begins, read from the recording. */
function phases(text: string, line: number): { phase: number; counts: number[]; refs: number[] }[] {
  const program = programOf(text);
  const result = runText(program);
  if ('problem' in result) throw new Error(result.problem?.message);
  const run = storedRun(result.run, program);
  const reader = new StateReader(run);
  const steps = Array.from({ length: run.recording.lines + 1 }, (_, step) => step);
  const before = steps.find((step) => reader.atStep(step + 1).frames.at(-1)?.line === line)!;
  const nodes = reader
    .atStep(before)
    .objects.filter((object) => object.type === 'Node')
    .map((object) => object.address - BASE);
  expect(nodes).toHaveLength(2);
  const found: { phase: number; counts: number[]; refs: number[] }[] = [];
  const player = new Player(run.recording);
  player.seekStep(before);
  const { words } = player.image;
  player.seekStep(before + 1, (note, data) => {
    if (note !== Note.collectionPhase) return;
    found.push({
      phase: data[0]!,
      counts: nodes.map((node) => words[node >> 2]!),
      refs: nodes.map((node) => words[(node + GC_PREV) >> 2]! >>> GC_SHIFT),
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
