/** The bytes of one object as a figure: a row for each field, those that changed marked. */
import type { Inspection, State } from '../../engine/trace/state.js';
import { box, type Mark } from './mark.js';
import { label, MARGIN, plainScene, TOP } from './plain-scene.js';
import type { Scene } from './scene.js';
import { THEMES } from './theme.js';
import type { ViewOptions } from './view.js';

const ROW = 52;
const SIZE = 32;
const COLUMNS = { offset: MARGIN + 96, bytes: MARGIN + 136, name: MARGIN + 620, meaning: MARGIN + 1080 };
const MOST_ROWS = 28;

export function structFigure({ object, fields, sizes }: Inspection, state: State, options: ViewOptions): Scene {
  const theme = THEMES[options.theme];
  const { changed } = theme.roles;
  const marks: Mark[] = [];
  let y = TOP + 24;
  for (const [x, words] of [
    [COLUMNS.bytes, 'bytes'],
    [COLUMNS.name, 'field'],
    [COLUMNS.meaning, 'meaning'],
  ] as const)
    marks.push(label(theme, x, y, words, { fill: theme.secondary }));
  marks.push(label(theme, COLUMNS.offset, y, 'offset', { fill: theme.secondary, anchor: 'end' }));
  y += 16;
  for (const field of fields.slice(0, MOST_ROWS)) {
    const base = y + 37;
    const fill = field.changed ? changed.text : field.filler === true ? theme.secondary : theme.ink;
    if (field.changed)
      marks.push(
        box(
          { x: COLUMNS.bytes - 12, y: y + 2, width: options.width - MARGIN - COLUMNS.bytes + 12, height: ROW - 4 },
          { fill: changed.tint, stroke: changed.line, width: 2, radius: 4 },
        ),
      );
    const offset = field.offset < 0 ? `\u2212${-field.offset}` : String(field.offset);
    const meaning =
      field.was === undefined || field.was === field.meaning ? field.meaning : `${field.was} \u2192 ${field.meaning}`;
    marks.push(
      label(theme, COLUMNS.offset, base, offset, { size: SIZE, mono: true, fill: theme.secondary, anchor: 'end' }),
    );
    marks.push(label(theme, COLUMNS.bytes, base, hex(field.bytes), { size: SIZE, mono: true, fill }));
    marks.push(
      label(theme, COLUMNS.name, base, field.name, {
        size: SIZE,
        mono: true,
        fill,
        width: COLUMNS.meaning - COLUMNS.name - 24,
      }),
    );
    marks.push(
      label(theme, COLUMNS.meaning, base, meaning, {
        size: SIZE,
        mono: true,
        fill,
        width: options.width - MARGIN - COLUMNS.meaning,
      }),
    );
    y += ROW;
  }
  if (fields.length > MOST_ROWS)
    marks.push(label(theme, COLUMNS.bytes, y + 37, `${fields.length - MOST_ROWS} more`, { fill: theme.secondary }));
  const lost = sizes === null ? 0 : sizes.room - sizes.head - sizes.struct;
  const rest = sizes === null ? '' : `, ${lost === 0 ? 'nothing' : lost} lost to rounding`;
  const words = {
    title: `${object.type} ${object.tag}${object.text === null ? '' : ` ${object.text}`}`,
    subtitle: `sys.getsizeof: ${object.size} bytes; a block of ${sizes?.room ?? 0} bytes${rest}`,
  };
  return plainScene(state, options, words, 'struct', marks);
}

function hex(bytes: readonly number[]): string {
  const text = bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${text.slice(0, 8)} ${text.slice(8)}`.trim();
}
