import { boolObject, makeInt } from '../../object/int.js';
import { isStr, strKind, strLength, textOf } from '../../object/str.js';
import { tupleItems } from '../../object/tuple.js';
import { T } from '../../object/type-table.js';
import type { Machine, NativeRow } from '../machine.js';
import { searchRange, searchRow } from '../text-range.js';
import { strRow } from './str-row.js';

/** Searches in str (Objects/stringlib/find.h). Places count characters. */

/** A place in characters as one in the units of a JavaScript string, and back. */
function toUnits(text: string, place: number): number {
  let at = 0;
  for (let left = place; left > 0 && at < text.length; left--) at += text.codePointAt(at)! > 0xffff ? 2 : 1;
  return at;
}

function toCharacters(text: string, at: number): number {
  let place = 0;
  for (let unit = 0; unit < at; place++) unit += text.codePointAt(unit)! > 0xffff ? 2 : 1;
  return place;
}

/** What is searched, what for, and between which units; null after an exception. */
function prepared(
  machine: Machine,
  self: number,
  [part, first, last]: readonly number[],
): { text: string; wanted: string; start: number; end: number; wide: boolean } | null {
  if (!isStr(machine, part!)) {
    machine.raise(T.TypeError, `must be str, not ${machine.typeName(machine.typeOf(part!))}`);
    return null;
  }
  const range = searchRange(machine, strLength(machine.words, self), first, last);
  if (range === null) return null;
  const text = textOf(machine, self);
  const wide = strKind(machine.words, self) === 4;
  const wanted = textOf(machine, part!);
  if (range.start > strLength(machine.words, self)) return { text, wanted, start: text.length + 1, end: 0, wide };
  const [start, end] = wide ? [toUnits(text, range.start), toUnits(text, range.end)] : [range.start, range.end];
  return { text, wanted, start, end, wide };
}

function search(name: string, last: boolean, strict: boolean): NativeRow {
  return strRow(name, 1, 3, (machine, args, _names, self) => {
    const found = prepared(machine, self, args);
    if (found === null) return 0;
    const { text, wanted, start, end, wide } = found;
    let at = -1;
    if (start <= end) {
      const within = text.slice(0, end);
      at = last ? within.lastIndexOf(wanted) : within.indexOf(wanted, start);
      if (at < start) at = -1;
    }
    if (at < 0 && strict) return machine.raise(T.ValueError, 'substring not found');
    return makeInt(machine, at >= 0 && wide ? toCharacters(text, at) : at, 1, true);
  });
}

function count(machine: Machine, args: readonly number[], self: number): number {
  const found = prepared(machine, self, args);
  if (found === null) return 0;
  const { text, wanted, start, end } = found;
  if (start > end) return makeInt(machine, 0);
  const within = text.slice(start, end);
  if (wanted === '') return makeInt(machine, toCharacters(within, within.length) + 1, 1, true);
  return makeInt(machine, within.split(wanted).length - 1, 1, true);
}

function edge(name: 'startswith' | 'endswith'): NativeRow {
  return strRow(name, 1, 3, (machine, args, _names, self) => {
    const [given, ...places] = args;
    const isTuple = machine.isInstance(given!, T.tuple);
    const range = searchRange(machine, strLength(machine.words, self), places[0], places[1]);
    if (range === null) return 0;
    for (const part of isTuple ? tupleItems(machine.words, given!) : [given!]) {
      if (!isStr(machine, part)) {
        const wrong = machine.typeName(machine.typeOf(part));
        const message = isTuple
          ? `tuple for ${name} must only contain str, not ${wrong}`
          : `${name} first arg must be str or a tuple of str, not ${wrong}`;
        return machine.raise(T.TypeError, message);
      }
      const found = prepared(machine, self, [part, ...places]);
      if (found === null) return 0;
      const { text, wanted, start, end } = found;
      if (start > end || wanted.length > end - start) continue;
      const within = text.slice(start, end);
      if (name === 'startswith' ? within.startsWith(wanted) : within.endsWith(wanted)) return boolObject(true);
    }
    return boolObject(false);
  });
}

export const STR_SEARCHES: readonly NativeRow[] = [
  search('find', false, false),
  search('rfind', true, false),
  search('index', false, true),
  search('rindex', true, true),
  strRow('count', 1, 3, (machine, args, _names, self) => count(machine, args, self)),
  edge('startswith'),
  edge('endswith'),
].map(searchRow);
