import { toVirtual } from '../memory/address-map.js';
import { keysSize } from '../object/dict-keys.js';
import {
  DICT_ARRAY,
  FLOAT_CHAIN,
  FREE_ARRAY,
  FREE_TUPLE_SIZE,
  KEYS_ARRAY,
  LIST_ARRAY,
  parked,
  tupleChain,
} from '../object/free-list.js';
import { isInterned } from '../object/str.js';
import { GC_HEAD, TYPE } from '../object/struct.js';
import { T } from '../object/type-table.js';
import { checkGenerations, checkTracking } from './generation-order.js';
import { type Blocks, checkHeapOrder, type Tell } from './heap-order.js';
import { blockOf, headSize, isStaticAddress, type Running, tagOf } from './identity.js';
import { structSize } from './struct-size.js';
import { type Ledger, partsOf, readLedger } from './ledger.js';
import { typeName } from './literal.js';
import { Player } from './player.js';
import type { Recording } from './recording.js';

/** Something that memory does not explain. */
export interface AuditProblem {
  /** Line steps and instructions that were over when it was first seen. */
  readonly step: number;
  readonly instruction: number;
  /** One sentence. */
  readonly what: string;
  /** As a program sees it; 0 where it is about no place. */
  readonly address: number;
  /** Short name of the place, such as `@C6`; empty outside of the heap. */
  readonly tag: string;
}

export interface AuditReport {
  /** Moments that were looked at. */
  readonly steps: number;
  readonly problems: readonly AuditProblem[];
}

/** A problem that lasts is told once; more than these are not told. */
const MOST_PROBLEMS = 200;

/**
 * Proves a recording by reading memory alone, after every line step or every `at` instructions: that each count is the
 * number of references to be found, that the allocator's and the collector's lists are consistent, and that each block
 * belongs to exactly one owner.
 */
export function audit(recording: Recording, at: 'step' | number = 'step'): AuditReport {
  const player = new Player(recording);
  const moments = at === 'step' ? recording.lines + 1 : Math.floor(recording.end / at) + 1;
  const problems: AuditProblem[] = [];
  let lasting = new Set<string>();
  for (let moment = 0; moment < moments && problems.length < MOST_PROBLEMS; moment++) {
    if (at === 'step') player.seekStep(moment);
    else player.seekInstruction(moment * at);
    const seen = new Set<string>();
    auditMemory(player.image, (address, what) => {
      const key = `${address} ${what}`;
      seen.add(key);
      if (lasting.has(key)) return;
      const tag =
        address >= player.image.map.births || address === 0 || isStaticAddress(address)
          ? ''
          : placeOf(player.image, address);
      problems.push({ step: player.lines, instruction: player.instruction, what, address: toVirtual(address), tag });
    });
    lasting = seen;
  }
  return { steps: moments, problems };
}

function placeOf(memory: Running, address: number): string {
  return memory.words[(address + TYPE) >> 2] === 0 ? '' : tagOf(memory, address);
}

/** Proves one moment. */
export function auditMemory(memory: Running, tell: Tell): void {
  const blocks = checkHeapOrder(memory, tell);
  const tracked = checkGenerations(memory, tell);
  const ledger = readLedger(memory, tracked);
  const owners = new Owners(memory, blocks, tell);
  for (const object of ledger.objects) {
    owners.claim(blockOf(memory, object), headSize(memory, object) + structSize(memory, object), () =>
      named(memory, object),
    );
    for (const { block, what } of partsOf(memory, object)) owners.claim(block, 0, () => what);
    if (headSize(memory, object) > 0) checkTracking(memory, object, tracked, tell);
    checkCount(memory, object, ledger, tell);
  }
  for (const object of ledger.statics)
    for (const { block, what } of partsOf(memory, object)) owners.claim(block, 0, () => what);
  for (const [keys, users] of ledger.keyTables) {
    owners.claim(keys, keysSize(memory.words, keys), () => 'the keys of a dict');
    const count = memory.words[keys >> 2]!;
    if (count < users.living || count > users.living + users.dying) {
      tell(keys, `A key table has count ${count}, and ${users.living} dicts and classes use it.`);
    }
  }
  for (const block of ledger.blocks) owners.claim(block, 0, () => 'what is being taken apart');
  checkParked(memory, owners, tell);
  owners.findLeaks();
}

