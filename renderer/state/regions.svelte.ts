/** The regions of the window: which are open, how large they are, and the walk from one to the next. */
import type { SettingsStore } from './settings.svelte.js';

export type Region = 'left' | 'output' | 'right' | 'pool' | 'tracks';

interface Extent {
  readonly usual: number;
  readonly least: number;
  /** Pixels, or a share of the window where it is below 1. */
  readonly most: number;
}

const EXTENTS: Readonly<Record<Region, Extent>> = {
  left: { usual: 320, least: 240, most: 0.5 },
  output: { usual: 76, least: 40, most: 0.4 },
  right: { usual: 304, least: 264, most: 440 },
  pool: { usual: 84, least: 32, most: 84 },
  tracks: { usual: 136, least: 56, most: 240 },
};

/** `wide` has all side by side; `medium` shows details as a sheet; `narrow` is one column with tabs. */
export type Arrangement = 'wide' | 'medium' | 'narrow';
export type Tab = 'code' | 'diagram' | 'details';

export class Regions {
  readonly #settings: SettingsStore;
  #width = $state(1440);
  #height = $state(900);
  /** Named by the view they belong to: sizes are kept for each. */
  view = $state('objects');
  tab = $state<Tab>('diagram');
  /** Regions that stand otherwise than usual, each for the view that it was changed in. */
  #turned = $state.raw<readonly string[]>([]);
  focusFind: () => void = () => undefined;
  /** Opens the ask field, with a question that is asked at once. */
  focusAsk: (question?: string) => void = () => undefined;

  readonly arrangement: Arrangement = $derived.by(() => {
    const width = this.#width / this.#settings.scale;
    return width >= 1200 ? 'wide' : width >= 1000 ? 'medium' : 'narrow';
  });

  constructor(settings: SettingsStore) {
    this.#settings = settings;
  }

  measure(width: number, height: number): void {
    this.#width = width;
    this.#height = height;
  }

  isOpen(region: Region): boolean {
    const usually = !(region === 'left' && this.view === 'memory');
    return usually !== this.#turned.includes(this.#name(region));
  }

  toggle(region: Region): void {
    const name = this.#name(region);
    const isTurned = this.#turned.includes(name);
    this.#turned = isTurned ? this.#turned.filter((other) => other !== name) : [...this.#turned, name];
  }

  usual(region: Region): number {
    const isSmall = this.arrangement !== 'wide' || this.#height / this.#settings.scale < 760;
    if (region === 'tracks' && (isSmall || this.view === 'memory' || this.view === 'collector')) return 56;
    if (region === 'left') return this.arrangement === 'medium' ? 280 : this.#width > 1920 ? 400 : EXTENTS.left.usual;
    if (region === 'right' && this.#width > 1920) return 360;
    if (region === 'pool' && isSmall) return 32;
    if (region === 'output' && isSmall) return 40;
    return EXTENTS[region].usual;
  }

  least(region: Region): number {
    return EXTENTS[region].least;
  }

  most(region: Region): number {
    const { most } = EXTENTS[region];
    if (most > 1) return most;
    return Math.round((most * (region === 'left' ? this.#width : this.#height)) / this.#settings.scale);
  }

  #name(region: Region): string {
    return `${this.arrangement}.${this.view}.${region}`;
  }

  /** In pixels at text size 100. */
  size(region: Region): number {
    return this.clamp(region, this.#settings.size(this.#name(region), this.usual(region)));
  }

  clamp(region: Region, size: number): number {
    return Math.min(Math.max(size, this.least(region)), this.most(region));
  }

  resize(region: Region, size: number): void {
    this.#settings.resize(this.#name(region), this.clamp(region, size));
  }

  /** Double click on an edge: the usual size; on the tracks' edge, between their two sizes. */
  reset(region: Region): void {
    const { usual, least } = EXTENTS[region];
    if (region === 'tracks') this.resize(region, this.size(region) === usual ? least : usual);
    else this.resize(region, this.usual(region));
  }

  /** Moves the focus to the next (1) or previous (-1) landmark. */
  walk(direction: 1 | -1): void {
    const landmarks = [...document.querySelectorAll<HTMLElement>('[data-landmark]')].filter(
      (landmark) => landmark.offsetParent !== null,
    );
    const from = landmarks.findIndex((landmark) => landmark.contains(document.activeElement));
    const next = landmarks.at((from + direction + landmarks.length) % landmarks.length);
    const inside = next?.querySelector<HTMLElement>('[data-entry], button:not(:disabled), [tabindex="0"]');
    (inside ?? next)?.focus();
  }
}
