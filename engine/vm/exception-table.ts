/** A range of instructions and where an exception in it goes on (`get_exception_handler`, Python/ceval.c). */
export interface ExceptionEntry {
  readonly start: number;
  readonly end: number;
  readonly target: number;
  /** The depth that the value stack is popped to. */
  readonly depth: number;
  /** The number of the instruction is pushed under the exception. */
  readonly lasti: boolean;
}

/** Objects/exception_handling_notes.txt: entries of four numbers, six bits a byte; units become instruction numbers. */
export function readExceptionTable(
  table: Uint8Array,
  ordinalOf: (unit: number) => number,
  ordinalFrom: (unit: number) => number,
): ExceptionEntry[] {
  const entries: ExceptionEntry[] = [];
  let at = 0;
  const number = (): number => {
    let byte = table[at++]!;
    let value = byte & 63;
    while ((byte & 64) !== 0) {
      byte = table[at++]!;
      value = (value << 6) | (byte & 63);
    }
    return value;
  };
  while (at < table.length) {
    const start = number();
    const length = number();
    const target = number();
    const depthAndLasti = number();
    entries.push({
      start: ordinalFrom(start),
      end: ordinalFrom(start + length),
      target: ordinalOf(target),
      depth: depthAndLasti >> 1,
      lasti: (depthAndLasti & 1) !== 0,
    });
  }
  return entries;
}
