/**
 * The memory in words: what a screen reader says, what a search finds, what a diff compares. One line for the step, one
 * for each frame, one for each object; it parses back to the same graph.
 *
 *     step 16 of 19, line 17
 *     frame <module> running: pair -> @A1, xs -> @A3; unbound b
 *     list @A3 count 1: 0 = 10, 1 = 20, 2 -> @A1
 *     tuple @A1 count 4 immutable: 0 -> 'x' @B2, 1 -> 'y' @B3
 *     Node @C4 count 1 unreachable: name -> 'left' @B5, next -> @C6
 *     str @D8 count 0 was 1 immutable freed value 'temp'
 *
 *     twin   = step LF { (frame | object) LF }
 *     step   = "step" N "of" N [", line" N]
 *     frame  = "frame" WORD ["running"] [":" slots] ["; unbound" WORD {"," WORD}]
 *     object = WORD LABEL "count" (N | "immortal") ["was" N] ["immutable"] [STATE] ["value" WORD] ["omits" N] [":" slots]
 *     slots  = slot {"," slot}
 *     slot   = WORD ("=" WORD | "->" [WORD] LABEL | "~>" [WORD] LABEL | "empty")
 *     STATE  = "new" | "changed" | "unreachable" | "freed"
 *     LABEL  = "@" letters; with "#" and a number where two objects would have the same
 *     WORD   = letters without space, comma, colon, semicolon and double quote, or a JSON string
 *
 * `=` stands for a value that the interpreter made before the program began (None, True, small ints): it has no line of
 * its own. `~>` is a weak reference. The word before a label repeats the value of what stands there.
 */
import type { Frame, HeapObject, ObjectId, Slot, State } from '../../engine/trace/state.js';

export interface TwinSlot {
  readonly name: string;
  /** A value made before the program, or null. */
  readonly value: string | null;
  /** The label of the object referred to, or null. */
  readonly to: string | null;
  readonly weak: boolean;
}

export interface TwinFrame {
  readonly name: string;
  readonly running: boolean;
  readonly slots: readonly TwinSlot[];
  readonly unbound: readonly string[];
}

export interface TwinObject {
  readonly label: string;
  readonly type: string;
  readonly count: number | 'immortal';
  readonly countWas: number | null;
  readonly mutable: boolean;
  readonly state: HeapObject['state'];
  readonly value: string | null;
  readonly omitted: number;
  readonly slots: readonly TwinSlot[];
}

/** The graph that a text twin tells. */
export interface Twin {
  readonly step: number;
  readonly steps: number;
  readonly line: number | null;
  readonly frames: readonly TwinFrame[];
  readonly objects: readonly TwinObject[];
}

/** The graph of a state, as far as the twin tells it. */
export function twin(state: State): Twin {
  const labels = labelsOf(state.objects);
  const objects = new Map(state.objects.map((object) => [object.id, object]));
  const slot = ({ name, to, weak }: Slot): TwinSlot => {
    const target = to === null ? undefined : objects.get(to);
    const said = target && isSaid(target);
    return {
      name,
      value: said ? (target.text ?? '') : null,
      to: target && !said ? (labels.get(target.id) ?? null) : null,
      weak: weak === true && target !== undefined && !said,
    };
  };
  const frame = ({ name, active, slots, stack, unbound }: Frame): TwinFrame => ({
    name,
    running: active,
    slots: [...slots, ...stack].map(slot),
    unbound,
  });
  return {
    step: state.step,
    steps: state.steps,
    line: state.line,
    frames: state.frames.map(frame),
    objects: state.objects
      .filter((object) => !isSaid(object))
      .map((object) => ({
        label: labels.get(object.id) ?? '',
        type: object.type,
        count: object.count,
        countWas: object.countWas ?? null,
        mutable: object.mutable,
        state: object.state,
        value: object.text,
        omitted: object.omitted,
        slots: object.slots.map(slot),
      })),
  };
}

/** True for a value that is said where it is referred to, since there is but one of it. */
function isSaid(object: HeapObject): boolean {
  return object.builtin && object.text !== null && object.slots.length === 0 && object.state === 'normal';
}

function labelsOf(objects: readonly HeapObject[]): Map<ObjectId, string> {
  const counts = new Map<string, number>();
  for (const { tag } of objects) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return new Map(objects.map(({ id, tag }) => [id, (counts.get(tag) ?? 0) > 1 ? `${tag}#${String(id)}` : tag]));
}

/** The state in words; see the notation above. */
export function textTwin(state: State): string {
  const told = twin(state);
  const values = new Map(told.objects.flatMap(({ label, value }) => (value === null ? [] : [[label, value] as const])));
  const slot = ({ name, value, to, weak }: TwinSlot): string => {
    if (value !== null) return `${word(name)} = ${word(value)}`;
    if (to === null) return `${word(name)} empty`;
    const repeated = values.get(to);
    return `${word(name)} ${weak ? '~>' : '->'} ${repeated === undefined ? '' : `${word(repeated)} `}${to}`;
  };
  const slots = (each: readonly TwinSlot[]): string => (each.length === 0 ? '' : `: ${each.map(slot).join(', ')}`);
  const frames = told.frames.map(
    (frame) =>
      `frame ${word(frame.name)}${frame.running ? ' running' : ''}${slots(frame.slots)}` +
      (frame.unbound.length === 0 ? '' : `; unbound ${frame.unbound.map(word).join(', ')}`),
  );
  const objects = told.objects.map((object) => {
    const words = [word(object.type), object.label, 'count', String(object.count)];
    if (object.countWas !== null) words.push('was', String(object.countWas));
    if (!object.mutable) words.push('immutable');
    if (object.state !== 'normal') words.push(object.state);
    if (object.value !== null) words.push('value', word(object.value));
    if (object.omitted > 0) words.push('omits', String(object.omitted));
    return words.join(' ') + slots(object.slots);
  });
  const line = told.line === null ? '' : `, line ${String(told.line)}`;
  return [`step ${String(told.step)} of ${String(told.steps)}${line}`, ...frames, ...objects].join('\n');
}

