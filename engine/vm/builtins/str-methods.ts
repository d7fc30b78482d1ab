import { boolObject, intValue, makeInt } from '../../object/int.js';
import { makeList } from '../../object/list.js';
import { NONE } from '../../object/statics.js';
import { isStr, makeStr, textOf } from '../../object/str.js';
import { tupleItems } from '../../object/tuple.js';
import { T } from '../../object/type-table.js';
import { sequenceToList } from '../extend.js';
import { listItems } from '../../object/list.js';
import type { Machine, Native, NativeRow } from '../machine.js';

/** Objects/unicodeobject.c, the methods that programs on memory use. */
function row(name: string, least: number, most: number, call: Native): NativeRow {
  return { name, owner: 'str', least, most, keywords: null, call };
}

/** A method that gives a text for a text. */
function mapped(name: string, change: (text: string) => string): NativeRow {
  return row(name, 0, 0, (machine, _args, _names, self) => makeStr(machine, change(textOf(machine, self))));
}

/** A method that answers yes or no. */
function asked(name: string, test: (text: string) => boolean): NativeRow {
  return row(name, 0, 0, (machine, _args, _names, self) => boolObject(test(textOf(machine, self))));
}

/** The text of an argument that must be a str, or null after an exception. */
function textArgument(machine: Machine, argument: number, name: string): string | null {
  if (isStr(machine, argument)) return textOf(machine, argument);
  machine.raise(T.TypeError, `${name} must be str, not ${machine.typeName(machine.typeOf(argument))}`);
  return null;
}

/** White space as Python has it: JavaScript's, and the four separators from U+001C on. */
function isSpace(character: string): boolean {
  const code = character.charCodeAt(0);
  return /\s/u.test(character) || (code >= 0x1c && code <= 0x1f);
}

function stripped(name: string, left: boolean, right: boolean): NativeRow {
  return row(name, 0, 1, (machine, [characters], _names, self) => {
    const given =
      characters === undefined || characters === NONE ? null : textArgument(machine, characters, `${name} arg`);
    if (machine.raised) return 0;
    const drops = (character: string): boolean => (given === null ? isSpace(character) : given.includes(character));
    const all = [...textOf(machine, self)];
    let from = 0;
    let to = all.length;
    while (left && from < to && drops(all[from]!)) from++;
    while (right && to > from && drops(all[to - 1]!)) to--;
    if (from === 0 && to === all.length) return machine.retain(self);
    return makeStr(machine, all.slice(from, to).join(''));
  });
}

function split(machine: Machine, text: string, separator: string | null, most: number): string[] {
  if (separator !== null) {
    const parts = text.split(separator);
    if (most < 0 || parts.length <= most + 1) return parts;
    return [...parts.slice(0, most), parts.slice(most).join(separator)];
  }
  const parts: string[] = [];
  let rest = text.replace(/^\s+/u, '');
  while (rest !== '' && (most < 0 || parts.length < most)) {
    const match = /^\S+/u.exec(rest)!;
    parts.push(match[0]);
    rest = rest.slice(match[0].length).replace(/^\s+/u, '');
  }
  if (rest !== '') parts.push(most < 0 ? rest : rest.replace(/\s+$/u, ''));
  return machine.raised ? [] : parts;
}

function join(machine: Machine, separator: string, source: number): number {
  const list = sequenceToList(machine, source);
  if (list === 0) return 0;
  const items = listItems(machine.words, list);
  const wrong = items.findIndex((item) => !isStr(machine, item));
  const parts = wrong < 0 ? items.map((item) => textOf(machine, item)) : [];
  const only = items.length === 1 && wrong < 0 && machine.typeOf(items[0]!) === T.str ? machine.retain(items[0]!) : 0;
  const name = wrong < 0 ? '' : machine.typeName(machine.typeOf(items[wrong]!));
  machine.release(list);
  if (wrong >= 0) return machine.raise(T.TypeError, `sequence item ${wrong}: expected str instance, ${name} found`);
  return only !== 0 ? only : makeStr(machine, parts.join(separator));
}

