/** An engine for tests of the window: hand-made states of the lesson on cycles, for that program only. */
import { collectionOf, collectorAt } from './fake-collector.js';
import { memoryMapOf } from './fake-heap.js';
import type { EngineApi, Progress, RunReport } from '../../engine/protocol.js';
import type {
  Frame,
  HeapObject,
  Holder,
  Inspection,
  ObjectId,
  Slot,
  State,
  StepMark,
  Timeline,
} from '../../engine/trace/state.js';

export const CYCLE = `import gc

class Node:
    def __init__(self, name):
        self.name = name
        self.next = None

pair = ('x', 'y')
xs = [10, 20, pair, 40, 50]

a = Node('left')
b = Node('right')
a.next = b
b.next = a

del a
del b

print(len(xs), pair)
n = gc.collect()
print(n, 'collected')
`;

const STEPS = 19;
/** The line that has run at each step. */
const LINES = [1, 3, 3, 4, 8, 9, 11, 5, 6, 12, 5, 6, 13, 14, 16, 17, 19, 20, 21];
const BYTES = [
  0, 1200, 1400, 1900, 1950, 2200, 2500, 2550, 2600, 3300, 3400, 3500, 3550, 3600, 3600, 3600, 3700, 3300, 3300,
];
const MODULE = 1;
const [NONE, PAIR, XS, A, B] = [2, 10, 11, 20, 21];
const LEAVES: readonly [ObjectId, HeapObject['shape'], string][] = [
  [NONE, 'none', 'None'],
  [3, 'int', '10'],
  [4, 'int', '20'],
  [5, 'int', '40'],
  [6, 'int', '50'],
  [7, 'str', "'x'"],
  [8, 'str', "'y'"],
  [30, 'str', "'left'"],
  [31, 'str', "'right'"],
];

function object(id: ObjectId, shape: HeapObject['shape'], more: Partial<HeapObject>): HeapObject {
  return {
    id,
    shape,
    address: 0x7f00_0010_8000 + id * 16,
    tag: '@static',
    type: shape,
    text: null,
    length: null,
    slots: [],
    omitted: 0,
    count: 1,
    mutable: false,
    generation: null,
    size: 56,
    state: 'normal',
    builtin: false,
    ...more,
  };
}

const item = (name: string, to: ObjectId): Slot => ({ name, part: 'item', to });

function node(id: ObjectId, step: number, born: number): HeapObject {
  const [tag, name, other] = id === A ? ['@C4', 30, B] : ['@C6', 31, A];
  const linked = id === A ? 13 : 14;
  const dropped = id === A ? 15 : 16;
  const held = step >= (id === A ? 14 : 13) ? 2 : 1;
  const count = step >= dropped ? held - 1 : held;
  const before = step - 1 >= dropped ? held - 1 : step - 1 >= (id === A ? 14 : 13) ? 2 : 1;
  return object(id, 'instance', {
    tag,
    type: 'Node',
    mutable: true,
    generation: 0,
    size: 48,
    slots: [
      { name: 'name', part: 'attribute', to: name },
      { name: 'next', part: 'attribute', to: step >= linked ? other : NONE, ...(step === linked ? { was: NONE } : {}) },
    ],
    count: step === 18 ? 0 : count,
    ...(before !== count && step > born ? { countWas: before } : {}),
    state:
      step === 18
        ? 'freed'
        : step >= 16
          ? 'unreachable'
          : step === born
            ? 'new'
            : step === linked
              ? 'changed'
              : 'normal',
  });
}

function objectsAt(step: number): readonly HeapObject[] {
  const leaves = LEAVES.map(([id, shape, text]) => object(id, shape, { text, count: 'immortal', builtin: true }));
  return [
    ...leaves,
    ...(step >= 5
      ? [
          object(PAIR, 'tuple', {
            tag: '@A1',
            length: 2,
            count: step >= 6 ? 4 : 3,
            slots: [item('0', 7), item('1', 8)],
          }),
        ]
      : []),
    ...(step >= 6
      ? [
          object(XS, 'list', {
            tag: '@A3',
            length: 5,
            mutable: true,
            generation: 0,
            slots: [item('0', 3), item('1', 4), item('2', PAIR), item('3', 5), item('4', 6)],
          }),
        ]
      : []),
    ...(step >= 7 && step <= 18 ? [node(A, step, 7)] : []),
    ...(step >= 10 && step <= 18 ? [node(B, step, 10)] : []),
  ];
}

