import { OutOfMemory } from '../../heap/heap.js';
import { makeBytes } from '../../object/bytes.js';
import { isSpace } from '../../object/character.js';
import { makeDict, setItem } from '../../object/dict.js';
import { intValue, isInt, makeInt } from '../../object/int.js';
import { NONE } from '../../object/statics.js';
import { isStr, makeStr, strLength, textOf } from '../../object/str.js';
import { T } from '../../object/type-table.js';
import { encodeText } from '../codec.js';
import { formatTemplate } from '../format/template.js';
import type { Machine, NativeRow } from '../machine.js';
import { intArgument, sizeArgument } from '../number.js';
import { bindNative } from './arguments.js';
import { codecArguments } from './codec-arguments.js';
import { strRow, textArgument } from './str-row.js';

/** Methods that give a str in another shape. */

/** The str itself where nothing changes, if it is exactly one. */
function unlessSame(machine: Machine, self: number, before: string, after: string): number {
  return before === after && machine.typeOf(self) === T.str ? machine.retain(self) : makeStr(machine, after);
}

function stripped(name: string, left: boolean, right: boolean): NativeRow {
  return strRow(name, 0, 1, (machine, [characters], _names, self) => {
    const given = characters === undefined || characters === NONE ? null : characters;
    if (given !== null && !isStr(machine, given)) {
      return machine.raise(T.TypeError, `${name} arg must be None or str`);
    }
    const set = given === null ? null : new Set(textOf(machine, given));
    const drops = (each: string): boolean => (set === null ? isSpace(each.codePointAt(0)!) : set.has(each));
    const text = textOf(machine, self);
    const all = [...text];
    let [from, to] = [0, all.length];
    while (left && from < to && drops(all[from]!)) from++;
    while (right && to > from && drops(all[to - 1]!)) to--;
    return unlessSame(machine, self, text, all.slice(from, to).join(''));
  });
}

/** `center`, `ljust`, `rjust`: fills up to a width. */
function filled(name: string, sides: (missing: number, width: number) => number): NativeRow {
  return strRow(name, 1, 2, (machine, [wide, filler], _names, self) => {
    const width = sizeArgument(machine, wide!);
    if (width === null) return 0;
    let fill = ' ';
    if (filler !== undefined) {
      if (!isStr(machine, filler)) {
        const wrong = machine.typeName(machine.typeOf(filler));
        return machine.raise(T.TypeError, `The fill character must be a unicode character, not ${wrong}`);
      }
      if (strLength(machine.words, filler) !== 1) {
        return machine.raise(T.TypeError, 'The fill character must be exactly one character long');
      }
      fill = textOf(machine, filler);
    }
    const text = textOf(machine, self);
    const missing = Math.max(0, width - strLength(machine.words, self));
    if (missing > 500_000_000) throw new OutOfMemory();
    const left = sides(missing, width);
    return unlessSame(machine, self, text, fill.repeat(left) + text + fill.repeat(missing - left));
  });
}

function zeroFilled(machine: Machine, wide: number, self: number): number {
  const width = sizeArgument(machine, wide);
  if (width === null) return 0;
  const text = textOf(machine, self);
  const missing = Math.max(0, width - strLength(machine.words, self));
  if (missing > 500_000_000) throw new OutOfMemory();
  const sign = /^[-+]/u.test(text) ? text[0]! : '';
  return unlessSame(machine, self, text, missing === 0 ? text : sign + '0'.repeat(missing) + text.slice(sign.length));
}

/** `unicode_expandtabs`: columns start anew with each line. */
export function expandTabs(text: string, size: number): string {
  let column = 0;
  let expanded = '';
  for (const character of text) {
    if (character === '\t') {
      const width = size > 0 ? size - (column % size) : 0;
      expanded += ' '.repeat(width);
      column += width;
    } else {
      column = character === '\n' || character === '\r' ? 0 : column + 1;
      expanded += character;
    }
  }
  return expanded;
}

function replace(machine: Machine, [from, to, most]: readonly number[], self: number): number {
  const old = textArgument(machine, from!, 'replace() argument 1');
  const fresh = old === null ? null : textArgument(machine, to!, 'replace() argument 2');
  if (old === null || fresh === null) return 0;
  const given = most === undefined ? -1 : sizeArgument(machine, most);
  if (given === null) return 0;
  const limit = given < 0 ? Infinity : given;
  const text = textOf(machine, self);
  const parts = old === '' ? ['', ...text, ''] : text.split(old);
  const times = Math.min(limit, parts.length - 1);
  if (text.length + times * fresh.length > 500_000_000) throw new OutOfMemory();
  const whole =
    parts.slice(0, times + 1).join(fresh) +
    parts
      .slice(times + 1)
      .map((part) => old + part)
      .join('');
  return unlessSame(machine, self, text, times === 0 || old === fresh ? text : whole);
}

/** `str.translate`: a table's int, str or None for each character; a LookupError leaves it. */
function translate(machine: Machine, table: number, self: number): number {
  let result = '';
  const known = new Map<string, string>();
  for (const character of textOf(machine, self)) {
    let to = known.get(character);
    if (to === undefined) {
      const mapped = translated(machine, table, character);
      if (mapped === null) return 0;
      to = mapped;
      if (character < '\x80') known.set(character, to);
    }
    result += to;
  }
  return unlessSame(machine, self, textOf(machine, self), result);
}

