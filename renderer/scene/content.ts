/** What of a state is drawn, before anything has a size: which names, which objects, which of their slots, and as what. */
import type { Frame, HeapObject, ObjectId, Shape, Slot, State } from '../../engine/trace/state.js';
import type { Omitted } from './scene.js';
import { cut } from './text-width.js';
import type { Target, ViewOptions } from './view.js';

/** How a slot is filled: with a value, or with the start of an arrow, or with the name of an object's place. */
export type Show =
  | { readonly kind: 'value'; readonly text: string }
  | { readonly kind: 'arrow'; readonly to: ObjectId; readonly weak: boolean }
  | { readonly kind: 'tag'; readonly to: ObjectId; readonly text: string }
  | { readonly kind: 'stub' }
  | { readonly kind: 'empty' };

export interface Row {
  /** `slot:OWNER:NAME` */
  readonly id: string;
  readonly name: string;
  readonly owner: ObjectId;
  readonly to: ObjectId | null;
  readonly show: Show;
  /** The former value in short, struck beside the present one; null when there is none to tell. */
  readonly was: string | null;
  /** It held something else, or nothing, before this step. */
  readonly changed: boolean;
}

export interface FrameContent {
  readonly frame: Frame;
  readonly rows: readonly Row[];
}

/** How the slots are arranged: a row of cells, loose cells, a table of keys and values, named fields. */
export type Body = 'cells' | 'loose' | 'entries' | 'fields';

export interface ObjectContent {
  readonly object: HeapObject;
  readonly body: Body;
  /** A leaf's value or a function's name, cut to its length; null where there is none. */
  readonly text: string | null;
  /** What was cut off, in words: `42 characters`. */
  readonly cutNote: string | null;
  /** Rows before the fold, and after it. */
  readonly head: readonly Row[];
  readonly tail: readonly Row[];
  /** How many slots the fold hides. */
  readonly more: number;
}

export interface Content {
  readonly frames: readonly FrameContent[];
  /** In reading order: what the frames reach, depth first; then the unreachable; then the freed. */
  readonly objects: readonly ObjectContent[];
  readonly omitted: Omitted;
  /** Shapes whose values were written into slots. */
  readonly inlined: ReadonlySet<Shape>;
}

const INLINE_LETTERS: Partial<Record<Shape, number>> = { none: 4, bool: 5, int: 14, float: 14, str: 14 };
const VALUE_LETTERS = 18;
/** Names longer than this are cut: of a frame, of a field. */
export const FRAME_NAME_LETTERS = 16;
export const FIELD_NAME_LETTERS = 14;
/** So many boxes at most: what lies beyond is counted. */
const MOST_DRAWN = 150;
const MAX_ENTRIES = 6;
const MAX_FIELDS = 8;
const FOLD_HEAD = 5;
const FOLD_TAIL = 2;
/** Widest row of cells, in pixels; longer ones fold. */
const MAX_CELLS_WIDTH = 1100;
/** Special attributes that are part of the story: the rest is plumbing. */
const TELLING = /^__(closure|self|func|defaults|dict|callback|wrapped|context|cause)__/;
const INTERNAL_SHAPES: ReadonlySet<Shape> = new Set(['code', 'builtin', 'frame', 'module']);

/** Their text is a name, not a value. */
const NAMED_SHAPES: ReadonlySet<Shape> = new Set([
  'function',
  'class',
  'method',
  'builtin',
  'module',
  'code',
  'generator',
]);

/** True when the value is written into the slots that refer to the object. */
export function isInline(object: HeapObject, options: ViewOptions): boolean {
  const letters = INLINE_LETTERS[object.shape];
  return !options.strict && letters !== undefined && object.text !== null && Array.from(object.text).length <= letters;
}

export function isDunder(name: string): boolean {
  return name.length > 4 && name.startsWith('__') && name.endsWith('__');
}

/** The width of a cell that holds `letters` letters of 36 pixels. */
export function cellWidth(letters: number): number {
  return letters === 0 ? 104 : Math.max(104, 24 * letters + 32);
}

/** True for a special attribute that holds something worth telling. */
function isTelling(slot: Slot, objects: ReadonlyMap<ObjectId, HeapObject>): boolean {
  return TELLING.test(slot.name) && slot.to !== null && objects.get(slot.to)?.shape !== 'none';
}

function body(object: HeapObject): Body {
  if (object.shape === 'list' || object.shape === 'tuple') return 'cells';
  if (object.shape === 'set') return 'loose';
  return object.shape === 'dict' ? 'entries' : 'fields';
}

/** Letters of the widest text in a row, what was there before included. */
function letters(row: Row): number {
  const now = row.show.kind === 'value' ? Array.from(row.show.text).length : 0;
  return row.was === null ? now : Math.max(now, 1) + Array.from(row.was).length;
}

/**
 * Chooses what is drawn.
 *
 * `tagged` names the slots whose references are written as `→ @A3` rather than drawn as arrows.
 */