function checkCount(memory: Running, object: number, ledger: Ledger, tell: Tell): void {
  const count = memory.words[object >> 2]!;
  const found = ledger.references.get(object) ?? 0;
  if (count < 0 || count === found) return;
  tell(
    object,
    `${capital(named(memory, object))} has count ${count}, and ${found} ${found === 1 ? 'reference is' : 'references are'} to be found.`,
  );
}

function named(memory: Running, object: number): string {
  const name = typeName(memory, memory.words[(object + TYPE) >> 2]!);
  return `${/^[aeiou]/iu.test(name) ? 'an' : 'a'} ${name}`;
}

function capital(text: string): string {
  return text[0]!.toUpperCase() + text.slice(1);
}

/** Who owns each block that is handed out. */
class Owners {
  readonly #memory: Running;
  readonly #blocks: Blocks;
  readonly #tell: Tell;
  readonly #owners = new Map<number, string>();

  constructor(memory: Running, blocks: Blocks, tell: Tell) {
    this.#memory = memory;
    this.#blocks = blocks;
    this.#tell = tell;
  }

  claim(block: number, size: number, who: () => string): void {
    if (isStaticAddress(block)) return;
    const has = this.#blocks.get(block);
    if (has === undefined) return this.#tell(block, `${capital(who())} lies where no block is handed out.`);
    if (has < size) this.#tell(block, `${capital(who())} needs ${size} bytes, and its block has ${has}.`);
    const other = this.#owners.get(block);
    if (other !== undefined) return this.#tell(block, `${capital(who())} and ${other} lie in one block.`);
    this.#owners.set(block, who());
  }

  /** Blocks that nobody owns. Interned strings live as long as the interpreter, whether anything refers to them or not. */
  findLeaks(): void {
    const words = this.#memory.words;
    for (const [block, size] of this.#blocks) {
      if (this.#owners.has(block)) continue;
      if (words[block >> 2]! < 0 && words[(block + TYPE) >> 2] === T.str && isInterned(words, block)) continue;
      this.#tell(block, `A block of ${size} bytes is handed out, and nothing owns it.`);
    }
  }
}

/** The free lists of floats, tuples, lists, dicts and key tables. */
function checkParked(memory: Running, owners: Owners, tell: Tell): void {
  const at = (address: number): number => memory.words[address >> 2]!;
  const chains = [FLOAT_CHAIN, ...Array.from({ length: FREE_TUPLE_SIZE }, (_, index) => tupleChain(index + 1))];
  for (const chain of chains) {
    let length = 0;
    for (let object = at(chain.first); object !== 0 && length <= chain.most; object = at(object + chain.link)) length++;
    if (length !== at(chain.count)) {
      tell(chain.first, `A free list counts ${at(chain.count)} objects, and has ${length}.`);
      if (length > chain.most) return;
    }
  }
  for (const array of [LIST_ARRAY, DICT_ARRAY, KEYS_ARRAY]) {
    if (at(array) < 0 || at(array) > FREE_ARRAY) return tell(array, `A free list counts ${at(array)} objects.`);
  }
  for (const { kind, object } of parked(at)) {
    const head = kind === 'float' || kind === 'keys' ? 0 : GC_HEAD;
    const size = { float: 24, tuple: 24 + 16, list: 40 + 16, dict: 48 + 16, keys: 120, slice: 40 + 16 }[kind];
    owners.claim(object - head, size, () => `a ${kind} on its free list`);
  }
}
