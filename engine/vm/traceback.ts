import { Frame } from '../memory/address-map.js';
import { isStaticType, rowOf, T } from '../object/type-table.js';
import { listItems } from '../object/list.js';
import { intern, nameOf } from '../object/str.js';
import { tupleItems } from '../object/tuple.js';
import { CodeObject, ExceptionField, FrameObjectField, GroupField, TracebackField } from '../object/struct.js';
import { caretAnchors, charactersOf } from '../compile/caret-anchors.js';
import { qualifiedTypeName } from './class.js';
import { displayWidth } from './display-width.js';
import { isGroup } from './exception-group.js';
import type { Machine } from './machine.js';
import type { Position } from '../compile/position.js';
import { suggestion } from './suggestion.js';

/** How what is told is set: in a group every line stands behind a margin (`struct exception_print_context`). */
interface Layout {
  readonly source: readonly string[];
  readonly seen: Set<number>;
  /** How many groups deep. */
  depth: number;
  /** The frame of a group is still to be closed. */
  open: boolean;
}

/** How many exceptions of a group are told, and how many groups deep. */
const GROUP_WIDTH = 15;
const GROUP_DEPTH = 10;

/**
 * `PyErr_Print` (Python/pythonrun.c, Python/traceback.c): the traceback of an exception, with those it was raised from and
 * those that it is made of, as CPython 3.12 prints it, carets included.
 */
export function formatException(machine: Machine, exception: number, source: readonly string[]): string {
  return chain(machine, exception, { source, seen: new Set(), depth: 0, open: false });
}

/** `write_unraisable_exc_file` (Python/errors.c): the exception by itself. */
export function formatIgnored(machine: Machine, exception: number, source: readonly string[]): string {
  const layout: Layout = { source, seen: new Set(), depth: 0, open: false };
  return entriesText(machine, exception, layout, false) + lastLine(machine, exception);
}

function margin({ depth }: Layout, bar = '| '): string {
  return depth === 0 ? '' : '  '.repeat(depth) + bar;
}

const LINKS = {
  cause: 'The above exception was the direct cause of the following exception:',
  context: 'During handling of the above exception, another exception occurred:',
} as const;

function chain(machine: Machine, exception: number, layout: Layout): string {
  const { seen } = layout;
  seen.add(exception);
  const cause = machine.field(exception, ExceptionField.cause);
  const context = machine.field(exception, ExceptionField.context);
  const isCaused = cause !== 0 && !seen.has(cause);
  const shown = machine.field(exception, ExceptionField.suppressContext) === 0 && cause === 0;
  let text = '';
  if (isCaused || (context !== 0 && shown && !seen.has(context))) {
    const { open } = layout;
    text += chain(machine, isCaused ? cause : context, layout);
    layout.open = open;
    const start = margin(layout);
    text += `${start}\n${start}${isCaused ? LINKS.cause : LINKS.context}\n${start}\n`;
  }
  return text + (isGroup(machine, exception) ? group(machine, exception, layout) : single(machine, exception, layout));
}

