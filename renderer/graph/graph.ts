/**
 * The diagram: cytoscape keeps the boxes, the view on them and what the pointer does; what is seen is painted from the
 * scene's own marks on a canvas below, so that the window and an exported figure are the same picture.
 */
import cytoscape from 'cytoscape';
import type { Core, ElementDefinition, EventObject, NodeSingular, StylesheetJson } from 'cytoscape';
import type { ObjectId } from '../../engine/trace/state.js';
import type { Point, Rect } from '../scene/mark.js';
import type { Scene } from '../scene/scene.js';
import { hit } from './hit.js';
import { legendBand, paintLegend, paintScene } from './painter.js';
import type { Emphasis, Fade, Outline } from './painter.js';

export interface GraphEvents {
  /** A click: the scene's id of what lies there, or null. */
  onClick(id: string | null): void;
  onDoubleClick(id: string | null): void;
  /** A box is at this place of the page while it is dragged; `done` when it is let go. */
  onDrag(object: ObjectId, at: Point, done: boolean): void;
}

export interface Graph {
  /** Shows a scene. */
  show(scene: Scene): void;
  emphasise(selected: readonly string[], pinned: readonly string[]): void;
  /** The drawing and `extent` in sight, at a zoom between `least` and `most` (0.5 draws text of 28 at 14). */
  fit(most: number, least: number, extent: Rect | null): void;
  zoom(factor: number): void;
  pan(x: number, y: number): void;
  reveal(id: string): void;
  /** Whether all of it is in sight. */
  isInSight(id: string): boolean;
  /** The container has another size. */
  resize(): void;
  destroy(): void;
  readonly core: Core;
}

const GRID = 8;
const MARGIN = 32;
const JUMP = 160;
/** New things fade in; steps that follow each other faster than this are drawn at once. Milliseconds. */
const FADE = 120;
const HASTE = 250;

/** Nothing of cytoscape's own is seen: shapes are there to be found by the pointer. */
const STYLE: StylesheetJson = [
  {
    selector: 'node',
    style: {
      shape: 'rectangle',
      width: 'data(width)',
      height: 'data(height)',
      'background-opacity': 0,
      'border-width': 0,
      'overlay-opacity': 0,
    },
  },
  { selector: 'node:active', style: { 'overlay-opacity': 0 } },
  {
    selector: 'edge',
    style: { 'line-opacity': 0, width: 1, events: 'no', 'overlay-opacity': 0, 'curve-style': 'haystack' },
  },
  { selector: 'core', style: { 'active-bg-opacity': 0 } as never },
];