const SIMPLE = /^[^\s,:;"@]+$/u;

/** A word as it is, or as a JSON string where it could be misread. */
function word(text: string): string {
  return SIMPLE.test(text) && !KEYWORDS.has(text) ? text : JSON.stringify(text);
}

const KEYWORDS = new Set(['=', '->', '~>', 'empty', 'frame', 'running', 'unbound', 'step']);

export type TwinResult = { readonly twin: Twin } | { readonly problem: string };

/** Reads a text twin. A text that is none gives a sentence with the line at fault. */
export function parseTextTwin(text: string): TwinResult {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const head = /^step (\d+) of (\d+)(?:, line (\d+))?$/.exec(lines[0] ?? '');
  if (!head) return { problem: 'Line 1: a text twin begins with "step N of N".' };
  const frames: TwinFrame[] = [];
  const objects: TwinObject[] = [];
  for (const [i, line] of lines.entries()) {
    if (i === 0) continue;
    const reader = new Reader(line);
    const part = reader.next('frame') ? readFrame(reader) : readObject(reader);
    if (!part || !reader.isDone) return { problem: `Line ${String(i + 1)}: expected ${reader.wanted}.` };
    if ('running' in part) frames.push(part);
    else objects.push(part);
  }
  const [, step, steps, line] = head;
  return {
    twin: { step: Number(step), steps: Number(steps), line: line === undefined ? null : Number(line), frames, objects },
  };
}

/** The tokens of one line, from left to right. */
class Reader {
  readonly #tokens: readonly string[];
  #at = 0;
  /** What was looked for last, for the error. */
  wanted = 'a frame or an object';

  constructor(line: string) {
    this.#tokens = line.match(/"(?:[^"\\]|\\.)*"|[,:;]|[^\s,:;"]+|"/gu) ?? [];
  }

  get isDone(): boolean {
    return this.#at === this.#tokens.length;
  }

  /** Takes the next token when it is `token`. */
  next(token: string): boolean {
    if (this.#tokens[this.#at] !== token) return false;
    this.#at += 1;
    return true;
  }

  /** Takes a word, or null. */
  word(what: string): string | null {
    this.wanted = what;
    const token = this.#tokens[this.#at];
    if (token === undefined || /^[,:;]$/.test(token) || token.startsWith('@')) return null;
    if (!token.startsWith('"')) {
      this.#at += 1;
      return token;
    }
    try {
      const value: unknown = JSON.parse(token);
      if (typeof value !== 'string') return null;
      this.#at += 1;
      return value;
    } catch {
      return null;
    }
  }

  label(): string | null {
    this.wanted = 'a place such as @A3';
    const token = this.#tokens[this.#at];
    if (token === undefined || !token.startsWith('@')) return null;
    this.#at += 1;
    return token;
  }

  number(): number | null {
    this.wanted = 'a number';
    const token = this.#tokens[this.#at];
    if (token === undefined || !/^-?\d+$/.test(token)) return null;
    this.#at += 1;
    return Number(token);
  }
}

function readFrame(reader: Reader): TwinFrame | null {
  const name = reader.word("a frame's name");
  if (name === null) return null;
  const running = reader.next('running');
  const slots = readSlots(reader);
  if (!slots) return null;
  const unbound: string[] = [];
  if (reader.next(';')) {
    if (!reader.next('unbound')) return null;
    do {
      const each = reader.word('a name');
      if (each === null) return null;
      unbound.push(each);
    } while (reader.next(','));
  }
  return { name, running, slots, unbound };
}

function readObject(reader: Reader): TwinObject | null {
  const type = reader.word('a type');
  const label = type === null ? null : reader.label();
  if (type === null || label === null || !reader.next('count')) return null;
  const count = reader.next('immortal') ? 'immortal' : reader.number();
  if (count === null) return null;
  const countWas = reader.next('was') ? reader.number() : null;
  const mutable = !reader.next('immutable');
  const state = (['new', 'changed', 'unreachable', 'freed'] as const).find((each) => reader.next(each)) ?? 'normal';
  const value = reader.next('value') ? reader.word('a value') : null;
  const omitted = reader.next('omits') ? reader.number() : 0;
  const slots = readSlots(reader);
  if (omitted === null || !slots) return null;
  return { label, type, count, countWas, mutable, state, value, omitted, slots };
}

function readSlots(reader: Reader): TwinSlot[] | null {
  const slots: TwinSlot[] = [];
  if (!reader.next(':')) return slots;
  do {
    const name = reader.word("a slot's name");
    if (name === null) return null;
    if (reader.next('empty')) slots.push({ name, value: null, to: null, weak: false });
    else if (reader.next('=')) {
      const value = reader.word('a value');
      if (value === null) return null;
      slots.push({ name, value, to: null, weak: false });
    } else {
      const weak = reader.next('~>');
      if (!weak && !reader.next('->')) return null;
      const first = reader.label() ?? (reader.word('a place such as @A3') === null ? null : reader.label());
      if (first === null) return null;
      slots.push({ name, value: null, to: first, weak });
    }
  } while (reader.next(','));
  return slots;
}
