import { Frame } from '../memory/address-map.js';
import { isStaticType, rowOf } from '../object/type-table.js';
import { nameOf } from '../object/str.js';
import { CodeObject, ExceptionField, FrameObjectField, TracebackField } from '../object/struct.js';
import { qualifiedTypeName } from './class.js';
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
  if (raw === undefined || raw.trim() === '') return text;
  const line = raw.trim();
  text += `    ${line}\n`;
  const marks = caretLine(raw, entry.position);
  return marks === '' ? text : `${text}    ${marks}\n`;
}

/** The line of carets under a source line; '' where the whole line would be marked. */
function caretLine(raw: string, position: Position | undefined): string {
  if (position === undefined || position.column < 0 || position.line !== position.endLine) return '';
  const indent = raw.length - raw.trimStart().length;
  const line = raw.trim();
  const start = characterOffset(raw, position.column) - indent;
  const end = characterOffset(raw, position.endColumn) - indent;
  const segment = line.slice(start, end);
  const anchors = operatorAnchors(segment);
  if (anchors === null && start <= 0 && end >= line.length) return '';
  if (anchors === null) return `${' '.repeat(start)}${'^'.repeat(end - start)}`;
  const before = '~'.repeat(anchors.from);
  const after = '~'.repeat(end - start - anchors.to);
  return `${' '.repeat(start)}${before}${'^'.repeat(anchors.to - anchors.from)}${after}`;
}

/** Columns count UTF-8 bytes. */
function characterOffset(line: string, bytes: number): number {
  let left = bytes;
  let offset = 0;
  for (const character of line) {
    if (left <= 0) break;
    const code = character.codePointAt(0)!;
    left -= code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    offset += character.length;
  }
  return offset;
}

/** `_extract_caret_anchors_from_line_segment`: the operator of a binary operation, the brackets of a subscript. */
function operatorAnchors(segment: string): { from: number; to: number } | null {
  const parts = splitOperation(segment);
  if (parts !== null) return parts;
  if (!segment.endsWith(']')) return null;
  let depth = 0;
  for (let at = segment.length - 1; at >= 0; at--) {
    if (segment[at] === ']') depth++;
    if (segment[at] === '[' && --depth === 0)
      return at > 0 && isOperand(segment.slice(0, at)) ? { from: at, to: segment.length } : null;
  }
  return null;
}

const OPERATORS = ['**', '//', '<<', '>>', '+', '-', '*', '/', '%', '@', '&', '|', '^'] as const;
const PRECEDENCE = [['|'], ['^'], ['&'], ['<<', '>>'], ['+', '-'], ['*', '/', '//', '%', '@'], ['**']] as const;

/** The operator that binds loosest outside of brackets and strings. */
function splitOperation(segment: string): { from: number; to: number } | null {
  const found: { from: number; to: number; sign: string }[] = [];
  let depth = 0;
  let quoteMark = '';
  for (let at = 0; at < segment.length; at++) {
    const character = segment[at]!;
    if (quoteMark !== '') {
      if (character === '\\') at++;
      else if (character === quoteMark) quoteMark = '';
      continue;
    }
    if (character === '"' || character === "'") quoteMark = character;
    else if ('([{'.includes(character)) depth++;
    else if (')]}'.includes(character)) depth--;
    else if (depth === 0) {
      if (/^(?:==|!=|<=|>=|=)/u.test(segment.slice(at))) return null;
      const sign = OPERATORS.find((operator) => segment.startsWith(operator, at));
      if (sign === undefined) {
        if (/[<>,:]/u.test(character)) return null;
        continue;
      }
      if (isOperand(segment.slice(0, at))) found.push({ from: at, to: at + sign.length, sign });
      at += sign.length - 1;
    }
  }
  if (/\b(?:and|or|not|in|is|if|else|lambda)\b/u.test(segment)) return null;
  for (const signs of PRECEDENCE) {
    const own = found.filter(({ sign }) => (signs as readonly string[]).includes(sign));
    const best = signs[0] === '**' ? own[0] : own.at(-1);
    if (best !== undefined) return best;
  }
  return null;
}

function isOperand(text: string): boolean {
  return /[\w)\]}'"]\s*$/u.test(text);
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