/** `container` holds the canvas; `isStill` says whether jumps are instant. */
export function graph(container: HTMLElement, events: GraphEvents, isStill: () => boolean): Graph {
  const canvas = document.createElement('canvas');
  canvas.className = 'painting';
  const holder = document.createElement('div');
  holder.className = 'pointer-field';
  container.append(canvas, holder);
  const context = canvas.getContext('2d');
  let scene: Scene | null = null;
  let emphasis: Emphasis = { selected: [], hovered: [], pinned: [], traced: [] };
  /** A fit that was asked for while the diagram was not shown. */
  let waiting: (() => void) | null = null;

  const core = cytoscape({
    container: holder,
    style: STYLE,
    layout: { name: 'preset', fit: false },
    minZoom: 0.1,
    maxZoom: 4,
    boxSelectionEnabled: false,
    autounselectify: true,
  });

  function paint(): void {
    if (!context) return;
    const ratio = window.devicePixelRatio;
    const { width, height } = container.getBoundingClientRect();
    const across = Math.round(width * ratio);
    const down = Math.round(height * ratio);
    if (canvas.width !== across || canvas.height !== down) {
      canvas.width = across;
      canvas.height = down;
    }
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, across, down);
    if (!scene) return;
    const zoom = core.zoom() * ratio;
    const pan = core.pan();
    context.setTransform(zoom, 0, 0, zoom, pan.x * ratio, pan.y * ratio);
    paintScene(context, scene, emphasis, fade());
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    paintLegend(context, scene, { width, height }, textSize());
  }

  core.on('render', paint);
  const fontsReady = (): void => paint();
  document.fonts.addEventListener('loadingdone', fontsReady);
  void loadFonts().then(paint);

  core.on('tap', (event: EventObject) => {
    const id = scene && hit(scene, event.position);
    events.onClick(id);
  });
  core.on('dbltap', (event: EventObject) => {
    events.onDoubleClick(scene && hit(scene, event.position));
  });
  core.on('drag', 'node', (event: EventObject) => drag(event.target as NodeSingular, false));
  core.on('dragfree', 'node', (event: EventObject) => drag(event.target as NodeSingular, true));
  core.on('mouseover', 'node', (event: EventObject) => hover(event.target as NodeSingular));
  core.on('mouseout', 'node', () => {
    emphasis = { ...emphasis, hovered: [] };
    paint();
  });

  function drag(node: NodeSingular, done: boolean): void {
    const [kind, id] = node.id().split(':');
    if (kind !== 'object' || !scene) return;
    const corner = {
      x: node.position('x') - node.width() / 2,
      y: node.position('y') - node.height() / 2,
    };
    const { scale } = scene;
    const on = (value: number): number => Math.round(value / scale / GRID) * GRID;
    events.onDrag(Number(id), { x: on(corner.x), y: on(corner.y) }, done);
  }

  function hover(node: NodeSingular): void {
    const holders = node.incomers('node').map((other) => other.id());
    emphasis = { ...emphasis, hovered: outlines([node.id(), ...holders]) };
    paint();
  }

  function outlines(ids: readonly string[]): readonly Outline[] {
    return ids.flatMap((id) => outlineOf(id) ?? []);
  }

  function outlineOf(id: string): Outline | null {
    if (!scene) return null;
    const box = scene.objects.find((part) => part.id === id);
    if (box) return { rect: box.rect, radius: box.radius };
    const part = [...scene.frames, ...scene.notes].find((other) => other.id === id);
    if (part) return { rect: part.rect, radius: 8 };
    const slot = [...scene.frames, ...scene.objects].flatMap(({ slots }) => slots).find((other) => other.id === id);
    return slot ? { rect: slot.rect, radius: 4 } : null;
  }

  let appearing: { readonly ids: ReadonlySet<string>; readonly start: number } | null = null;
  let shownAt = -Infinity;

  function fade(): Fade | null {
    if (!appearing) return null;
    const opacity = Math.min((performance.now() - appearing.start) / FADE, 1);
    if (opacity === 1) appearing = null;
    else requestAnimationFrame(paint);
    return { ids: appearing?.ids ?? new Set(), opacity };
  }

  /** Things that the scene before did not have; none at the first scene, in haste, or where nothing is to move. */
  function newcomers(next: Scene): typeof appearing {
    const now = performance.now();
    const isHasty = now - shownAt < HASTE;
    shownAt = now;
    if (!scene || isHasty || isStill()) return null;
    const before = new Set([...scene.frames, ...scene.objects, ...scene.arrows].map(({ id }) => id));
    const ids = [...next.frames, ...next.objects, ...next.arrows].map(({ id }) => id).filter((id) => !before.has(id));
    return ids.length === 0 ? null : { ids: new Set(ids), start: now };
  }

  let selectedIds: readonly string[] = [];
  let pinnedIds: readonly string[] = [];

  function refresh(): void {
    const boxes = [...(scene?.frames ?? []), ...(scene?.objects ?? [])];
    emphasis = {
      selected: outlines(selectedIds),
      hovered: [],
      traced: selectedIds.flatMap((id) => scene?.arrows.filter((arrow) => arrow.id === id) ?? []),
      pinned: pinnedIds.flatMap((id) => boxes.find((box) => box.id === id)?.rect ?? []),
    };
    paint();
  }

  return {
    core,
    show(next) {
      appearing = newcomers(next);
      scene = next;
      core.batch(() => applyScene(core, next));
      refresh();
    },
    emphasise(selected, pinned) {
      selectedIds = selected;
      pinnedIds = pinned;
      refresh();
    },
    fit(most, least, extent) {
      if (!scene) return;
      const bounds = boundsOf(scene, extent);
      const width = core.width() - 2 * MARGIN;
      const height = core.height() - MARGIN - legendBand(scene, textSize());
      waiting = width > 0 && height > 0 ? null : () => this.fit(most, least, extent);
      if (waiting) return;
      const whole = Math.min(width / bounds.width, height / bounds.height);
      const zoom = Math.min(most, Math.max(whole, Math.min(least, most)));
      core.viewport({ zoom, pan: { x: MARGIN - bounds.x * zoom, y: MARGIN / 2 - bounds.y * zoom } });
      paint();
    },
    zoom(factor) {
      const centre = { x: core.width() / 2, y: core.height() / 2 };
      core.zoom({ level: core.zoom() * factor, renderedPosition: centre });
    },
    pan: (x, y) => core.panBy({ x, y }),
    reveal(id) {
      const outline = outlineOf(id);
      if (outline) bring(core, outline.rect, isStill() ? 0 : JUMP);
    },
    isInSight(id) {
      const rect = outlineOf(id)?.rect;
      const { x1, y1, x2, y2 } = core.extent();
      return !rect || (rect.x >= x1 && rect.y >= y1 && rect.x + rect.width <= x2 && rect.y + rect.height <= y2);
    },
    resize() {
      core.resize();
      const [first] = emphasis.selected;
      if (waiting) waiting();
      else if (first) bring(core, first.rect, 0);
      paint();
    },
    destroy() {
      document.fonts.removeEventListener('loadingdone', fontsReady);
      core.destroy();
      canvas.remove();
      holder.remove();
    },
  };
}

