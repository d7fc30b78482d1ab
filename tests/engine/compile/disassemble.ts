/** Code objects as the text tables that `disassembly.txt` holds. */
import type { Code, Constant } from '../../../engine/compile/code.js';
import { Op, opcodeAt } from '../../../engine/compile/opcode.js';

function floatHex(value: number): string {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  return view.getBigUint64(0).toString(16).padStart(16, '0');
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

function constantText(constant: Constant): string {
  switch (constant.kind) {
    case 'none':
      return 'None';
    case 'ellipsis':
      return '...';
    case 'bool':
      return constant.value ? 'True' : 'False';
    case 'int':
      return String(constant.value);
    case 'float':
      return `float ${floatHex(constant.value)}`;
    case 'complex':
      return `complex ${floatHex(constant.real)} ${floatHex(constant.imag)}`;
    case 'str':
      return JSON.stringify(constant.value);
    case 'bytes':
      return `b${hex(constant.value)}`;
    case 'tuple':
      return `(${constant.items.map(constantText).join(', ')})`;
    case 'frozenset':
      return `{${constant.items.map(constantText).sort().join(', ')}}`;
    case 'code':
      return `<code ${constant.code.name}>`;
  }
}

/** `line:column-endColumn` for each unit of code, read back from the line table (Objects/locations.md). */
function locations(code: Code): string[] {
  const bytes = code.lineTable;
  const places: string[] = [];
  let at = 0;
  let line = code.firstLine;
  const unsigned = (): number => {
    let value = 0;
    for (let shift = 0; ; shift += 6) {
      const byte = bytes[at++]!;
      value |= (byte & 63) << shift;
      if ((byte & 64) === 0) return value;
    }
  };
  const signed = (): number => {
    const value = unsigned();
    return (value & 1) === 1 ? -(value >> 1) : value >> 1;
  };
  while (at < bytes.length) {
    const start = bytes[at++]!;
    const form = (start >> 3) & 15;
    let place = '-';
    if (form === 14) {
      line += signed();
      const endLine = line + unsigned();
      const column = unsigned() - 1;
      const endColumn = unsigned() - 1;
      place = endLine === line ? `${line}:${column}-${endColumn}` : `${line}:${column}-${endLine}:${endColumn}`;
    } else if (form === 13) {
      line += signed();
      place = `${line}`;
    } else if (form >= 10 && form < 13) {
      line += form - 10;
      place = `${line}:${bytes[at++]!}-${bytes[at++]!}`;
    } else if (form < 10) {
      const second = bytes[at++]!;
      const column = form * 8 + (second >> 4);
      place = `${line}:${column}-${column + (second & 15)}`;
    }
    for (let unit = 0; unit <= (start & 7); unit++) places.push(place);
  }
  return places;
}

function hint(code: Code, op: number, arg: number): string {
  const { argument } = opcodeAt(op);
  if (argument === 'const') return constantText(code.consts[arg]!);
  if (argument === 'local' || argument === 'cell') return code.localsPlusNames[arg]!;
  if (argument !== 'name') return '';
  const shift = op === Op.LOAD_SUPER_ATTR ? 2 : op === Op.LOAD_ATTR || op === Op.LOAD_GLOBAL ? 1 : 0;
  return code.names[arg >> shift]!;
}

/** The table of a code object and, after it, of those in its constants. */
export function disassemble(code: Code): string[] {
  const counts = `${code.argCount},${code.posOnlyArgCount},${code.kwOnlyArgCount}`;
  const head = `line=${code.firstLine} flags=0x${code.flags.toString(16)} stack=${code.stackSize} args=${counts}`;
  const rows = [`code ${code.qualname} ${head}`];
  const kinds = code.localsPlusNames.map((name, index) => {
    const kind = code.localsPlusKinds[index]!;
    return `${name}${(kind & 0x40) === 0 ? '' : ' cell'}${(kind & 0x80) === 0 ? '' : ' free'}`;
  });
  if (kinds.length > 0) rows.push(`  locals ${kinds.join(', ')}`);
  const places = locations(code);
  let extended = 0;
  for (let unit = 0; unit < code.bytecode.length / 2; unit++) {
    const op = code.bytecode[2 * unit]!;
    const arg = code.bytecode[2 * unit + 1]! | (extended << 8);
    if (op === Op.CACHE) continue;
    extended = op === Op.EXTENDED_ARG ? arg : 0;
    if (op === Op.EXTENDED_ARG) continue;
    const meaning = hint(code, op, arg);
    const words = `${opcodeAt(op).name} ${arg}${meaning === '' ? '' : ` ${meaning}`}`;
    rows.push(`  ${String(unit).padStart(4)} ${words}  @${places[unit]!}`);
  }
  if (code.exceptionTable.length > 0) rows.push(`  handlers ${hex(code.exceptionTable)}`);
  for (const constant of code.consts) if (constant.kind === 'code') rows.push(...disassemble(constant.code));
  return rows;
}
