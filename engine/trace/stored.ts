import { deflateSync, Inflate, strFromU8, strToU8 } from 'fflate';
import { addressMap, MIB } from '../memory/address-map.js';
import type { Problem } from '../problem.js';
import type { Recording, Registers, Stretch } from './recording.js';
import type { Stored } from './state-at.js';

/**
 * A recording as bytes: `HWREC1`, then deflated: the length of a header (four bytes, little-endian), the header (JSON), and
 * the pages and logs of its stretches, in order. fflate makes the same bytes of the same input on every machine.
 */
const MAGIC = 'HWREC1';

/** What a run left behind besides its recording. */
export interface StoredRun extends Stored {
  readonly status: number;
  readonly output: string;
  readonly errors: string;
}

interface Header {
  readonly memory: number;
  readonly instructions: number;
  readonly lines: number;
  readonly end: number;
  readonly status: number;
  readonly errors: string;
  readonly source: readonly string[];
  readonly prints: readonly { readonly instruction: number; readonly text: string }[];
  readonly problem: Problem | null;
  readonly stretches: readonly {
    readonly instructions: number;
    readonly lines: number;
    readonly registers: Registers;
    readonly pages: number;
    readonly log: number;
  }[];
}

export function writeRecording(run: StoredRun): Uint8Array {
  const { recording } = run;
  const header: Header = {
    memory: recording.map.largeEnd - recording.map.large,
    instructions: recording.instructions,
    lines: recording.lines,
    end: recording.end,
    status: run.status,
    errors: run.errors,
    source: run.source,
    prints: run.prints,
    problem: run.problem,
    stretches: recording.stretches.map(({ instructions, lines, registers, pages, log }) => {
      return { instructions, lines, registers, pages: pages.length, log: log.length };
    }),
  };
  const head = strToU8(JSON.stringify(header));
  const parts: Uint8Array[] = [
    Uint8Array.of(head.length, head.length >> 8, head.length >> 16, head.length >>> 24),
    head,
  ];
  for (const stretch of recording.stretches) parts.push(stretch.pages, stretch.log);
  const packed = deflateSync(join(parts), { level: 9 });
  return join([strToU8(MAGIC), packed]);
}

/** Throws a sentence when the bytes are no recording, or damaged. */
export function readRecording(bytes: Uint8Array): StoredRun {
  if (strFromU8(bytes.subarray(0, MAGIC.length)) !== MAGIC) throw new Error('These bytes are not a recording.');
  try {
    return parse(unpack(bytes.subarray(MAGIC.length)));
  } catch {
    throw new Error('The recording is damaged.');
  }
}

function parse(bytes: Uint8Array): StoredRun {
  const length = bytes[0]! | (bytes[1]! << 8) | (bytes[2]! << 16) | (bytes[3]! << 24);
  const header = JSON.parse(strFromU8(bytes.subarray(4, 4 + length))) as Header;
  let at = 4 + length;
  const taken = (size: number): Uint8Array => {
    if (!Number.isInteger(size) || size < 0 || at + size > bytes.length) throw new Error('short');
    at += size;
    return bytes.slice(at - size, at);
  };
  const stretches: Stretch[] = header.stretches.map(({ instructions, lines, registers, pages, log }) => {
    return { instructions, lines, registers, pages: taken(pages), log: taken(log) };
  });
  if (stretches.length === 0 || !(header.memory > 0 && header.memory <= MOST_MEMORY)) throw new Error('empty');
  const recording: Recording = {
    map: addressMap(header.memory),
    stretches,
    instructions: header.instructions,
    lines: header.lines,
    end: header.end,
  };
  const output = header.prints.map(({ text }) => text).join('');
  return {
    recording,
    source: header.source,
    prints: header.prints,
    problem: header.problem,
    status: header.status,
    output,
    errors: header.errors,
  };
}

const MOST_MEMORY = 512 * MIB;
/** What a stored recording may unpack to: a file that claims more is no recording of ours. */
const MOST_BYTES = 1024 * MIB;
/** Unpacked piece by piece, so that a small file cannot ask for all of memory at once. */
const PIECE = 64 * 1024;

function unpack(packed: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [];
  let size = 0;
  const inflate = new Inflate((part) => {
    size += part.length;
    if (size > MOST_BYTES) throw new Error('too large');
    parts.push(part);
  });
  for (let at = 0; at < packed.length; at += PIECE)
    inflate.push(packed.subarray(at, at + PIECE), at + PIECE >= packed.length);
  return join(parts);
}

function join(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