export function content(state: State, options: ViewOptions, tagged: ReadonlySet<string> = new Set()): Content {
  const objects = new Map(state.objects.map((object) => [object.id, object]));
  const isHidden = hiddenTargets(options.hidden);
  const inlined = new Set<Shape>();
  const omitted = { names: [] as string[], dunder: 0, functions: 0, classes: 0, modules: 0, slots: 0 };
  const struck = new Set<ObjectId>();

  const short = (id: ObjectId): string | null => {
    const object = objects.get(id);
    if (!object) return null;
    return isInline(object, options) ? object.text : object.tag;
  };

  const row = (owner: ObjectId, slot: Slot, id: string, ownerState: HeapObject['state'] | null): Row => {
    const target = slot.to === null ? undefined : objects.get(slot.to);
    let show: Show;
    if (slot.to === null || !target) show = { kind: 'empty' };
    else if (isInline(target, options)) {
      inlined.add(target.shape);
      show = { kind: 'value', text: target.text ?? '' };
    } else if (ownerState === 'freed') show = { kind: 'stub' };
    else if (tagged.has(id) || isHidden('object', target.id)) {
      show = { kind: 'tag', to: target.id, text: tagText(target) };
    } else show = { kind: 'arrow', to: target.id, weak: slot.weak === true };
    const tells = slot.was !== undefined && ownerState !== 'new' && ownerState !== 'freed';
    if (tells && slot.was !== null) struck.add(slot.was);
    const was = tells && slot.was !== null ? short(slot.was) : null;
    return { id, name: slot.name, owner, to: slot.to, show, was: was === null ? null : cut(was, 8), changed: tells };
  };

  const rows = (owner: ObjectId, slots: readonly Slot[], ownerState: HeapObject['state'] | null): Row[] => {
    const seen = new Map<string, number>();
    return slots.map((slot) => {
      const count = (seen.get(slot.name) ?? 0) + 1;
      seen.set(slot.name, count);
      return row(owner, slot, `slot:${String(owner)}:${slot.name}${count > 1 ? `#${String(count)}` : ''}`, ownerState);
    });
  };

  const objectContent = (object: HeapObject): ObjectContent => {
    const visible = object.slots.filter(
      (slot) =>
        !isHidden('slot', object.id, slot.name) &&
        !(slot.part === 'field' && slot.to === null && object.shape !== 'weakref' && object.shape !== 'cell') &&
        !(options.hiding.dunder && isDunder(slot.name.replace(/\[\d+\]$/, '')) && !isTelling(slot, objects)),
    );
    const all = rows(object.id, visible, object.state);
    const kind = body(object);
    return { object, body: kind, ...leafText(object), ...fold(all, object.omitted, kind) };
  };

  const made = new Map<ObjectId, ObjectContent>();
  const contentOf = (object: HeapObject): ObjectContent => {
    const known = made.get(object.id) ?? objectContent(object);
    made.set(object.id, known);
    return known;
  };
  const visit = (id: ObjectId, drawn: Map<ObjectId, ObjectContent>): void => {
    const object = objects.get(id);
    if (!object || drawn.has(id) || drawn.size >= MOST_DRAWN || isInline(object, options) || isHidden('object', id))
      return;
    const made = contentOf(object);
    drawn.set(id, made);
    for (const part of [...made.head, ...made.tail]) if (part.to !== null) visit(part.to, drawn);
  };

  const visibleFrames = state.frames.filter((frame) => !isHidden('frame', frame.id));
  const held = new Map<ObjectId, ObjectContent>();
  for (const frame of visibleFrames) {
    for (const slot of frame.slots) {
      const quiet =
        isDunder(slot.name) || isHidden('slot', frame.id, slot.name) || presetOf(frame, slot, objects, options);
      if (slot.to !== null && !quiet) visit(slot.to, held);
    }
  }
  const frames = visibleFrames.map((frame): FrameContent => {
    const shown = frame.slots.filter((slot) => {
      if (slot.to === null) return false;
      if (isHidden('slot', frame.id, slot.name)) {
        omitted.names.push(slot.name);
        return false;
      }
      if (options.hiding.dunder && isDunder(slot.name)) {
        omitted.dunder += 1;
        return false;
      }
      const preset = presetOf(frame, slot, objects, options);
      if (preset === null || held.has(slot.to)) return true;
      omitted[preset] += 1;
      omitted.names.push(slot.name);
      return false;
    });
    return { frame, rows: rows(frame.id, [...shown, ...frame.stack], null) };
  });

  const drawn = new Map<ObjectId, ObjectContent>();
  for (const { rows: names } of frames) for (const name of names) if (name.to !== null) visit(name.to, drawn);
  for (const object of state.objects) {
    if (object.state === 'unreachable' && !INTERNAL_SHAPES.has(object.shape)) visit(object.id, drawn);
  }
  for (const object of state.objects) {
    if (object.state !== 'freed' || drawn.size >= MOST_DRAWN || drawn.has(object.id) || isHidden('object', object.id))
      continue;
    if (INTERNAL_SHAPES.has(object.shape) || (isInline(object, options) && struck.has(object.id))) continue;
    drawn.set(object.id, contentOf(object));
  }
  for (const each of drawn.values()) omitted.slots += each.more;

  const reached = [...drawn.values()];
  const references = reached.flatMap((made) => made.object.slots.map((slot) => slot.to));
  const missing = new Set(
    references.filter((id): id is ObjectId => {
      const object = id === null ? undefined : objects.get(id);
      return object !== undefined && !object.builtin && !drawn.has(object.id) && !isInline(object, options);
    }),
  );
  const shownRows = [
    ...frames.flatMap((frame) => frame.rows),
    ...reached.flatMap((each) => [...each.head, ...each.tail]),
  ];
  const tags = shownRows.filter((row) => row.show.kind === 'tag').length;
  return { frames, objects: reached, omitted: { ...omitted, objects: missing.size, references: tags }, inlined };
}

/** What is written for a reference that is not drawn: a short value says more than its place. */
function tagText(object: HeapObject): string {
  return object.text !== null && object.text.length <= 4 ? object.text : object.tag;
}

function hiddenTargets(targets: readonly Target[]): (kind: Target['kind'], object: ObjectId, slot?: string) => boolean {
  const key = (kind: string, object: ObjectId, slot: string): string => `${kind}:${String(object)}:${slot}`;
  const keys = new Set(
    targets.map((target) => key(target.kind, target.object, target.kind === 'slot' ? target.slot : '')),
  );
  return (kind, object, slot = '') => keys.has(key(kind, object, slot));
}

/** The preset that hides a name of a module or class body, or null. */
function presetOf(
  frame: Frame,
  slot: Slot,
  objects: ReadonlyMap<ObjectId, HeapObject>,
  options: ViewOptions,
): 'functions' | 'classes' | 'modules' | null {
  if (slot.to === null || frame.kind === 'function' || frame.kind === 'generator') return null;
  switch (objects.get(slot.to)?.shape) {
    case 'function':
    case 'builtin':
      return options.hiding.functions ? 'functions' : null;
    case 'class':
      return options.hiding.classes ? 'classes' : null;
    case 'module':
      return options.hiding.modules ? 'modules' : null;
    default:
      return null;
  }
}

/** Cuts a leaf's text: the first 18 letters, and what is left in words. */
function leafText(object: HeapObject): Pick<ObjectContent, 'text' | 'cutNote'> {
  if (object.text === null) return { text: null, cutNote: null };
  if (NAMED_SHAPES.has(object.shape))
    return { text: cut(object.text.replace(/^.*\.<locals>\./, ''), VALUE_LETTERS), cutNote: null };
  const all = Array.from(object.text);
  if (all.length <= VALUE_LETTERS + 1) return { text: object.text, cutNote: null };
  const unit = object.shape === 'int' ? 'digits' : object.shape === 'bytes' ? 'bytes' : 'characters';
  const length = object.length ?? (object.shape === 'int' ? object.text.replace('-', '').length : all.length);
  return { text: `${all.slice(0, VALUE_LETTERS).join('')}…`, cutNote: `${length.toLocaleString('en-US')} ${unit}` };
}

/** Shows what fits: of a long list the first five and the last two, of a dict six rows. */
function fold(all: readonly Row[], omitted: number, kind: Body): Pick<ObjectContent, 'head' | 'tail' | 'more'> {
  const total = all.length + omitted;
  const kept = (head: number, tail: number): Pick<ObjectContent, 'head' | 'tail' | 'more'> => {
    const isEnd = omitted === 0 || all.at(-1)?.name === String(total - 1);
    const last = isEnd ? tail : 0;
    const first = Math.min(head, all.length - last);
    return { head: all.slice(0, first), tail: last === 0 ? [] : all.slice(-last), more: total - first - last };
  };
  if (kind === 'entries' || kind === 'fields') {
    const most = kind === 'entries' ? MAX_ENTRIES : MAX_FIELDS;
    return total <= most ? kept(all.length, 0) : kept(most, 0);
  }
  const width = (folded: Pick<ObjectContent, 'head' | 'tail'>): number =>
    [...folded.head, ...folded.tail].reduce((sum, row) => sum + cellWidth(letters(row)), 0);
  const whole = kept(all.length, 0);
  if (total <= FOLD_HEAD + FOLD_TAIL + 1 && omitted === 0 && width(whole) <= MAX_CELLS_WIDTH) return whole;
  for (let head = Math.min(FOLD_HEAD, Math.max(1, total - FOLD_TAIL - 1)); head > 1; head--) {
    const tail = head > 2 ? FOLD_TAIL : 1;
    if (head + tail >= total) continue;
    const folded = kept(head, tail);
    if (width(folded) + 150 <= MAX_CELLS_WIDTH) return folded;
  }
  return total <= 1 ? whole : kept(1, 0);
}
