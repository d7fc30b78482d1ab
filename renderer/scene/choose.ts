/** Chooses what of a state is drawn: which names, which objects, and which of their slots. */
import type { Frame, HeapObject, ObjectId, Shape, Slot, State } from '../../engine/trace/state.js';
import type { Body, Content, FrameContent, ObjectContent } from './content.js';
import { fold, foldFrames, leafText } from './fold.js';
import { type Forms, isNode } from './form.js';
import { isInline, rowsOf, type RowContext } from './row.js';
import type { Omitted } from './scene.js';
import type { Target, ViewOptions } from './view.js';

/** So many boxes at most: what lies beyond is counted. */
const MOST_DRAWN = 150;
/** So many unreachable objects at most, the newest. */
const MOST_LOST = 16;
/** So many freed objects at most, those first that a slot held before this step. */
const MOST_GHOSTS = 10;
/** Special attributes that are part of the story: the rest is plumbing. */
const TELLING = /^__(closure|self|func|defaults|dict|callback|wrapped|context|cause)__/;
const INTERNAL_SHAPES: ReadonlySet<Shape> = new Set(['code', 'builtin', 'frame', 'module']);

/** What mostly lives on value stacks. */
const RUNNING_SHAPES: ReadonlySet<Shape> = new Set(['iterator', 'generator']);

type Preset = 'functions' | 'classes' | 'modules';

/** Chooses what is drawn; the references of the slots in `tagged` are written, not drawn. */
export function choose(
  state: State,
  options: ViewOptions,
  forms: Forms,
  tagged: ReadonlySet<string> = new Set(),
): Content {
  const objects = new Map(state.objects.map((object) => [object.id, object]));
  const isHidden = hiddenTargets(options.hidden);
  const isGone = (id: ObjectId): boolean => objects.get(id)?.state === 'freed';
  const context: RowContext = {
    objects,
    options,
    tagged,
    isHidden: (id) => isHidden('object', id),
    isNested: (id, holder) =>
      forms.nested.get(id) === holder && isGone(id) === isGone(holder) && !isHidden('object', id),
  };
  const contentOf = contentMaker(context, forms, isHidden);
  const visit = (id: ObjectId | null, drawn: Map<ObjectId, ObjectContent>, most = MOST_DRAWN): void => {
    const object = id === null ? undefined : objects.get(id);
    if (!object || drawn.has(object.id) || drawn.size >= most) return;
    if (isInline(object, options) || context.isHidden(object.id)) return;
    const each = contentOf(object);
    drawn.set(object.id, each);
    for (const { to, show } of [...each.head, ...each.tail]) {
      visit(to, drawn, show.kind === 'nested' ? Infinity : MOST_DRAWN);
    }
  };

  const visibleFrames = state.frames.filter((frame) => !isHidden('frame', frame.id));
  const held = new Map<ObjectId, ObjectContent>();
  for (const frame of visibleFrames) {
    for (const slot of frame.slots) {
      const quiet = isDunder(slot.name) || isHidden('slot', frame.id, slot.name);
      if (!quiet && presetOf(frame, slot, context) === null) visit(slot.to, held);
    }
  }
  const names = chooseNames(visibleFrames, held, context, isHidden);
  const { kept: frames, folded } = foldFrames(names.frames);

  const drawn = new Map<ObjectId, ObjectContent>();
  for (const { rows } of frames) for (const row of rows) visit(row.to, drawn);
  const lost = state.objects.filter((object) => object.state === 'unreachable' && !INTERNAL_SHAPES.has(object.shape));
  for (const object of lost.slice(-MOST_LOST)) visit(object.id, drawn);
  const reached = [...drawn.values()];
  const shown = [...frames.flatMap(({ rows }) => rows), ...reached.flatMap(({ head, tail }) => [...head, ...tail])];
  const struck = new Set(shown.map((row) => row.before));
  const isUnbinding = visibleFrames.some(({ unbound }) => unbound.length > 0);
  const ghosts = state.objects.filter((object) => {
    if (object.state !== 'freed' || drawn.has(object.id) || context.isHidden(object.id)) return false;
    const host = forms.nested.get(object.id);
    const isRow = host !== undefined && objects.has(host);
    const isTold = isInline(object, options) && struck.has(object.id);
    return !isRow && !isTold && (struck.has(object.id) || !isFleeting(object, isUnbinding, options));
  });
  const first = [...ghosts].sort((a, b) => Number(struck.has(b.id)) - Number(struck.has(a.id))).slice(0, MOST_GHOSTS);
  for (const object of ghosts.filter((each) => first.includes(each))) {
    const ghost = contentOf(object);
    drawn.set(object.id, ghost);
    for (const { to, show } of [...ghost.head, ...ghost.tail]) if (show.kind === 'nested') visit(to, drawn, Infinity);
  }

  const all = hostsFirst([...drawn.values()]);
  const inlined = shown.flatMap(({ to, show }) =>
    to === null || show.kind !== 'value' ? [] : [objects.get(to)?.shape ?? 'other'],
  );
  return {
    frames,
    objects: all,
    inlined: new Set(inlined),
    omitted: {
      ...names.omitted,
      frames: folded,
      slots: all.reduce((sum, each) => sum + each.more, 0),
      objects: unseen(names.frames, drawn, context),
      freed: ghosts.length - first.length,
      unreachable: lost.filter((object) => !drawn.has(object.id) && !isInline(object, options)).length,
      references: shown.filter(({ show }) => show.kind === 'tag').length,
    },
  };
}

