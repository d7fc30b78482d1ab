import { BASE, POOL_SIZE } from '../memory/address-map.js';
import { LARGE_USED, Pool } from '../memory/heap-layout.js';
import { GC_HEAD } from '../object/struct.js';
import { parked } from '../object/free-list.js';
import { blockOwners, unclaimed } from './block-owner.js';
import type { Tenant } from './heap-view.js';
import { identityOf, type Running } from './identity.js';
import type { StateReader } from './state-at.js';
import type { StepIndex } from './state.js';

/** Tenants of a block that are told: the last ones. */
const MOST_TENANTS = 6;

/**
 * Who lived in a block up to a step, the last first. The births of a block have ever higher numbers, and what has left
 * does not come back under its number: so each beginning and end is found by halving the run.
 */
export function tenantsOf(reader: StateReader, step: StepIndex, address: number): Tenant[] {
  const block = address - BASE;
  const { image } = reader.player;
  const births = image.map.births + (block >> 4) * 4;
  if (block <= 0 || block >= image.map.largeEnd) return [];
  const birthAt = (at: StepIndex): number => {
    reader.player.seekStep(at);
    return image.get(births);
  };
  const tenants: Tenant[] = [];
  const end = Math.min(step, reader.steps);
  for (let last = end; last >= 0 && tenants.length < MOST_TENANTS;) {
    const birth = birthAt(last);
    if (birth === 0) break;
    const from = firstStep(0, last, (at) => birthAt(at) === birth);
    const gone = firstStep(from, last + 1, (at) => {
      reader.player.seekStep(at);
      return !isHandedOut(image, block);
    });
    const alive = gone - 1;
    // What came and went within one step is not seen between steps: only its number is.
    if (alive >= from) {
      const lives = gone > end;
      tenants.push({
        ...tenant(reader, block, alive, birth),
        from,
        line: from === 0 ? null : reader.lineOf(from),
        to: lives ? null : gone,
      });
    }
    last = from - 1;
  }
  reader.player.seekStep(end);
  return tenants;
}

/** The first step from `low` on for which something holds that goes on to hold; `high` where it never does before. */
function firstStep(low: StepIndex, high: StepIndex, holds: (at: StepIndex) => boolean): StepIndex {
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Whether a block is neither free nor waiting on a free list. */
function isHandedOut(memory: Running, block: number): boolean {
  const at = (address: number): number => memory.words[address >> 2]!;
  if (parked(at).some(({ kind, object }) => object - (kind === 'float' || kind === 'keys' ? 0 : GC_HEAD) === block))
    return false;
  if (block >= memory.map.large) return (at(block - 8) & LARGE_USED) !== 0;
  const pool = block & -POOL_SIZE;
  if (at(pool + Pool.count) === 0) return false;
  for (let free = at(pool + Pool.freeBlock); free !== 0; free = at(free)) if (free === block) return false;
  return true;
}

function tenant(
  reader: StateReader,
  block: number,
  step: StepIndex,
  birth: number,
): Pick<Tenant, 'birth' | 'kind' | 'object'> {
  reader.player.seekStep(step);
  const { image } = reader.player;
  const owner = blockOwners(image).get(block) ?? unclaimed(image, block);
  return { birth, kind: owner.what, object: owner.at === 0 ? 0 : identityOf(image, owner.at) };
}
