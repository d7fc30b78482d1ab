/**
 * The palette of a figure, one table for each theme. Lines and words use a role's line colour, fills its tint. Colour
 * only says what happened to a thing; its type is told by word and shape, and every role has a second sign (a dash, a
 * width, a word), so that a figure survives greyscale.
 */

export type ThemeName = 'light' | 'dark' | 'print' | 'contrast';

export type Role = 'normal' | 'focus' | 'new' | 'changed' | 'unreachable' | 'freed';

export interface Tone {
  /** Borders, arrows and words: at least 4.5:1 on ground, surface and the role's own tint. */
  readonly line: string;
  /** Words on the tint: 4.5:1 there too. */
  readonly text: string;
  /** The fill, or null: no fill. */
  readonly tint: string | null;
  /** Lengths of dash and gap in pixels; null is a solid line. */
  readonly dash: readonly number[] | null;
}

export interface Theme {
  readonly name: ThemeName;
  /** The page. */
  readonly ground: string;
  /** Inside of a slot, a cell and a badge. */
  readonly field: string;
  /** Quiet boxes: frames that wait, chips. */
  readonly surface: string;
  /** Values and names. */
  readonly ink: string;
  /** Text and figures on a box filled with ink. */
  readonly onInk: string;
  /** Labels, types, addresses, indices. */
  readonly secondary: string;
  /** Lines of slots and cells, the rule. */
  readonly slot: string;
  /** The fill of a note. */
  readonly note: string;
  readonly roles: Readonly<Record<Role, Tone>>;
}

const UNREACHABLE_DASH = [16, 8];
const FREED_DASH = [14, 8];

export const THEMES: Readonly<Record<ThemeName, Theme>> = {
  light: {
    name: 'light',
    ground: '#FFFFFF',
    field: '#FFFFFF',
    surface: '#F4F6F8',
    ink: '#1A1D21',
    onInk: '#FFFFFF',
    secondary: '#4A5160',
    slot: '#6B7280',
    note: '#FFF6D6',
    roles: {
      normal: { line: '#1A1D21', text: '#1A1D21', tint: '#F4F6F8', dash: null },
      focus: { line: '#0B3C7C', text: '#0B3C7C', tint: '#E2E8EF', dash: null },
      new: { line: '#007F1C', text: '#006A17', tint: '#E0F0E4', dash: null },
      changed: { line: '#532910', text: '#532910', tint: '#EAE5E2', dash: null },
      unreachable: { line: '#7150EB', text: '#6440E0', tint: '#EEEAFD', dash: UNREACHABLE_DASH },
      freed: { line: '#965469', text: '#965469', tint: null, dash: FREED_DASH },
    },
  },
  dark: {
    name: 'dark',
    ground: '#14171C',
    field: '#14171C',
    surface: '#222831',
    ink: '#ECEFF3',
    onInk: '#14171C',
    secondary: '#AEB6C2',
    slot: '#7C8696',
    note: '#3A3320',
    roles: {
      normal: { line: '#ECEFF3', text: '#ECEFF3', tint: '#222831', dash: null },
      focus: { line: '#A7C5FB', text: '#A7C5FB', tint: '#343D4D', dash: null },
      new: { line: '#27A335', text: '#56C763', tint: '#183622', dash: null },
      changed: { line: '#FACCA0', text: '#FACCA0', tint: '#473F39', dash: null },
      unreachable: { line: '#9B78F7', text: '#B9A1FA', tint: '#322C4C', dash: UNREACHABLE_DASH },
      freed: { line: '#C8758F', text: '#C8758F', tint: null, dash: FREED_DASH },
    },
  },
  print: {
    name: 'print',
    ground: '#FFFFFF',
    field: '#FFFFFF',
    surface: '#FFFFFF',
    ink: '#000000',
    onInk: '#FFFFFF',
    secondary: '#333333',
    slot: '#555555',
    note: '#FFFFFF',
    roles: {
      normal: { line: '#000000', text: '#000000', tint: '#FFFFFF', dash: null },
      focus: { line: '#000000', text: '#000000', tint: '#FFFFFF', dash: null },
      new: { line: '#000000', text: '#000000', tint: '#FFFFFF', dash: null },
      changed: { line: '#000000', text: '#000000', tint: '#FFFFFF', dash: null },
      unreachable: { line: '#000000', text: '#000000', tint: '#FFFFFF', dash: UNREACHABLE_DASH },
      freed: { line: '#333333', text: '#333333', tint: null, dash: FREED_DASH },
    },
  },
  contrast: {
    name: 'contrast',
    ground: '#000000',
    field: '#000000',
    surface: '#000000',
    ink: '#FFFFFF',
    onInk: '#000000',
    secondary: '#FFFFFF',
    slot: '#FFFFFF',
    note: '#000000',
    roles: {
      normal: { line: '#FFFFFF', text: '#FFFFFF', tint: '#000000', dash: null },
      focus: { line: '#5CC8FF', text: '#5CC8FF', tint: '#000000', dash: null },
      new: { line: '#4DFF6A', text: '#4DFF6A', tint: '#000000', dash: null },
      changed: { line: '#FFE14D', text: '#FFE14D', tint: '#000000', dash: null },
      unreachable: { line: '#C9A9FF', text: '#C9A9FF', tint: '#000000', dash: UNREACHABLE_DASH },
      freed: { line: '#FF9EBB', text: '#FF9EBB', tint: null, dash: FREED_DASH },
    },
  },
};