/** True for a freed object that was hidden while it lived, or lived on a value stack. */
function isFleeting(object: HeapObject, isUnbinding: boolean, options: ViewOptions): boolean {
  return (
    INTERNAL_SHAPES.has(object.shape) ||
    (options.hiding.stack && RUNNING_SHAPES.has(object.shape) && !isUnbinding) ||
    (options.hiding.dunder && object.shape === 'traceback') ||
    presetFor(object, options) !== null
  );
}

/** The contents in the order given, but what stands inside another follows that one. */
function hostsFirst(contents: readonly ObjectContent[]): ObjectContent[] {
  const hosts = new Map<ObjectId, ObjectId>();
  for (const { object, head, tail } of contents) {
    for (const { show } of [...head, ...tail]) if (show.kind === 'nested') hosts.set(show.to, object.id);
  }
  const byId = new Map(contents.map((each) => [each.object.id, each]));
  return contents
    .filter(({ object }) => !hosts.has(object.id))
    .flatMap((host) => {
      const rows = [...host.head, ...host.tail].flatMap(({ show }) => {
        const row = show.kind === 'nested' ? byId.get(show.to) : undefined;
        return row ? [{ ...row, within: host.object.id }] : [];
      });
      return [host, ...rows];
    });
}

/** How many objects are in slots that are folded away, and nowhere else. */
function unseen(
  frames: readonly FrameContent[],
  drawn: ReadonlyMap<ObjectId, ObjectContent>,
  context: RowContext,
): number {
  const { objects, options } = context;
  const slots = [...drawn.values()].flatMap(({ object }) =>
    object.slots.filter((slot) => isWorthShowing(object, slot, context)),
  );
  const held = [...frames.flatMap(({ rows }) => rows), ...slots].flatMap(({ to }) =>
    to === null ? [] : [objects.get(to)],
  );
  return new Set(held.filter((object) => object && !drawn.has(object.id) && !isInline(object, options))).size;
}

/** Makes an object's content once. */
function contentMaker(context: RowContext, forms: Forms, isHidden: HiddenTest): (object: HeapObject) => ObjectContent {
  const made = new Map<ObjectId, ObjectContent>();
  return (object) => {
    const known = made.get(object.id);
    if (known) return known;
    const slots = object.slots.filter(
      (slot) => !isHidden('slot', object.id, slot.name) && isWorthShowing(object, slot, context),
    );
    const kind = body(object, forms);
    const told = rowsOf(object.id, slots, object.state, context);
    // A child that comes where none was needs no word for it; nodes are to stay narrow.
    const rows = kind === 'node' ? told.map((row) => (row.was === 'None' ? { ...row, was: null } : row)) : told;
    const each = { object, body: kind, within: null, ...leafText(object), ...fold(rows, object.omitted, kind) };
    made.set(object.id, each);
    return each;
  };
}

