import { isLineBreak, isSpace } from '../../object/character.js';
import { allocateList, appendItem, listItems, makeList } from '../../object/list.js';
import { EMPTY_STR, NONE } from '../../object/statics.js';
import { isStr, makeStr, strKind, strLength, textOf } from '../../object/str.js';
import { ListField, SIZE } from '../../object/struct.js';
import { makeTuple, tupleItems } from '../../object/tuple.js';
import { T } from '../../object/type-table.js';
import { sequenceToList } from '../extend.js';
import type { Machine, NativeRow } from '../machine.js';
import { sizeArgument, specialMethod } from '../number.js';
import { bindNative } from './arguments.js';
import { strRow } from './str-row.js';

/** Parts of a str, and a str of parts (Objects/stringlib/split.h, partition.h, join.h). */

/** `MAX_PREALLOC`: a list of parts has room for so many from the start. */
const MOST_PREALLOCATED = 12;

/** A list of new objects with the room that CPython reserves before it knows their number. */
export function listOfParts(machine: Machine, count: number, most: number, part: (index: number) => number): number {
  const list = allocateList(machine, Math.min(most + 1, MOST_PREALLOCATED));
  machine.memory.put(list + SIZE, 0);
  for (let index = 0; index < count; index++) {
    const made = part(index);
    if (index < MOST_PREALLOCATED && index < machine.field(list, ListField.allocated)) {
      machine.memory.point(machine.field(list, ListField.items) + index * 8, made);
      machine.memory.put(list + SIZE, index + 1);
    } else {
      appendItem(machine, list, made);
    }
  }
  return list;
}

/** Words between white space, `most` splits at most, from the left or from the right. */
export function splitSpace(text: string, most: number, right: boolean): string[] {
  const parts: string[] = [];
  let [from, to] = [0, text.length];
  const blank = (at: number): boolean => isSpace(text.charCodeAt(at));
  // Only the side where splitting begins: the other one's white space stays with what is left over.
  if (!right) while (from < to && blank(from)) from++;
  if (right) while (to > from && blank(to - 1)) to--;
  while (from < to && parts.length < most) {
    if (right) {
      let start = to;
      while (start > from && !blank(start - 1)) start--;
      parts.unshift(text.slice(start, to));
      to = start;
      while (to > from && blank(to - 1)) to--;
    } else {
      let end = from;
      while (end < to && !blank(end)) end++;
      parts.push(text.slice(from, end));
      from = end;
      while (from < to && blank(from)) from++;
    }
  }
  if (from >= to) return parts;
  if (right) parts.unshift(text.slice(from, to));
  else parts.push(text.slice(from, to));
  return parts;
}

/** Parts between separators. */
export function splitBy(text: string, separator: string, most: number, right: boolean): string[] {
  const parts = text.split(separator);
  if (parts.length <= most + 1) return parts;
  if (!right) return [...parts.slice(0, most), parts.slice(most).join(separator)];
  if (most === 0) return [text];
  const kept: string[] = [];
  let end = text.length;
  for (let done = 0; done < most; done++) {
    const at = text.lastIndexOf(separator, end - separator.length);
    if (at < 0 || end < separator.length) break;
    kept.unshift(text.slice(at + separator.length, end));
    end = at;
  }
  kept.unshift(text.slice(0, end));
  return kept;
}

/** Lines with or without what ends them. */
export function splitLines(text: string, keep: boolean, breaks: (code: number) => boolean): string[] {
  const lines: string[] = [];
  for (let from = 0; from < text.length;) {
    let end = from;
    while (end < text.length && !breaks(text.charCodeAt(end))) end++;
    let next = end;
    if (end < text.length) next += text.startsWith('\r\n', end) ? 2 : 1;
    lines.push(text.slice(from, keep ? next : end));
    from = next;
  }
  return lines;
}