/** Brings the elements to those of the scene: what is the same stays untouched. */
function applyScene(core: Core, scene: Scene): void {
  const wanted = new Map<string, ElementDefinition>();
  for (const part of [...scene.frames, ...scene.objects]) {
    const { rect } = part;
    wanted.set(part.id, {
      group: 'nodes',
      data: { id: part.id, width: rect.width, height: rect.height },
      position: { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 },
      grabbable: part.id.startsWith('object:'),
    });
  }
  for (const arrow of scene.arrows) {
    const source = [`object:${arrow.owner}`, `frame:${arrow.owner}`].find((id) => wanted.has(id));
    const target = `object:${arrow.to}`;
    if (source === undefined || !wanted.has(target)) continue;
    wanted.set(arrow.id, { group: 'edges', data: { id: arrow.id, source, target } });
  }
  core.elements().forEach((element) => {
    const definition = wanted.get(element.id());
    const isMoved = element.isEdge() && definition?.data['target'] !== element.data('target');
    if (!definition || isMoved) element.remove();
  });
  for (const [id, definition] of wanted) {
    const element = core.getElementById(id);
    if (element.empty()) core.add(definition);
    else if (element.isNode()) {
      element.data(definition.data);
      if (definition.position && !element.grabbed()) element.position(definition.position);
    }
  }
}

/** All but what the window shows elsewhere, and what is as large as the page. */
function boundsOf(scene: Scene, extent: Rect | null): Rect {
  const words = scene.labels.filter(({ id }) => !['title', 'step', 'rule', 'legend'].includes(id));
  const parts = [...words, ...scene.frames, ...scene.objects, ...scene.notes].map(({ rect }) => rect);
  const rects = extent ? [...parts, extent] : parts;
  return aroundPoints(
    rects.flatMap(({ x, y, width, height }) => [
      { x, y },
      { x: x + width, y: y + height },
    ]),
  );
}

function aroundPoints(points: readonly Point[]): Rect {
  const x = Math.min(...points.map((point) => point.x));
  const y = Math.min(...points.map((point) => point.y));
  return {
    x,
    y,
    width: Math.max(1, Math.max(...points.map((point) => point.x)) - x),
    height: Math.max(1, Math.max(...points.map((point) => point.y)) - y),
  };
}

/** What text is enlarged by in the settings: 1 for a usual size. */
function textSize(): number {
  return parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
}

/** Pans as little as is needed to have the rectangle in sight. */
function bring(core: Core, rect: Rect, duration: number): void {
  const zoom = core.zoom();
  const pan = core.pan();
  const shift = (start: number, length: number, room: number): number => {
    if (start < MARGIN) return MARGIN - start;
    return Math.min(0, Math.max(room - MARGIN - start - length, MARGIN - start));
  };
  const by = {
    x: shift(rect.x * zoom + pan.x, rect.width * zoom, core.width()),
    y: shift(rect.y * zoom + pan.y, rect.height * zoom, core.height()),
  };
  if (by.x === 0 && by.y === 0) return;
  core.stop();
  if (duration === 0) core.panBy(by);
  else core.animate({ panBy: by }, { duration, easing: 'ease-out' });
}

async function loadFonts(): Promise<void> {
  const fonts = ["400 36px 'IBM Plex Mono'", "700 36px 'IBM Plex Mono'", '400 28px Inter', '700 28px Inter'];
  await Promise.allSettled(fonts.map((font) => document.fonts.load(font)));
}