function frameAt(step: number): Frame {
  const bound: [string, ObjectId, number, number][] = [
    ['pair', PAIR, 5, Infinity],
    ['xs', XS, 6, Infinity],
    ['a', A, 7, 15],
    ['b', B, 10, 16],
  ];
  return {
    id: MODULE,
    kind: 'module',
    name: '<module>',
    line: LINES[step] ?? 21,
    active: true,
    slots: bound
      .filter(([, , from, until]) => step >= from && step < until)
      .map(([name, to]) => ({ name, part: 'name', to })),
    unbound: bound.filter(([, , , until]) => step === until).map(([name]) => name),
    stack: [],
  };
}

export function stateAt(step: number): State {
  const line = LINES[step - 1] ?? null;
  const output = [...(step >= 17 ? ["5 ('x', 'y')\n"] : []), ...(step >= 19 ? ['2 collected\n'] : [])].join('');
  return {
    step,
    steps: STEPS,
    instruction: step * 6,
    instructions: STEPS * 6,
    line,
    nextLine: LINES[step] ?? null,
    frames: [frameAt(step)],
    objects: objectsAt(step),
    output,
    sentence:
      step === 16
        ? {
            title: 'del b removes the last name',
            text: 'The count of Node @C6 goes from 2 to 1. No name reaches the two nodes.',
          }
        : { title: line === null ? 'Nothing has run' : `Line ${line} has run`, text: 'Nothing else changed.' },
    heap: { arenas: 1, pools: 24, blocks: 1700, bytes: BYTES[step - 1] ?? 0 },
    collection: step === 18 ? { generation: 2, collected: 2 } : null,
    problem: null,
  };
}

function timeline(): Timeline {
  const allocating = new Set([2, 4, 5, 6, 7, 10, 17]);
  const marks = LINES.map((line, i): StepMark => ({
    step: i + 1,
    span: 1,
    line,
    allocations: allocating.has(i + 1) ? 1 : 0,
    frees: i + 1 === 18 ? 4 : 0,
    bytes: BYTES[i] ?? 0,
    blocks: 1700,
    arenas: 1,
    collection: i + 1 === 18,
  }));
  return {
    steps: STEPS,
    instructions: STEPS * 6,
    marks,
    calls: [
      { name: 'Node body', from: 3, to: 4, depth: 1 },
      { name: '__init__', from: 8, to: 9, depth: 1 },
      { name: '__init__', from: 11, to: 12, depth: 1 },
    ],
    collections: [{ generation: 2, collected: 2, from: 18, to: 18, index: 0 }],
  };
}

function holdersOf(state: State, id: ObjectId): readonly Holder[] {
  const names = state.frames.flatMap((frame) =>
    frame.slots
      .filter(({ to }) => to === id)
      .map((slot): Holder => ({
        text: `${slot.name} in ${frame.name}`,
        object: null,
        frame: frame.id,
        references: 1,
        drawn: true,
      })),
  );
  const slots = state.objects.flatMap((owner) =>
    owner.slots
      .filter(({ to }) => to === id)
      .map((slot): Holder => ({
        text: `${slot.name} of ${owner.type} ${owner.tag}`,
        object: owner.id,
        frame: null,
        references: 1,
        drawn: true,
      })),
  );
  const lost = state.frames.flatMap((frame) =>
    frame.unbound
      .filter((name) => (name === 'a' && id === A) || (name === 'b' && id === B))
      .map((name): Holder => ({
        text: `${name} in ${frame.name}`,
        object: null,
        frame: frame.id,
        references: 1,
        drawn: true,
        dropped: true,
      })),
  );
  return [...slots, ...names, ...lost];
}

