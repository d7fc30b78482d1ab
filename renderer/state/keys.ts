/** What a key press does in the window. Fields and widgets see a key first; what they take does not come here. */
import { follow, holder, nextBox, nextSlot } from '../graph/walk.js';
import { placeBox } from './authoring.js';
import { objectName } from './announcement.js';
import { commandOf, chord, isSingleKey } from './keymap.js';
import { commandAt, perform } from './actions.js';
import { findObject } from './selection.js';
import type { Workspace } from './workspace.svelte.js';

interface WalkKey {
  readonly keys: readonly string[];
  readonly label: string;
  readonly does: (workspace: Workspace) => void;
}

const PAN = 64;
const GRID = 8;

/** The walk through the drawing: these are no commands of a menu. */
export const WALK_KEYS: readonly WalkKey[] = [
  { keys: ['ArrowDown'], label: 'Next box in reading order', does: (w) => walkBox(w, 1) },
  { keys: ['ArrowUp'], label: 'Previous box', does: (w) => walkBox(w, -1) },
  {
    keys: [']'],
    label: 'Next slot in the box',
    does: (w) => w.scene && w.select(nextSlot(w.scene, w.selection, 1), true),
  },
  { keys: ['['], label: 'Previous slot', does: (w) => w.scene && w.select(nextSlot(w.scene, w.selection, -1), true) },
  { keys: ['Enter'], label: 'Follow the reference', does: followOrOpen },
  { keys: ['Shift+Enter'], label: 'Go to the next holder', does: nextHolder },
  { keys: ['Backspace'], label: 'Back along the walk', does: (w) => w.walkBack() },
  { keys: ['I'], label: 'Say the selection in full', does: saySelection },
  { keys: ['Escape'], label: 'Close, stop, or clear the selection', does: escape },
  { keys: ['Alt+ArrowLeft'], label: 'Pan left', does: (w) => w.diagram?.pan(PAN, 0) },
  { keys: ['Alt+ArrowRight'], label: 'Pan right', does: (w) => w.diagram?.pan(-PAN, 0) },
  { keys: ['Alt+ArrowUp'], label: 'Pan up', does: (w) => w.diagram?.pan(0, PAN) },
  { keys: ['Alt+ArrowDown'], label: 'Pan down', does: (w) => w.diagram?.pan(0, -PAN) },
  { keys: ['Mod+Alt+ArrowLeft'], label: 'Move the box left', does: (w) => moveBox(w, -GRID, 0) },
  { keys: ['Mod+Alt+ArrowRight'], label: 'Move the box right', does: (w) => moveBox(w, GRID, 0) },
  { keys: ['Mod+Alt+ArrowUp'], label: 'Move the box up', does: (w) => moveBox(w, 0, -GRID) },
  { keys: ['Mod+Alt+ArrowDown'], label: 'Move the box down', does: (w) => moveBox(w, 0, GRID) },
];

function walkBox(workspace: Workspace, direction: 1 | -1): void {
  if (workspace.scene) workspace.select(nextBox(workspace.scene, workspace.selection, direction), true);
}

/** A reference is followed; where there is none, the details are opened. */
function followOrOpen(workspace: Workspace): void {
  const target = workspace.scene && follow(workspace.scene, workspace.selection);
  if (target) workspace.walk(target);
  else if (workspace.selection) workspace.isSheetOpen = true;
}

function nextHolder(workspace: Workspace): void {
  const { scene, subject, selection } = workspace;
  if (scene && subject !== null) workspace.walk(holder(scene, subject, selection));
}

function saySelection(workspace: Workspace): void {
  const { state, subject } = workspace;
  const object = findObject(state, subject);
  if (state && object) workspace.say(objectName(state, object));
}

function escape(workspace: Workspace): void {
  if (workspace.recording.isRunning) void workspace.recording.stop();
  else if (workspace.isSheetOpen) workspace.isSheetOpen = false;
  else workspace.select(null);
}

/** Moves the selected box, where it stands now, by a step of the grid. */
function moveBox(workspace: Workspace, x: number, y: number): void {
  const { scene, selection } = workspace;
  if (!scene || selection?.kind !== 'object') return;
  const box = scene.objects.find(({ object }) => object === selection.object);
  if (!box) return;
  const on = (value: number): number => Math.round(value / scene.scale / GRID) * GRID;
  placeBox(workspace, selection.object, { x: on(box.rect.x) + x, y: on(box.rect.y) + y });
}

/** Held keys run at 12 steps a second. */
const HELD_INTERVAL = 1000 / 12;
let lastHeld = 0;

/** Takes a key press; true when it did something. */
export function press(workspace: Workspace, event: KeyboardEvent): boolean {
  const target = event.composedPath()[0];
  const isText =
    target instanceof Element &&
    target.matches('input, textarea, select, [contenteditable="true"], [contenteditable="true"] *');
  const isPressable = target instanceof Element && target.closest('button, a, summary, [role="tab"]') !== null;
  const keys = chord(event, workspace.host.platform.system);
  const isSingle = isSingleKey(keys);
  if (isSingle && isText && keys !== 'Escape') return false;
  if (isPressable && (keys === 'Enter' || keys === 'Space' || keys === 'Shift+Enter')) return false;
  if (/^(Shift\+)?[A-Z?[\]\d]$/.test(keys) && !workspace.settings.value.singleKeys) return false;
  const walk = WALK_KEYS.find((each) => each.keys.includes(keys));
  if (walk && !(isText && keys !== 'Escape')) {
    walk.does(workspace);
    return keys !== 'Escape';
  }
  const id = commandOf(keys);
  if (id === undefined) return false;
  if (isText && 'role' in commandAt(id)) return false;
  if (event.repeat && (id === 'step.forward' || id === 'step.back')) {
    if (event.timeStamp - lastHeld < HELD_INTERVAL) return true;
    lastHeld = event.timeStamp;
  }
  return perform(workspace, id);
}
