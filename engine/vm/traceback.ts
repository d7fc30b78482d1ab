import { Frame } from '../memory/address-map.js';
import { isStaticType, rowOf } from '../object/type-table.js';
import { nameOf } from '../object/str.js';
import { CodeObject, ExceptionField, FrameObjectField, TracebackField } from '../object/struct.js';
import { caretAnchors, charactersOf } from '../compile/caret-anchors.js';
import { qualifiedTypeName } from './class.js';
import { displayWidth } from './display-width.js';
import type { Machine } from './machine.js';
import type { Position } from '../compile/position.js';
import { suggestion } from './suggestion.js';

/**
 * `PyErr_Print` (Lib/traceback.py, Python/traceback.c): the traceback of an exception, with those it was raised from, as
 * CPython 3.12 prints it, carets included.
 */
export function formatException(machine: Machine, exception: number, source: readonly string[]): string {
  const seen = new Set<number>();
  return chain(machine, exception, source, seen);
}

function chain(machine: Machine, exception: number, source: readonly string[], seen: Set<number>): string {
  seen.add(exception);
  const cause = machine.field(exception, ExceptionField.cause);
  const context = machine.field(exception, ExceptionField.context);
  let text = '';
  if (cause !== 0 && !seen.has(cause)) {
    text += `${chain(machine, cause, source, seen)}\nThe above exception was the direct cause of the following exception:\n\n`;
  } else if (context !== 0 && machine.field(exception, ExceptionField.suppressContext) === 0 && !seen.has(context)) {
    text += `${chain(machine, context, source, seen)}\nDuring handling of the above exception, another exception occurred:\n\n`;
  }
  return text + single(machine, exception, source);
}

interface Entry {
  readonly code: number;
  readonly line: number;
  readonly position: Position | undefined;
}

function entriesOf(machine: Machine, exception: number): Entry[] {
  const entries: Entry[] = [];
  let at = machine.field(exception, ExceptionField.traceback);
  while (at !== 0) {
    const code = machine.field(
      machine.field(machine.field(at, TracebackField.frame), FrameObjectField.frame),
      Frame.code,
    );
    const info = machine.infos.get(code);
    const instruction = info?.units.indexOf(machine.field(at, TracebackField.instruction)) ?? -1;
    entries.push({ code, line: machine.field(at, TracebackField.line), position: info?.positions[instruction] });
    at = machine.field(at, TracebackField.next);
  }
  return entries;
}

/** More equal lines than this one after another are told by their number. */
const REPEATS_SHOWN = 3;

function single(machine: Machine, exception: number, source: readonly string[]): string {
  const entries = entriesOf(machine, exception);
  let text = entries.length > 0 ? 'Traceback (most recent call last):\n' : '';
  let repeats = 0;
  entries.forEach((entry, index) => {
    const previous = entries[index - 1];
    repeats = previous !== undefined && previous.code === entry.code && previous.line === entry.line ? repeats + 1 : 0;
    if (repeats < REPEATS_SHOWN) text += entryText(machine, entry, source);
    const next = entries[index + 1];
    const last = next === undefined || next.code !== entry.code || next.line !== entry.line;
    const hidden = repeats - REPEATS_SHOWN + 1;
    if (last && hidden > 0) text += `  [Previous line repeated ${hidden} more time${hidden === 1 ? '' : 's'}]\n`;
  });
  return text + lastLine(machine, exception);
}

function entryText(machine: Machine, entry: Entry, source: readonly string[]): string {
  const file = nameOf(machine, machine.field(entry.code, CodeObject.filename));
  const name = nameOf(machine, machine.field(entry.code, CodeObject.name));
  let text = `  File "${file}", line ${entry.line}, in ${name}\n`;
  const raw = file.startsWith('<frozen ') ? undefined : source[entry.line - 1];
  if (raw === undefined || raw === '') return text;
  text += `    ${raw.replace(/^[ \t\f]+/u, '')}\n`;
  const marks = caretLine(raw, entry.position);
  return marks === '' ? text : `${text}    ${marks}\n`;
}

/** `tb_displayline`: the line of carets under a source line; '' where the whole line would be marked. */
function caretLine(raw: string, position: Position | undefined): string {
  if (position === undefined || position.column < 0) return '';
  const characters = Array.from(raw);
  const indent = characters.findIndex((character) => !/[ \t\f]/u.test(character));
  const start = charactersOf(characters, position.column);
  const oneLine = position.line === position.endLine;
  const end = oneLine ? charactersOf(characters, position.endColumn) : Array.from(raw.trimEnd()).length;
  const anchors = oneLine ? caretAnchors(characters.slice(start, end).join('')) : null;
  if (anchors === null && end - start === characters.length - indent) return '';
  const width = (from: number, to: number): number => displayWidth(characters.slice(Math.max(from, indent), to));
  const spaces = ' '.repeat(width(indent, start));
  if (anchors === null) return spaces + '^'.repeat(width(start, end));
  const [from, to] = [start + anchors.from, start + anchors.to];
  return `${spaces}${'~'.repeat(width(start, from))}${'^'.repeat(width(from, to))}${'~'.repeat(width(to, end))}`;
}

function lastLine(machine: Machine, exception: number): string {
  const type = machine.typeOf(exception);
  const module = isStaticType(type) ? '' : qualifiedTypeName(machine, type).replace(/^(?:__main__|builtins)\./u, '');
  const name = isStaticType(type) ? rowOf(type).name : module;
  const text = machine.ops.str(exception);
  if (text === null) machine.clearException();
  const message = text ?? '<exception str() failed>';
  const hint = suggestion(machine, exception);
  return `${name}${message === '' ? '' : `: ${message}`}${hint}\n`;
}
