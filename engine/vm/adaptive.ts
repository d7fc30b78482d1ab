import type { CodeInfo } from './machine.js';

/**
 * When an instruction is specialized (Include/internal/pycore_code.h, `adaptive_counter_*`): at its second run; after a
 * failure later and later; and again once its special form was missed often enough. Only forms that ask for other memory
 * than the plain one are told apart. `memoA` has the counter, in which 0 is the one to begin with; `memoB` the form.
 */
const BACKOFF_BITS = 4;
const BACKOFF_MASK = (1 << BACKOFF_BITS) - 1;
const BACKOFF_MOST = 12;
const WARM_UP = (1 << BACKOFF_BITS) | 1;
const COOL_DOWN = 52 << BACKOFF_BITS;

/** The special form of an instruction; 0 while it has none. */
export function formOf(info: CodeInfo, pc: number): number {
  return info.memoB[pc]!;
}

/** A plain run: true when the instruction is to be specialized first. */
export function countDown(info: CodeInfo, pc: number): boolean {
  const counter = info.memoA[pc]! ^ WARM_UP;
  if (counter >> BACKOFF_BITS === 0) return true;
  info.memoA[pc] = (counter - (1 << BACKOFF_BITS)) ^ WARM_UP;
  return false;
}

/** It was tried: `form` 0 where the operands have no special form. */
export function specialize(info: CodeInfo, pc: number, form: number): void {
  info.memoB[pc] = form;
  if (form !== 0) {
    info.memoA[pc] = COOL_DOWN ^ WARM_UP;
    return;
  }
  const backoff = Math.min(((info.memoA[pc]! ^ WARM_UP) & BACKOFF_MASK) + 1, BACKOFF_MOST);
  // The plain form runs now, and counts down once.
  info.memoA[pc] = (((((1 << backoff) - 1) << BACKOFF_BITS) | backoff) - (1 << BACKOFF_BITS)) ^ WARM_UP;
}