/** `print_exception_group`: the group, then its exceptions in a frame. */
function group(machine: Machine, exception: number, layout: Layout): string {
  if (layout.depth > GROUP_DEPTH) return `${margin(layout)}... (max_group_depth is ${GROUP_DEPTH})\n`;
  const isOutermost = layout.depth === 0;
  if (isOutermost) layout.depth = 1;
  let text = single(machine, exception, layout);
  const inner = tupleItems(machine.words, machine.field(exception, GroupField.exceptions));
  const shown = inner.slice(0, GROUP_WIDTH + 1);
  layout.open = false;
  shown.forEach((each, index) => {
    const isLast = index === shown.length - 1;
    if (isLast) layout.open = true;
    const isCut = index >= GROUP_WIDTH;
    const title = isCut ? '...' : String(index + 1);
    text += `${'  '.repeat(layout.depth)}${index === 0 ? '+-' : '  '}+---------------- ${title} ----------------\n`;
    layout.depth++;
    const left = inner.length - GROUP_WIDTH;
    if (isCut) text += `${margin(layout)}and ${left} more exception${left > 1 ? 's' : ''}\n`;
    else text += chain(machine, each, layout);
    if (isLast && layout.open) {
      text += `${'  '.repeat(layout.depth)}+------------------------------------\n`;
      layout.open = false;
    }
    layout.depth--;
  });
  if (isOutermost) layout.depth = 0;
  return text;
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

/** `print_exception`: traceback, message and notes. */
function single(machine: Machine, exception: number, layout: Layout): string {
  const hint = suggestion(machine, exception);
  const last = lastLine(machine, exception).replace(/\n$/u, `${hint}\n`);
  const entries = entriesText(machine, exception, layout, isGroup(machine, exception));
  return entries + margin(layout) + last + notesText(machine, exception, layout);
}

function entriesText(machine: Machine, exception: number, layout: Layout, ofGroup: boolean): string {
  const entries = entriesOf(machine, exception);
  if (entries.length === 0) return '';
  const start = margin(layout);
  const title = ofGroup ? 'Exception Group Traceback' : 'Traceback';
  const lines = [`${title} (most recent call last):`];
  let repeats = 0;
  entries.forEach((entry, index) => {
    const previous = entries[index - 1];
    repeats = previous !== undefined && previous.code === entry.code && previous.line === entry.line ? repeats + 1 : 0;
    if (repeats < REPEATS_SHOWN) lines.push(...entryLines(machine, entry, layout.source));
    const next = entries[index + 1];
    const last = next === undefined || next.code !== entry.code || next.line !== entry.line;
    const hidden = repeats - REPEATS_SHOWN + 1;
    if (last && hidden > 0) lines.push(`  [Previous line repeated ${hidden} more time${hidden === 1 ? '' : 's'}]`);
  });
  const first = ofGroup && layout.depth === 1 ? margin(layout, '+ ') : start;
  return lines.map((line, index) => `${index === 0 ? first : start}${line}\n`).join('');
}

/** `print_exception_notes`. */
function notesText(machine: Machine, exception: number, layout: Layout): string {
  const notes = machine.ops.getAttribute(exception, intern(machine, '__notes__'));
  if (notes === 0) {
    machine.clearException();
    return '';
  }
  const start = margin(layout);
  machine.hold(notes);
  let text = '';
  if (machine.isInstance(notes, T.list) || machine.isInstance(notes, T.tuple)) {
    const items = machine.isInstance(notes, T.list)
      ? listItems(machine.words, notes)
      : tupleItems(machine.words, notes);
    for (const note of items) {
      const said = machine.ops.str(note);
      if (said === null) machine.clearException();
      text += said === null ? '<note str() failed>\n' : `${said}\n`.replaceAll(/^(?!$)/gmu, start);
    }
  } else {
    const said = machine.ops.repr(notes);
    if (said === null) machine.clearException();
    text = `${start}${said ?? '<__notes__ repr() failed>'}`;
  }
  machine.drop();
  machine.release(notes);
  return text;
}

function entryLines(machine: Machine, entry: Entry, source: readonly string[]): string[] {
  const file = nameOf(machine, machine.field(entry.code, CodeObject.filename));
  const name = nameOf(machine, machine.field(entry.code, CodeObject.name));
  const lines = [`  File "${file}", line ${entry.line}, in ${name}`];
  const raw = file.startsWith('<frozen ') ? undefined : source[entry.line - 1];
  if (raw === undefined || raw === '') return lines;
  lines.push(`    ${raw.replace(/^[ \t\f]+/u, '')}`);
  const marks = caretLine(raw, entry.position);
  if (marks !== '') lines.push(`    ${marks}`);
  return lines;
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
  return `${name}${message === '' ? '' : `: ${message}`}\n`;
}
