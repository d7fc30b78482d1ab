import type { Code } from './code.js';

/** Where an instruction stands in the source: lines from 1 (0: none), columns from 0 in UTF-8 bytes (-1: none). */
export interface Position {
  readonly line: number;
  readonly endLine: number;
  readonly column: number;
  readonly endColumn: number;
}

const NONE: Position = { line: 0, endLine: 0, column: -1, endColumn: -1 };

/** Objects/locations.md: the line table, decoded to a position for each code unit. */
export function readPositions(code: Pick<Code, 'lineTable' | 'firstLine' | 'bytecode'>): Position[] {
  const table = code.lineTable;
  const positions: Position[] = [];
  let at = 0;
  let line = code.firstLine;
  const number = (): number => {
    let byte = table[at++]!;
    let value = byte & 63;
    for (let shift = 6; (byte & 64) !== 0; shift += 6) {
      byte = table[at++]!;
      value |= (byte & 63) << shift;
    }
    return value;
  };
  const signed = (): number => {
    const value = number();
    return (value & 1) !== 0 ? -(value >> 1) : value >> 1;
  };
  while (at < table.length) {
    const head = table[at++]!;
    const form = (head >> 3) & 15;
    const units = (head & 7) + 1;
    let position: Position;
    if (form < 10) {
      const byte = table[at++]!;
      const column = form * 8 + (byte >> 4);
      position = { line, endLine: line, column, endColumn: column + (byte & 15) };
    } else if (form < 13) {
      line += form - 10;
      const column = table[at++]!;
      position = { line, endLine: line, column, endColumn: table[at++]! };
    } else if (form === 13) {
      line += signed();
      position = { line, endLine: line, column: -1, endColumn: -1 };
    } else if (form === 14) {
      line += signed();
      const endLine = line + number();
      const column = number() - 1;
      position = { line, endLine, column, endColumn: number() - 1 };
    } else {
      position = NONE;
    }
    for (let unit = 0; unit < units; unit++) positions.push(position);
  }
  while (positions.length < code.bytecode.length / 2) positions.push(NONE);
  return positions;
}
