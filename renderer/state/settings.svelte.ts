/** The settings of this user: kept by the host, shown at once. */
import type { Host, Settings } from '../../app/bridge.js';
import { THEMES } from '../scene/theme.js';
import type { ThemeName } from '../scene/theme.js';
import { DEFAULT_SETTINGS } from './browser-host.js';

export class SettingsStore {
  readonly #host: Host;
  #systemDark = $state(false);
  #forced = $state(false);
  value = $state.raw<Settings>(DEFAULT_SETTINGS);
  /** Where the system forces its colours, the figure keeps to black and white. */
  readonly theme: ThemeName = $derived.by(() => {
    if (this.#forced) return this.#systemDark ? 'contrast' : 'print';
    if (this.value.theme !== 'system') return this.value.theme;
    return this.#systemDark ? 'dark' : 'light';
  });
  /** How many times larger than usual text and controls are. */
  readonly scale = $derived(this.value.textSize / 100);

  constructor(host: Host) {
    this.#host = host;
    const follow = (query: string, set: (matches: boolean) => void): void => {
      const media = window.matchMedia(query);
      set(media.matches);
      media.addEventListener('change', () => set(media.matches));
    };
    follow('(prefers-color-scheme: dark)', (matches) => (this.#systemDark = matches));
    follow('(forced-colors: active)', (matches) => (this.#forced = matches));
  }

  async load(): Promise<void> {
    this.value = await this.#host.settings();
  }

  change(change: Partial<Settings>): void {
    this.value = { ...this.value, ...change };
    void this.#host.changeSettings(change);
  }

  /** The next theme in the order of the menu: system, light, dark, print, contrast. */
  nextTheme(): void {
    const order = ['system', ...Object.keys(THEMES)] as Settings['theme'][];
    this.change({ theme: order[(order.indexOf(this.value.theme) + 1) % order.length] ?? 'system' });
  }

  /** A region's size in pixels at text size 100, by name. */
  size(name: string, fallback: number): number {
    return this.value.layout[name] ?? fallback;
  }

  resize(name: string, size: number): void {
    this.change({ layout: { ...this.value.layout, [name]: Math.round(size) } });
  }
}
