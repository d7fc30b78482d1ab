import type { Reader } from '../object/referents.js';
import { cacheUnits, Op } from '../compile/opcode.js';
import { readPositions } from '../compile/position.js';
import { CodeObject, SIZE } from '../object/struct.js';

/** The line of each instruction of a code object, read from its bytecode and line table in memory. */
export class CodeLines {
  readonly #memory: Reader;
  readonly #lines = new Map<string, Int32Array>();

  constructor(memory: Reader) {
    this.#memory = memory;
  }

  /** The line of instruction `number` of a code object; 0 where there is none. `identity` tells codes at one address apart. */
  lineAt(code: number, identity: number, number: number): number {
    const key = `${code} ${identity}`;
    let lines = this.#lines.get(key);
    if (lines === undefined) {
      lines = this.#read(code);
      this.#lines.set(key, lines);
    }
    return lines[Math.min(Math.max(number, 0), lines.length - 1)] ?? 0;
  }

  #read(code: number): Int32Array {
    const { words, bytes } = this.#memory;
    const at = (offset: number): number => words[(code + offset) >> 2]!;
    const units = at(SIZE);
    const bytecode = bytes.slice(code + CodeObject.bytecode, code + CodeObject.bytecode + units * 2);
    const table = at(CodeObject.lineTable);
    const lineTable = bytes.slice(table + 32, table + 32 + words[(table + SIZE) >> 2]!);
    const positions = readPositions({ bytecode, lineTable, firstLine: at(CodeObject.firstLine) });
    const lines: number[] = [];
    for (let unit = 0; unit < units;) {
      const opcode = bytecode[unit * 2]!;
      if (opcode !== Op.EXTENDED_ARG) lines.push(positions[unit]!.line);
      unit += 1 + cacheUnits(opcode);
    }
    return Int32Array.from(lines);
  }
}