function translated(machine: Machine, table: number, character: string): string | null {
  const key = makeInt(machine, character.codePointAt(0)!);
  machine.hold(key);
  const found = machine.ops.getItem(table, key);
  machine.drop();
  machine.release(key);
  if (found === 0) {
    if (!machine.raisedIs(T.LookupError)) return null;
    machine.clearException();
    return character;
  }
  const text = isStr(machine, found) ? textOf(machine, found) : '';
  const code = isInt(machine, found) ? intValue(machine.words, found) : -1;
  const kind = found === NONE ? 'none' : isStr(machine, found) ? 'text' : isInt(machine, found) ? 'code' : 'wrong';
  machine.release(found);
  if (kind === 'none') return '';
  if (kind === 'text') return text;
  if (kind === 'code' && code >= 0 && code <= 0x10ffff) return String.fromCodePoint(Number(code));
  if (kind === 'code') machine.raise(T.ValueError, 'character mapping must be in range(0x110000)');
  else machine.raise(T.TypeError, 'character mapping must return integer, None or str');
  return null;
}

/** `str.maketrans`. */
function makeTable(machine: Machine, [from, to, gone]: readonly number[]): number {
  const dict = makeDict(machine);
  const fail = (type: number, message: string): 0 => {
    machine.release(dict);
    return machine.raise(type, message);
  };
  const put = (key: number, value: number): void => {
    setItem(machine, dict, key, value);
    machine.release(key);
    machine.release(value);
  };
  if (to === undefined) {
    if (machine.typeOf(from!) !== T.dict) {
      return fail(T.TypeError, 'if you give only one argument to maketrans it must be a dict');
    }
    const items = machine.ops.call(T.list, [from!]);
    const keys = [...Array(machine.field(items, 16)).keys()].map((index) =>
      machine.field(machine.field(items, 24) + index * 8, 0),
    );
    for (const key of keys) {
      if (!isStr(machine, key) && !isInt(machine, key)) {
        machine.release(items);
        return fail(T.TypeError, 'keys in translate table must be strings or integers');
      }
      if (isStr(machine, key) && strLength(machine.words, key) !== 1) {
        machine.release(items);
        return fail(T.ValueError, 'string keys in translate table must be of length 1');
      }
      const value = machine.ops.getItem(from!, key);
      put(isStr(machine, key) ? makeInt(machine, textOf(machine, key).codePointAt(0)!) : machine.retain(key), value);
    }
    machine.release(items);
    return dict;
  }
  const texts: string[] = [];
  for (const [index, each] of [from!, to, gone].entries()) {
    if (each === undefined) break;
    if (index > 0 && !isStr(machine, each)) {
      const wrong = machine.typeName(machine.typeOf(each));
      return fail(T.TypeError, `maketrans() argument ${index + 1} must be str, not ${wrong}`);
    }
    if (!isStr(machine, each)) {
      return fail(T.TypeError, 'first maketrans argument must be a string if there is a second argument');
    }
    texts.push(textOf(machine, each));
  }
  const [sources, targets] = [[...texts[0]!], [...texts[1]!]];
  if (sources.length !== targets.length) {
    return fail(T.ValueError, 'the first two maketrans arguments must have equal length');
  }
  sources.forEach((each, index) => {
    const key = makeInt(machine, each.codePointAt(0)!);
    put(key, makeInt(machine, targets[index]!.codePointAt(0)!));
  });
  for (const each of texts[2] ?? '') put(makeInt(machine, each.codePointAt(0)!), NONE);
  return dict;
}

function encode(machine: Machine, args: readonly number[], names: readonly string[], self: number): number {
  const codec = codecArguments(machine, 'encode', args, names);
  const data = codec && encodeText(machine, textOf(machine, self), codec.encoding, codec.errors);
  return data === null ? 0 : makeBytes(machine, data);
}

function without(name: string, cut: (text: string, part: string) => string): NativeRow {
  return strRow(name, 1, 1, (machine, [part], _names, self) => {
    const given = textArgument(machine, part!, `${name}() argument`);
    const text = textOf(machine, self);
    return given === null ? 0 : unlessSame(machine, self, text, cut(text, given));
  });
}

export const STR_SHAPES: readonly NativeRow[] = [
  stripped('strip', true, true),
  stripped('lstrip', true, false),
  stripped('rstrip', false, true),
  filled('center', (missing, width) => (missing >> 1) + (missing & width & 1)),
  filled('ljust', () => 0),
  filled('rjust', (missing) => missing),
  strRow('zfill', 1, 1, (machine, [width], _names, self) => zeroFilled(machine, width!, self)),
  strRow(
    'expandtabs',
    0,
    Infinity,
    (machine, args, names, self) => {
      const bound = bindNative(machine, 'expandtabs', args, names, ['tabsize']);
      const size = bound === null ? null : bound[0] === 0 ? 8 : intArgument(machine, bound[0]!);
      if (size === null) return 0;
      if (size > 100_000_000) throw new OutOfMemory();
      const text = textOf(machine, self);
      return unlessSame(machine, self, text, expandTabs(text, size));
    },
    ['tabsize'],
  ),
  strRow('replace', 2, 3, (machine, args, _names, self) => replace(machine, args, self)),
  without('removeprefix', (text, part) => (text.startsWith(part) ? text.slice(part.length) : text)),
  without('removesuffix', (text, part) =>
    part !== '' && text.endsWith(part) ? text.slice(0, text.length - part.length) : text,
  ),
  strRow('translate', 1, 1, (machine, [table], _names, self) => translate(machine, table!, self)),
  { ...strRow('maketrans', 1, 3, (machine, args) => makeTable(machine, args)), kind: 'static' },
  strRow('encode', 0, Infinity, encode, ['encoding', 'errors']),
  {
    ...strRow('format', 0, Infinity, (machine, args, names, self) => formatTemplate(machine, self, args, names, 0)),
    keywords: 'any',
  },
  strRow('format_map', 1, 1, (machine, [mapping], _names, self) => formatTemplate(machine, self, [], [], mapping!)),
];
