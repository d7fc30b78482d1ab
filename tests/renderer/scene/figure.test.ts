import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { State } from '../../../engine/trace/state.js';
import { scene } from '../../../renderer/scene/figure.js';
import { layout, plan } from '../../../renderer/scene/layout.js';
import { overlaps } from '../../../renderer/scene/rect.js';
import { view } from '../../../renderer/scene/view.js';
import { FIGURES } from '../figures.js';
import { heap, type Ref } from '../heap.js';
import { anyState } from '../random-state.js';
import { brokenLaws } from './laws.js';

describe('the laws of geometry', () => {
  for (const [name, { state, options }] of Object.entries(FIGURES)) {
    test(name, () => {
      expect(brokenLaws(scene(state, options))).toEqual([]);
    });
  }

  test('random states', () => {
    fc.assert(
      fc.property(anyState, fc.boolean(), (state, strict) => {
        expect(brokenLaws(scene(state, view({ strict })))).toEqual([]);
      }),
      { numRuns: 60, interruptAfterTimeLimit: 8_000 },
    );
  });
});

test('figures with more crossings than four say so, and have no more', () => {
  for (const { state, options } of Object.values(FIGURES))
    expect(scene(state, options).crossings).toBeLessThanOrEqual(4);
});

test('everything drawn names what it stands for', () => {
  const h = heap('names');
  const xs = h.list(1, h.instance('Box'));
  h.module({ xs }, { id: 77 });
  const drawn = scene(h.state());
  expect(drawn.frames[0]).toMatchObject({ id: 'frame:77', frame: 77, active: true });
  expect(drawn.frames[0]?.slots[0]).toMatchObject({
    id: 'slot:77:xs',
    owner: 77,
    name: 'xs',
    to: xs.id,
    inline: false,
  });
  expect(drawn.objects.map((box) => box.id)).toContain(`object:${String(xs.id)}`);
  expect(drawn.arrows.map((arrow) => arrow.id)).toEqual(['arrow:77:xs', `arrow:${String(xs.id)}:1`]);
});

test('what is hidden is counted', () => {
  const h = heap('noise');
  const f = h.other('function', 'function', 'f');
  const g = h.other('function', 'function', 'g');
  h.module({ __name__: '__main__', __doc__: null, gc: h.other('module', 'module', 'gc'), f, g, table: h.list(g) });
  const drawn = scene(h.state());
  expect(drawn.omitted).toMatchObject({ names: ['gc', 'f'], dunder: 2, functions: 1, modules: 1 });
  expect(drawn.objects.map((box) => box.object)).toContain(g.id);
  expect(drawn.objects.map((box) => box.object)).not.toContain(f.id);
  const all = scene(
    h.state(),
    view({ hiding: { dunder: false, functions: false, classes: false, modules: false, stack: false } }),
  );
  expect(all.omitted).toMatchObject({ names: [], dunder: 0 });
  expect(all.objects).toHaveLength(4);
});

test('strict figures strike the value that a name had, not its place', () => {
  const h = heap('x = x + 1');
  h.module({ x: 11 });
  h.was('x', 10);
  const texts = scene(h.state(), view({ strict: true })).frames[0]?.marks.flatMap((mark) =>
    mark.kind === 'text' ? [mark.text] : [],
  );
  expect(texts).toEqual(['<module>', 'x', '10']);
});

test('what is under way on the value stack is hidden with its kind, and so is its ghost', () => {
  const h = heap('a class is made');
  const body = h.other('function', 'function', 'Node');
  const build = h.other('builtin', 'builtin_function_or_method', '__build_class__');
  const stack = [build, body].map(({ id }, place) => ({ name: `stack[${place}]`, part: 'stack' as const, to: id }));
  h.module({ n: 1 }, { stack });
  const made = scene(h.state());
  expect(made.objects).toEqual([]);
  expect(made.omitted.stack).toBe(2);
  expect(made.labels.find(({ id }) => id === 'chip:hidden')?.marks).toContainEqual(
    expect.objectContaining({ text: '2 stack slots hidden' }),
  );
  const after = heap('the class is there');
  const gone = after.other('function', 'function', 'Node');
  after.mark('freed', gone).module({ n: 1 });
  expect(scene(after.state()).objects).toEqual([]);
});

test('the pin of a note keeps off the words above an unreachable object', () => {
  const h = heap('a short object');
  const short = h.instance('A');
  h.mark('unreachable', short).module({ n: 1 });
  const note = { text: 'No name reaches it', target: { kind: 'object' as const, object: short.id } };
  const drawn = scene(h.state(), view({ notes: [note] }));
  const [pin] = drawn.notes.filter(({ id }) => id.startsWith('pin'));
  const words = drawn.labels.filter(({ id }) => id.startsWith('group'));
  expect(words).toHaveLength(1);
  for (const { rect } of words) expect(overlaps(rect, pin!.rect)).toBe(false);
});

test('a reference that is written is not cut, however narrow its cell', () => {
  const h = heap('tags');
  const far = h.instance('Node', { value: 1 });
  h.tag(far, '@C130').module({ xs: h.list(far, 1), n: far }, { id: 9 });
  const drawn = scene(h.state(), view({ hidden: [{ kind: 'object', object: far.id }] }));
  const texts = [...drawn.frames, ...drawn.objects].flatMap(({ marks }) =>
    marks.flatMap((mark) => (mark.kind === 'text' && mark.text.includes('@C13') ? [mark.text] : [])),
  );
  expect(texts).toEqual(['@C130', '@C130']);
});