function splitter(name: 'split' | 'rsplit'): NativeRow {
  return strRow(
    name,
    0,
    Infinity,
    (machine, args, names, self) => {
      const bound = bindNative(machine, name, args, names, ['sep', 'maxsplit']);
      if (bound === null) return 0;
      const [separator, limit] = bound as [number, number];
      const given = limit === 0 ? -1 : sizeArgument(machine, limit);
      if (given === null) return 0;
      const most = given < 0 ? Infinity : given;
      const text = textOf(machine, self);
      const length = strLength(machine.words, self);
      if (separator === 0 || separator === NONE) {
        const parts = splitSpace(text, most, name === 'rsplit');
        const room = given < 0 ? Math.trunc((length - 1) / 2) + 1 : most;
        const whole = parts.length === 1 && parts[0] === text && machine.typeOf(self) === T.str;
        return listOfParts(machine, parts.length, room, (index) =>
          whole ? machine.retain(self) : makeStr(machine, parts[index]!),
        );
      }
      if (!isStr(machine, separator)) {
        const wrong = machine.typeName(machine.typeOf(separator));
        return machine.raise(T.TypeError, `must be str or None, not ${wrong}`);
      }
      const mark = textOf(machine, separator);
      if (mark === '') return machine.raise(T.ValueError, 'empty separator');
      const cannotOccur = strKind(machine.words, self) < strKind(machine.words, separator);
      if (cannotOccur || length < strLength(machine.words, separator)) {
        return makeList(machine, [machine.retain(self)]);
      }
      const parts = splitBy(text, mark, most, name === 'rsplit');
      const room = given < 0 ? Math.trunc(length / strLength(machine.words, separator)) + 1 : most;
      const whole = parts.length === 1 && machine.typeOf(self) === T.str;
      return listOfParts(machine, parts.length, room, (index) =>
        whole ? machine.retain(self) : makeStr(machine, parts[index]!),
      );
    },
    ['sep', 'maxsplit'],
  );
}

function partition(name: string, right: boolean): NativeRow {
  return strRow(name, 1, 1, (machine, [separator], _names, self) => {
    if (!isStr(machine, separator!)) {
      return machine.raise(T.TypeError, `must be str, not ${machine.typeName(machine.typeOf(separator!))}`);
    }
    const mark = textOf(machine, separator!);
    if (mark === '') return machine.raise(T.ValueError, 'empty separator');
    const text = textOf(machine, self);
    const at = right ? text.lastIndexOf(mark) : text.indexOf(mark);
    if (at < 0) {
      const whole = machine.typeOf(self) === T.str ? machine.retain(self) : makeStr(machine, text);
      return makeTuple(machine, right ? [EMPTY_STR, EMPTY_STR, whole] : [whole, EMPTY_STR, EMPTY_STR]);
    }
    const tuple = makeTuple(machine, [NONE, NONE, NONE]);
    machine.memory.point(tuple + 24, makeStr(machine, text.slice(0, at)));
    machine.memory.point(tuple + 32, machine.retain(separator!));
    machine.memory.point(tuple + 40, makeStr(machine, text.slice(at + mark.length)));
    return tuple;
  });
}

/** `PyUnicode_Join`: of a list or tuple as it is, of anything else by way of a list. */
export function join(machine: Machine, separator: string, source: number): number {
  const isList = machine.isInstance(source, T.list);
  const isTuple = machine.isInstance(source, T.tuple);
  const held = isList || isTuple ? machine.retain(source) : sequenceToList(machine, source);
  if (held === 0) {
    if (!machine.raisedIs(T.TypeError) || canIterate(machine, source)) return 0;
    machine.clearException();
    return machine.raise(T.TypeError, 'can only join an iterable');
  }
  const items = isTuple ? tupleItems(machine.words, held) : listItems(machine.words, held);
  const wrong = items.findIndex((item) => !isStr(machine, item));
  let result: number;
  if (wrong >= 0) {
    const name = machine.typeName(machine.typeOf(items[wrong]!));
    result = machine.raise(T.TypeError, `sequence item ${wrong}: expected str instance, ${name} found`);
  } else if (items.length === 1 && machine.typeOf(items[0]!) === T.str) {
    result = machine.retain(items[0]!);
  } else {
    result = makeStr(machine, items.map((item) => textOf(machine, item)).join(separator));
  }
  machine.release(held);
  return result;
}

function canIterate(machine: Machine, object: number): boolean {
  return specialMethod(machine, object, '__iter__') !== 0 || specialMethod(machine, object, '__getitem__') !== 0;
}

export const STR_PARTS: readonly NativeRow[] = [
  splitter('split'),
  splitter('rsplit'),
  strRow(
    'splitlines',
    0,
    Infinity,
    (machine, args, names, self) => {
      const bound = bindNative(machine, 'splitlines', args, names, ['keepends']);
      const keep = bound === null ? -1 : bound[0] === 0 ? 0 : machine.ops.truth(bound[0]!);
      if (keep < 0) return 0;
      const list = allocateList(machine, 0);
      const lines = splitLines(textOf(machine, self), keep === 1, isLineBreak);
      for (const line of lines) appendItem(machine, list, makeStr(machine, line));
      return list;
    },
    ['keepends'],
  ),
  partition('partition', false),
  partition('rpartition', true),
  strRow('join', 1, 1, (machine, [source], _names, self) => join(machine, textOf(machine, self), source!)),
];