export function inspectionAt(step: number, id: ObjectId): Inspection | null {
  const state = stateAt(step);
  const found = state.objects.find((each) => each.id === id);
  if (!found) return null;
  const hex = (text: string): readonly number[] => text.match(/../g)?.map((pair) => parseInt(pair, 16)) ?? [];
  const changed = found.countWas !== undefined;
  const free = new Map([
    [2, 1],
    [9, 2],
    [15, 3],
  ]);
  return {
    object: found,
    holders: holdersOf(state, id),
    fields: [
      { offset: -32, name: 'weak refs', bytes: hex('0000000000000000'), meaning: 'none', changed: false },
      { offset: -24, name: 'values', bytes: hex('5fc21100007f0000'), meaning: 'inline values', changed: false },
      { offset: -16, name: 'gc next', bytes: hex('a0301100007f0000'), meaning: 'next in generation 0', changed: false },
      {
        offset: -8,
        name: 'gc prev',
        bytes: hex('00811000007f0000'),
        meaning: 'previous in generation 0',
        changed: false,
      },
      { offset: 0, name: 'count', bytes: hex('0100000000000000'), meaning: String(found.count), changed },
      { offset: 8, name: 'type', bytes: hex('40611200007f0000'), meaning: found.type, changed: false },
    ],
    pool: found.builtin
      ? null
      : {
          letter: 'C',
          address: 0x7f00_0010_8000,
          blockSize: 48,
          capacity: 340,
          used: 17,
          blocks: Array.from({ length: 64 }, (_, index) => ({
            index,
            state: index > 19 ? 'untouched' : free.has(index) ? 'free' : 'used',
            ...(free.has(index) ? { order: free.get(index) ?? 0 } : {}),
            ...(index === 4 ? { object: A } : index === 6 ? { object: B } : {}),
            ...((index === 4 || index === 6) && step >= 16 ? { unreachable: true as const } : {}),
            ...((index === 4 && id === A) || (index === 6 && id === B) ? { selected: true as const } : {}),
          })),
        },
    parts: [],
    sizes: { head: 32, struct: 16, room: 48, referents: 2, referentBytes: 100 },
  };
}

/** Runs the lesson whatever the text, but for texts that say which way to fail; `# slow` runs until it is stopped. */
export function fakeEngine(
  onProgress: (progress: Progress) => void = () => undefined,
  isStopping: () => boolean = () => false,
): EngineApi {
  const done: RunReport = {
    status: 0,
    problem: null,
    output: "5 ('x', 'y')\n2 collected\n",
    errors: '',
    timeline: timeline(),
  };
  const stepOf = (moment: Parameters<EngineApi['state']>[0]): number =>
    'step' in moment ? moment.step : Math.round(moment.instruction / 6);
  return {
    run({ text }) {
      if (!text.includes('# slow')) return Promise.resolve(failure(text) ?? done);
      onProgress({ instructions: 240_000 });
      return new Promise((resolve) => {
        const watch = setInterval(() => {
          if (!isStopping()) return;
          clearInterval(watch);
          resolve(done);
        }, 20);
      });
    },
    stop: () => Promise.resolve(),
    load: () => Promise.resolve(done),
    recording: () => Promise.resolve(new Uint8Array([1, 2, 3])),
    state: (moment) => Promise.resolve(stateAt(stepOf(moment))),
    inspect: (moment, id) => Promise.resolve(inspectionAt(stepOf(moment), id)),
    memory: (moment) => Promise.resolve(memoryMapOf(stateAt(stepOf(moment)))),
    tenants: () => Promise.resolve([]),
    life: () => Promise.resolve(null),
    arrivals: () => Promise.resolve([]),
    collector: (step) => Promise.resolve(collectorAt(stateAt(step))),
    collection: (step) => Promise.resolve(step === 18 ? collectionOf(stateAt(17)) : null),
    check: (text) => Promise.resolve(failure(text)?.problem ?? null),
  };
}

/** `for x in xs` without a colon, `async`, `1 / 0`, `while True`: the four ways in which a run can end badly. */
function failure(text: string): RunReport | null {
  const lines = text.split('\n');
  const at = (pattern: RegExp): number | null => {
    const line = lines.findIndex((each) => pattern.test(each));
    return line < 0 ? null : line + 1;
  };
  const none = { output: '', errors: '' };
  const wrong = at(/^for .*[^:]$/);
  if (wrong !== null)
    return {
      ...none,
      status: 2,
      timeline: null,
      problem: { kind: 'syntax', message: "SyntaxError: expected ':'", line: wrong, column: null },
    };
  const outside = at(/^async /);
  if (outside !== null)
    return {
      ...none,
      status: 2,
      timeline: null,
      problem: { kind: 'unsupported', message: 'async functions are not simulated', line: outside, column: 0 },
    };
  const raised = at(/1 \/ 0/);
  if (raised !== null)
    return {
      ...none,
      status: 1,
      timeline: timeline(),
      errors: 'ZeroDivisionError: division by zero\n',
      problem: { kind: 'exception', message: 'ZeroDivisionError: division by zero', line: raised, column: null },
    };
  const endless = at(/^while True/);
  if (endless !== null)
    return {
      ...none,
      status: 3,
      timeline: timeline(),
      problem: {
        kind: 'limit',
        message: 'Stopped at the limit of 1,000,000 instructions',
        line: endless,
        column: null,
      },
    };
  return null;
}
