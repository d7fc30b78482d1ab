import { CodeFlag } from '../compile/opcode.js';
import { Frame } from '../memory/address-map.js';
import { deleteItem, dictUsed, makeDict, setItem } from '../object/dict.js';
import { mergeInto } from '../object/dict-copy.js';
import { CellField, CodeObject } from '../object/struct.js';
import { T } from '../object/type-table.js';
import { tupleItem } from '../object/tuple.js';
import type { CodeInfo, Machine } from './machine.js';

const HIDDEN = 0x10;
const CELL = 0x40;
const FREE = 0x80;

/**
 * `_PyFrame_GetLocals` (Objects/frameobject.c): the frame's variables are written into its dict, a new reference to which is
 * given; where a comprehension's own are visible, to a copy that has these too. 0 after an exception.
 */
export function localsOfFrame(machine: Machine, fp: number): number {
  const info = machine.infos.get(machine.field(fp, Frame.code))!;
  let locals = machine.field(fp, Frame.locals);
  if (locals === 0) {
    locals = makeDict(machine);
    machine.memory.point(fp + Frame.locals, locals);
  }
  const hidden = makeDict(machine);
  machine.hold(hidden);
  const names = machine.field(info.object, CodeObject.localsPlusNames);
  const optimized = (info.code.flags & CodeFlag.OPTIMIZED) !== 0;
  let done = true;
  for (let index = 0; index < info.slots && done; index++) {
    const kind = info.code.localsPlusKinds[index]!;
    if ((kind & FREE) !== 0 && !optimized) continue;
    const name = tupleItem(machine.words, names, index);
    const value = variable(machine, fp, info, index);
    if ((kind & HIDDEN) !== 0) done = value === 0 || setItem(machine, hidden, name, value);
    else if (value === 0) done = deleteItem(machine, locals, name) !== -1;
    else done = setItem(machine, locals, name, value);
  }
  let result = done ? locals : 0;
  if (done && dictUsed(machine.words, hidden) > 0) {
    result = makeDict(machine);
    mergeInto(machine, result, locals);
    mergeInto(machine, result, hidden);
  } else if (done) {
    machine.retain(locals);
  }
  machine.drop();
  machine.release(hidden);
  return result;
}

/** `frame_get_var`: what a variable refers to, through its cell where it has one; borrowed, or 0. */
function variable(machine: Machine, fp: number, info: CodeInfo, index: number): number {
  const value = machine.field(fp, Frame.localsPlus + index * 8);
  const boxed = (info.code.localsPlusKinds[index]! & (CELL | FREE)) !== 0;
  return boxed && value !== 0 && machine.typeOf(value) === T.cell ? machine.field(value, CellField.ref) : value;
}