/** False for empty fields and plumbing. */
function isWorthShowing(object: HeapObject, slot: Slot, { objects, options }: RowContext): boolean {
  if (slot.part === 'field' && slot.to === null && object.shape !== 'weakref' && object.shape !== 'cell') return false;
  if (!options.hiding.dunder || !isDunder(slot.name.replace(/\[\d+\]$/, ''))) return true;
  return TELLING.test(slot.name) && slot.to !== null && objects.get(slot.to)?.shape !== 'none';
}

/** The names of each frame that are drawn, and which are not; a name of something `held` elsewhere is never noise. */
function chooseNames(
  visible: readonly Frame[],
  held: ReadonlyMap<ObjectId, unknown>,
  context: RowContext,
  isHidden: HiddenTest,
): { frames: FrameContent[]; omitted: Pick<Omitted, 'names' | 'dunder' | 'stack' | Preset> } {
  const omitted = { names: [] as string[], dunder: 0, stack: 0, functions: 0, classes: 0, modules: 0 };
  const isShown = (frame: Frame, slot: Slot): boolean => {
    if (slot.to === null) return false;
    if (isHidden('slot', frame.id, slot.name)) {
      omitted.names.push(slot.name);
      return false;
    }
    if (context.options.hiding.stack && slot.name.startsWith('.')) {
      omitted.stack += 1;
      return false;
    }
    if (context.options.hiding.dunder && isDunder(slot.name)) {
      omitted.dunder += 1;
      return false;
    }
    const preset = presetOf(frame, slot, context);
    if (preset === null || held.has(slot.to)) return true;
    omitted[preset] += 1;
    omitted.names.push(slot.name);
    return false;
  };
  const isWorth = ({ to }: Slot): boolean => {
    const object = to === null ? undefined : context.objects.get(to);
    const isPlumbing = object !== undefined && presetFor(object, context.options) !== null && !held.has(object.id);
    const isNoise = context.options.hiding.stack || isPlumbing;
    if (isNoise) omitted.stack += 1;
    return !isNoise;
  };
  const frames = visible.map((frame) => {
    const slots = [...frame.slots.filter((slot) => isShown(frame, slot)), ...frame.stack.filter(isWorth)];
    return { frame, rows: rowsOf(frame.id, slots, null, context) };
  });
  return { frames, omitted };
}

function isDunder(name: string): boolean {
  return name.length > 4 && name.startsWith('__') && name.endsWith('__');
}

function body(object: HeapObject, forms: Forms): Body {
  if (isNode(object, forms)) return 'node';
  if (object.shape !== 'dict' && forms.hosts.has(object.id)) return 'grid';
  if (object.shape === 'list' || object.shape === 'tuple') return 'cells';
  if (object.shape === 'set') return 'loose';
  return object.shape === 'dict' ? 'entries' : 'fields';
}

type HiddenTest = (kind: Target['kind'], object: ObjectId, slot?: string) => boolean;

function hiddenTargets(targets: readonly Target[]): HiddenTest {
  const key = (kind: string, object: ObjectId, slot: string): string => `${kind}:${String(object)}:${slot}`;
  const keys = new Set(
    targets.map((target) => key(target.kind, target.object, target.kind === 'slot' ? target.slot : '')),
  );
  return (kind, object, slot = '') => keys.has(key(kind, object, slot));
}

/** The preset that hides a name of a module or class body, or null. */
function presetOf(frame: Frame, slot: Slot, { objects, options }: RowContext): Preset | null {
  if (slot.to === null || frame.kind === 'function' || frame.kind === 'generator') return null;
  const object = objects.get(slot.to);
  return object ? presetFor(object, options) : null;
}

/** The preset that an object falls under, or null. */
function presetFor({ shape }: HeapObject, { hiding }: ViewOptions): Preset | null {
  switch (shape) {
    case 'function':
    case 'builtin':
      return hiding.functions ? 'functions' : null;
    case 'class':
      return hiding.classes ? 'classes' : null;
    case 'module':
      return hiding.modules ? 'modules' : null;
    default:
      return null;
  }
}
