/** Keys to commands, from the one table of commands. */
import { COMMANDS } from '../../app/commands.js';
import type { Command, CommandId } from '../../app/commands.js';

export type System = 'mac' | 'windows' | 'linux';

/** The part of a keyboard event that says which key it is. */
export interface Stroke {
  readonly key: string;
  /** Which key of the keyboard: with Shift, a digit's key says another sign. */
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** Keys whose character needs Shift on some keyboards: Shift is not looked at. */
const PUNCTUATION: ReadonlySet<string> = new Set(['?', '+', '-', '=', '.', ',', '[', ']']);

/** The chord as the table writes it: `Mod+Shift+Enter`. */
export function chord(stroke: Stroke, system: System): string {
  const mod = system === 'mac' ? stroke.metaKey : stroke.ctrlKey;
  const other = system === 'mac' ? stroke.ctrlKey : stroke.metaKey;
  const digit = /^Digit(\d)$/.exec(stroke.code)?.[1];
  const plain = mod && digit !== undefined ? digit : stroke.key;
  const key = stroke.key === ' ' ? 'Space' : stroke.key === '+' ? 'Plus' : upper(plain);
  const shift = stroke.shiftKey && !PUNCTUATION.has(stroke.key);
  return [other ? 'Other' : '', mod ? 'Mod' : '', stroke.altKey ? 'Alt' : '', shift ? 'Shift' : '', key]
    .filter((part) => part !== '')
    .join('+');
}

function upper(key: string): string {
  return key.length === 1 ? key.toUpperCase() : key;
}

/** Works only where no text field has the focus: no `Mod`, no `Alt`, no function key. */
export function isSingleKey(keys: string): boolean {
  return !/Mod|Alt|^(Shift\+)?F\d+$/.test(keys);
}

const BY_KEY: ReadonlyMap<string, CommandId> = new Map(
  (COMMANDS as readonly (Command & { id: CommandId })[]).flatMap(({ id, key, also }) =>
    [key, ...(also ?? [])].flatMap((keys) => (keys === undefined ? [] : [[keys, id] as const])),
  ),
);

export function commandOf(keys: string): CommandId | undefined {
  return BY_KEY.get(keys);
}

const NAMES: Readonly<Record<string, string>> = {
  ArrowRight: '→',
  ArrowLeft: '←',
  ArrowUp: '↑',
  ArrowDown: '↓',
  PageUp: 'Page Up',
  PageDown: 'Page Down',
  Plus: '+',
};

/** A chord as people read it: `Ctrl Shift Enter`, on macOS `⌘ ⇧ Enter`. */
export function keyLabel(keys: string, system: System): string {
  const mac = system === 'mac';
  return keys
    .split('+')
    .map((part) => {
      if (part === 'Mod') return mac ? '⌘' : 'Ctrl';
      if (part === 'Shift') return mac ? '⇧' : 'Shift';
      if (part === 'Alt') return mac ? '⌥' : 'Alt';
      return NAMES[part] ?? part;
    })
    .join(' ');
}