function edge(name: 'startswith' | 'endswith', test: (text: string, part: string) => boolean): NativeRow {
  const plain = row(name, 1, 1, (machine, [part], _names, self) => {
    const parts = machine.isInstance(part!, T.tuple) ? tupleItems(machine.words, part!) : [part!];
    for (const each of parts) {
      if (!isStr(machine, each)) {
        const wrong = machine.typeName(machine.typeOf(each));
        return machine.raise(T.TypeError, `${name} first arg must be str or a tuple of str, not ${wrong}`);
      }
      if (test(textOf(machine, self), textOf(machine, each))) return boolObject(true);
    }
    return boolObject(false);
  });
  return { ...plain, full: 3 };
}

/** `find` and `index`; places count code points. */
function found(name: 'find' | 'index'): NativeRow {
  const plain = row(name, 1, 1, (machine, [part], _names, self) => {
    const wanted = textArgument(machine, part!, `${name}() argument 1`);
    if (wanted === null) return 0;
    const text = textOf(machine, self);
    const at = text.indexOf(wanted);
    if (at < 0 && name === 'index') return machine.raise(T.ValueError, 'substring not found');
    return makeInt(machine, at < 0 ? -1 : [...text.slice(0, at)].length);
  });
  return { ...plain, full: 3 };
}

function capitalised(text: string): string {
  const [first = '', ...rest] = [...text];
  return first.toUpperCase() + rest.join('').toLowerCase();
}

export const STR_METHODS: readonly NativeRow[] = [
  mapped('upper', (text) => text.toUpperCase()),
  mapped('lower', (text) => text.toLowerCase()),
  mapped('capitalize', capitalised),
  mapped('title', (text) => text.replace(/\p{L}+/gu, capitalised)),
  stripped('strip', true, true),
  stripped('lstrip', true, false),
  stripped('rstrip', false, true),
  asked('isdigit', (text) => /^\p{Nd}+$/u.test(text)),
  asked('isalpha', (text) => /^\p{L}+$/u.test(text)),
  asked('isalnum', (text) => /^[\p{L}\p{Nd}]+$/u.test(text)),
  asked('isspace', (text) => /^\s+$/u.test(text)),
  asked('isupper', (text) => text !== text.toLowerCase() && text === text.toUpperCase()),
  asked('islower', (text) => text !== text.toUpperCase() && text === text.toLowerCase()),
  row('split', 0, 2, (machine, [separator, most], _names, self) => {
    const given = separator === undefined || separator === NONE ? null : textArgument(machine, separator, 'sep');
    if (machine.raised) return 0;
    if (given === '') return machine.raise(T.ValueError, 'empty separator');
    const limit = most === undefined ? -1 : Number(intValue(machine.words, most));
    return makeList(
      machine,
      split(machine, textOf(machine, self), given, limit).map((part) => makeStr(machine, part)),
    );
  }),
  row('join', 1, 1, (machine, [source], _names, self) => join(machine, textOf(machine, self), source!)),
  row('replace', 2, 3, (machine, [from, to, most], _names, self) => {
    const old = textArgument(machine, from!, 'replace() argument 1');
    const fresh = old === null ? null : textArgument(machine, to!, 'replace() argument 2');
    if (old === null || fresh === null) return 0;
    const parts = old === '' ? ['', ...textOf(machine, self), ''] : textOf(machine, self).split(old);
    const limit = most === undefined ? Infinity : Number(intValue(machine.words, most));
    const cut = limit < 0 ? Infinity : limit;
    let text = parts[0]!;
    parts.slice(1).forEach((part, index) => (text += (index < cut ? fresh : old) + part));
    return makeStr(machine, text);
  }),
  edge('startswith', (text, part) => text.startsWith(part)),
  edge('endswith', (text, part) => text.endsWith(part)),
  found('find'),
  found('index'),
  {
    ...row('count', 1, 1, (machine, [part], _names, self) => {
      const wanted = textArgument(machine, part!, 'count() argument 1');
      if (wanted === null) return 0;
      const text = textOf(machine, self);
      return makeInt(machine, wanted === '' ? [...text].length + 1 : text.split(wanted).length - 1);
    }),
    full: 3,
  },
];
