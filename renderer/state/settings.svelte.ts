/** The settings of this user: kept by the host, shown at once. */
import type { Host, Settings } from '../../app/bridge.js';
import { THEMES } from '../scene/theme.js';
import type { ThemeName } from '../scene/theme.js';
import { DEFAULT_SETTINGS } from './browser-host.js';

export class SettingsStore {
  readonly #host: Host;
  #systemDark = $state(false);
  value = $state.raw<Settings>(DEFAULT_SETTINGS);
  readonly theme: ThemeName = $derived(
    this.value.theme === 'system' ? (this.#systemDark ? 'dark' : 'light') : this.value.theme,
  );
  /** How many times larger than usual text and controls are. */
  readonly scale = $derived(this.value.textSize / 100);

  constructor(host: Host) {
    this.#host = host;
    const dark = window.matchMedia('(prefers-color-scheme: dark)');
    this.#systemDark = dark.matches;
    dark.addEventListener('change', () => {
      this.#systemDark = dark.matches;
    });
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
