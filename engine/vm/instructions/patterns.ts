import { Op } from '../../compile/opcode.js';
import { boolObject } from '../../object/int.js';
import { NONE } from '../../object/statics.js';
import { TypeFlag } from '../../object/struct.js';
import { FAIL, GO, type Handler } from '../machine.js';
import { matchClass, matchKeys } from '../match.js';

/** The match statement. */

/** Pushes whether the type of the subject has a flag. */
function matchFlag(flag: number): Handler {
  return (machine) => {
    const flags = machine.flagsOf(machine.typeOf(machine.top()));
    machine.memory.pushStatic(boolObject((flags & flag) !== 0));
    return GO;
  };
}

export const PATTERNS: Readonly<Record<number, Handler>> = {
  [Op.MATCH_MAPPING]: matchFlag(TypeFlag.mapping),
  [Op.MATCH_SEQUENCE]: matchFlag(TypeFlag.sequence),
  [Op.MATCH_KEYS]: (machine) => {
    const values = matchKeys(machine, machine.top(1), machine.top());
    if (values === 0) return FAIL;
    machine.memory.push(values);
    return GO;
  },
  [Op.MATCH_CLASS]: (machine, count) => {
    const found = matchClass(machine, machine.top(2), machine.top(1), count, machine.top());
    if (found === 0 && machine.raised) return FAIL;
    return machine.replace(3, found === 0 ? NONE : found);
  },
};
