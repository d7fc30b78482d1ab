/** What may not be readable from the back row. */
import type { ObjectId } from '../../engine/trace/state.js';
import { FIELD_NAME_LETTERS, FRAME_NAME_LETTERS } from './content.js';
import type { Row } from './row.js';
import type { Drawing } from './drawing.js';
import { TITLE_LETTERS } from './label.js';
import type { Measured } from './measure.js';
import { pageOf } from './page.js';
import { bottom, overlaps, right } from './rect.js';
import type { Warning } from './scene.js';
import type { FigureNote, ViewOptions } from './view.js';

const MOST_OBJECTS = 14;

export function noteWarning(number: number, problem: 'no room' | 'cut', { target }: FigureNote): Warning {
  const words = problem === 'cut' ? 'is longer than three lines and was cut' : 'has no free space';
  return { kind: 'note', text: `Note ${String(number)} ${words}.`, object: target.object };
}

/** Warnings about a drawing, the gravest kinds first; `title` is the whole title. */
export function warningsOf(measured: Measured, drawing: Drawing, options: ViewOptions, title: string): Warning[] {
  const warnings: Warning[] = [];
  const warn = (kind: Warning['kind'], text: string, object: ObjectId | null = null): void => {
    warnings.push({ kind, text, object });
  };
  const { page, objects } = drawing;
  const { content } = measured;
  const nameOf = (id: ObjectId): string => {
    const object = content.objects.find((each) => each.object.id === id)?.object;
    return object ? `${object.type} ${object.tag}` : 'an object';
  };

  objects.forEach((a, i) => {
    if (a.within !== null) return;
    for (const b of objects.slice(i + 1)) {
      if (b.within === null && overlaps(a.rect, b.rect))
        warn('overlap', `${nameOf(a.object)} and ${nameOf(b.object)} overlap.`, a.object);
    }
    const isOutside = a.rect.x < 0 || a.rect.y < 0 || right(a.rect) > page.width || bottom(a.rect) > page.height;
    if (isOutside) warn('page', `${nameOf(a.object)} lies outside the page.`, a.object);
  });
  const asked = pageOf(options, 0, 1).width;
  if (page.width > asked) {
    const size = String(Math.floor(28 * (options.width / page.width) * 10) / 10);
    warn(
      'page',
      `The memory does not fit the page: at ${String(options.width)} pixels its smallest text is ${size} pixels high.`,
    );
  }
  if (objects.length > MOST_OBJECTS) {
    warn(
      'objects',
      `${String(objects.length)} objects are drawn; more than ${String(MOST_OBJECTS)} are hard to follow. Hide or fold some.`,
    );
  }
  const tags = content.omitted.references;
  if (tags > 0) {
    warn(
      'crossings',
      `${String(tags)} ${tags === 1 ? 'reference is' : 'references are'} written, not drawn, to spare crossings.`,
    );
  }
  if (Array.from(title).length > TITLE_LETTERS)
    warn('cut', `The title is longer than ${String(TITLE_LETTERS)} letters and is cut.`);
  const isCut = (row: Row, letters: number): boolean => Array.from(row.name).length > letters;
  for (const { frame, rows } of content.frames) {
    for (const row of rows) if (isCut(row, FRAME_NAME_LETTERS)) warn('cut', `The name ${row.name} is cut.`, frame.id);
  }
  for (const { object, body, cutNote, head, tail } of content.objects) {
    if (cutNote !== null) warn('cut', `The text of ${object.type} ${object.tag} is cut.`, object.id);
    if (body === 'cells' || body === 'grid' || body === 'loose') continue;
    for (const row of [...head, ...tail]) {
      if (isCut(row, FIELD_NAME_LETTERS))
        warn('cut', `The name ${row.name} in ${object.type} ${object.tag} is cut.`, object.id);
    }
  }
  return warnings;
}