test('the author hides objects, names and frames', () => {
  const h = heap('hidden');
  const xs = h.list(1);
  h.module({ xs, ys: xs, n: 1 }, { id: 9 });
  const drawn = scene(
    h.state(),
    view({
      hidden: [
        { kind: 'object', object: xs.id },
        { kind: 'slot', object: 9, slot: 'n' },
      ],
    }),
  );
  expect(drawn.objects).toEqual([]);
  expect(drawn.omitted).toMatchObject({ names: ['n'], references: 2 });
});

test('more than fourteen objects are warned of', () => {
  const h = heap('many');
  h.module({ xs: h.list(...Array.from({ length: 8 }, (_, i) => h.list(h.list(i)))) });
  expect(scene(h.state()).warnings.map((warning) => warning.kind)).toContain('objects');
});

test("the author's places win", () => {
  const h = heap('dragged');
  const xs = h.list(1, 2);
  h.module({ xs, ys: h.list(3) });
  const drawn = scene(h.state(), view({ places: [{ object: xs.id, x: 1200, y: 600 }] }));
  expect(drawn.objects.find((box) => box.object === xs.id)?.rect).toMatchObject({ x: 1200, y: 600 });
  expect(brokenLaws(drawn)).toEqual([]);
});

/** A program that builds a linked list, drops its head, and calls a function: a state a step. */
function story(): State[] {
  const states: State[] = [];
  for (let step = 0; step <= 12; step++) {
    const h = heap(`step ${String(step)}`).at(step, 12, step);
    const nodes: Ref[] = [];
    for (let i = 0; i < 6; i++) {
      const node = h.instance('Node', { value: i, next: null });
      nodes.push(node);
      if (i > 0 && step > i) h.put(nodes[i - 1] ?? node, 'next', node);
    }
    const last = h.list(...Array.from({ length: step }, (_, i) => i));
    const live = nodes.slice(0, Math.min(6, step + 1));
    if (step > 8) h.mark('unreachable', ...live);
    const state = h;
    state.module(step > 8 ? { last } : { head: live[0] ?? null, last });
    if (step % 3 === 2) state.frame('push', { node: step > 8 ? last : (live.at(-1) ?? null), n: step });
    const shown = new Set(live.map((node) => node.id));
    const made = state.state();
    states.push({ ...made, objects: made.objects.filter((each) => each.shape !== 'instance' || shown.has(each.id)) });
  }
  return states;
}

test('over a planned sequence nothing that lives moves', () => {
  const states = story();
  const placement = plan(states);
  const places = new Map<string, string>();
  for (const state of states) {
    const drawn = scene(state, undefined, placement);
    expect([drawn.width, drawn.height]).toEqual([placement.width, placement.height]);
    expect(brokenLaws(drawn)).toEqual([]);
    for (const box of [...drawn.objects, ...drawn.frames]) {
      const place = `${String(box.rect.x)},${String(box.rect.y)}`;
      expect(places.get(box.id) ?? place).toBe(place);
      places.set(box.id, place);
    }
  }
});

test('stepping with memory keeps known objects in place', () => {
  let placement = null;
  const places = new Map<number, string>();
  for (const state of story().slice(0, 9)) {
    placement = layout(placement, state);
    for (const [id, { x, y }] of placement.objects) {
      const place = `${String(x)},${String(y)}`;
      expect(places.get(id) ?? place).toBe(place);
      places.set(id, place);
    }
    expect(brokenLaws(scene(state, undefined, placement)).filter((sentence) => sentence.includes('overlaps'))).toEqual(
      [],
    );
  }
});

test('plans of random sequences overlap nowhere', () => {
  fc.assert(
    fc.property(fc.array(anyState, { minLength: 2, maxLength: 4 }), (states) => {
      const placement = plan(states);
      for (const state of states) {
        const broken = brokenLaws(scene(state, undefined, placement));
        expect(broken.filter((sentence) => /^object.*overlaps object/.test(sentence))).toEqual([]);
      }
    }),
    { numRuns: 20, interruptAfterTimeLimit: 8_000 },
  );
});

test('the same state gives the same scene', () => {
  for (const { state, options } of Object.values(FIGURES)) expect(scene(state, options)).toEqual(scene(state, options));
});

test('a hundred objects find places', () => {
  const h = heap('a hundred');
  const rows = Array.from({ length: 7 }, (_, i) =>
    h.list(...Array.from({ length: 7 }, (_, k) => h.list(i, h.instance('Cell', { k })))),
  );
  h.module(Object.fromEntries(rows.map((row, i) => [`row${String(i)}`, row])));
  const state = h.state();
  expect(layout(null, state).objects.size).toBeGreaterThan(100);
});

test('a run of thousands of short-lived objects and of long texts is planned', () => {
  const h = heap('a wood');
  const page = h.fresh('x'.repeat(1_000_000));
  const lists = Array.from({ length: 6000 }, (_, i) => h.list(i, page));
  h.module({ page });
  const { objects, ...rest } = h.state();
  const kept = new Set([page.id]);
  const states = Array.from({ length: 120 }, (_, at) => {
    const live = new Set([...kept, ...lists.slice(at * 50, at * 50 + 120).map(({ id }) => id)]);
    const drawn = objects.filter(({ id }) => live.has(id)).map((each) => ({ ...each, state: 'unreachable' as const }));
    return { ...rest, objects: drawn };
  });
  expect(plan(states).objects.size).toBeGreaterThan(100);
});
