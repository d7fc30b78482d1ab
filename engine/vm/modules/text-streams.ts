import { FALSE, NONE, TRUE } from '../../object/statics.js';
import { makeInt, intValue, isInt } from '../../object/int.js';
import { makeList } from '../../object/list.js';
import { intern, isStr, makeStr, strLength, textOf } from '../../object/str.js';
import { T } from '../../object/type-table.js';
import type { Getset, Machine, Native, NativeRow } from '../machine.js';

/** `sys.stdin`, `sys.stdout`, `sys.stderr` (Modules/_io/textio.c): the program's scripted input, its output, its errors. */
const WHICH = 16;
const NAMES = ['<stdin>', '<stdout>', '<stderr>'] as const;

/** A stream: 0 input, 1 output, 2 errors. */
export function makeStream(machine: Machine, which: number): number {
  const stream = machine.makePlain(T.textIO, 24);
  machine.memory.put(stream + WHICH, which);
  return stream;
}

/** Writes to a stream of the interpreter; false where it is the input. */
export function writeTo(machine: Machine, stream: number, text: string): boolean {
  const which = machine.field(stream, WHICH);
  if (which === 1) machine.print(text);
  else if (which === 2) machine.errors += text;
  else machine.raise(T.OSError, 'not writable');
  return which !== 0;
}

function row(name: string, least: number, most: number, call: Native): NativeRow {
  return { name, owner: 'TextIOWrapper', least, most, keywords: null, call };
}

/** The next line of the input with its end; '' when there is none. */
export function readLine(machine: Machine, stream: number): string {
  if (machine.field(stream, WHICH) !== 0) return '';
  const line = machine.stdin.shift();
  return line === undefined ? '' : `${line}\n`;
}

function readAll(machine: Machine, stream: number): string {
  let text = '';
  for (let line = readLine(machine, stream); line !== ''; line = readLine(machine, stream)) text += line;
  return text;
}

export const STREAM_METHODS: readonly NativeRow[] = [
  row('write', 1, 1, (machine, [text], _names, self) => {
    if (!isStr(machine, text!)) {
      const wrong = machine.typeName(machine.typeOf(text!));
      return machine.raise(T.TypeError, `write() argument must be str, not ${wrong}`);
    }
    return writeTo(machine, self, textOf(machine, text!)) ? makeInt(machine, strLength(machine.words, text!)) : 0;
  }),
  row('writelines', 1, 1, (machine, [lines], _names, self) => {
    const iterator = machine.ops.iterate(lines!);
    if (iterator === 0) return 0;
    machine.hold(iterator);
    for (let line = machine.ops.next(iterator); line !== 0; line = machine.ops.next(iterator)) {
      if (isStr(machine, line)) writeTo(machine, self, textOf(machine, line));
      else {
        const wrong = machine.typeName(machine.typeOf(line));
        machine.raise(T.TypeError, `write() argument must be str, not ${wrong}`);
      }
      machine.release(line);
      if (machine.raised) break;
    }
    machine.drop();
    machine.release(iterator);
    return machine.raised ? 0 : NONE;
  }),
  row('flush', 0, 0, () => NONE),
  row('isatty', 0, 0, () => FALSE),
  row('readable', 0, 0, (machine, _args, _names, self) => (machine.field(self, WHICH) === 0 ? TRUE : FALSE)),
  row('writable', 0, 0, (machine, _args, _names, self) => (machine.field(self, WHICH) === 0 ? FALSE : TRUE)),
  row('fileno', 0, 0, (machine, _args, _names, self) => makeInt(machine, machine.field(self, WHICH))),
  row('readline', 0, 1, (machine, _args, _names, self) => makeStr(machine, readLine(machine, self))),
  row('read', 0, 1, (machine, [size], _names, self) => {
    if (size === undefined || size === NONE || (isInt(machine, size) && intValue(machine.words, size) < 0)) {
      return makeStr(machine, readAll(machine, self));
    }
    const all = readAll(machine, self);
    const count = Number(intValue(machine.words, size));
    const rest = all.slice(count);
    if (rest !== '') machine.stdin.unshift(...rest.replace(/\n$/u, '').split('\n'));
    return makeStr(machine, all.slice(0, count));
  }),
  row('readlines', 0, 1, (machine, _args, _names, self) => {
    const lines: number[] = [];
    for (let line = readLine(machine, self); line !== ''; line = readLine(machine, self)) {
      lines.push(makeStr(machine, line));
    }
    return makeList(machine, lines);
  }),
  row('__iter__', 0, 0, (machine, _args, _names, self) => machine.retain(self)),
  row('__next__', 0, 0, (machine, _args, _names, self) => {
    const line = readLine(machine, self);
    return line === '' ? machine.raiseWith(T.StopIteration, []) : makeStr(machine, line);
  }),
  row('__repr__', 0, 0, (machine, _args, _names, self) => {
    const which = machine.field(self, WHICH);
    const mode = which === 0 ? 'r' : 'w';
    return makeStr(machine, `<_io.TextIOWrapper name='${NAMES[which]}' mode='${mode}' encoding='utf-8'>`);
  }),
];

function computed(name: string, get: (machine: Machine, stream: number) => number): Getset {
  return { name, get, set: null };
}

export const STREAM_GETSETS: readonly Getset[] = [
  computed('name', (machine, stream) => intern(machine, NAMES[machine.field(stream, WHICH)]!)),
  computed('mode', (machine, stream) => intern(machine, machine.field(stream, WHICH) === 0 ? 'r' : 'w')),
  computed('encoding', (machine) => intern(machine, 'utf-8')),
  computed('errors', (machine) => intern(machine, 'strict')),
  computed('closed', () => FALSE),
];
