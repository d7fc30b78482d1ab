/** Random states: some objects of every kind, joined at random, held by some frames. */
import fc from 'fast-check';
import type { HeapObject, State } from '../../engine/trace/state.js';
import { heap, type Ref, type Value } from './heap.js';

const states: HeapObject['state'][] = ['normal', 'normal', 'normal', 'new', 'changed', 'unreachable', 'freed'];

interface Seed {
  readonly kind: number;
  readonly size: number;
  readonly links: readonly number[];
  readonly state: number;
}

const seed: fc.Arbitrary<Seed> = fc.record({
  kind: fc.nat(7),
  size: fc.nat(12),
  links: fc.array(fc.nat(40), { maxLength: 5 }),
  state: fc.nat(states.length - 1),
});

/** Builds a state from numbers: object i is made from `seeds[i]`, frame k holds the objects of `frames[k]`. */
export function build(seeds: readonly Seed[], frames: readonly (readonly number[])[]): State {
  const h = heap('a random state');
  const made: Ref[] = [];
  const pick = (n: number): Value => made[n % Math.max(1, made.length)] ?? n;
  for (const { kind, size, links, state } of seeds) {
    const values: Value[] = [...Array.from({ length: size }, (_, i) => i * size), ...links.map(pick)];
    const fields = Object.fromEntries(values.slice(0, 9).map((value, i) => [`field${String(i)}`, value]));
    const ref =
      kind === 0
        ? h.list(...values)
        : kind === 1
          ? h.tuple(...values)
          : kind === 2
            ? h.set(...values)
            : kind === 3
              ? h.dict(...values.map((value, i): [Value, Value] => [`key ${String(i)}`, value]))
              : kind === 4
                ? h.fresh('text '.repeat(size))
                : kind === 5
                  ? h.other('function', 'function', 'f'.repeat(size + 1), fields)
                  : h.instance(kind === 6 ? 'Node' : 'ALongerTypeNameThanUsual', fields);
    made.push(ref);
    const name = states[state] ?? 'normal';
    if (name !== 'normal') h.mark(name, ref).countWas(ref, size);
  }
  seeds.forEach(({ kind, links }, i) => {
    const owner = made[i];
    if (owner && kind >= 6) h.put(owner, 'next', pick(links[0] ?? i));
  });
  frames.forEach((held, i) => {
    const names = Object.fromEntries(held.map((n, k) => [`name${String(k)}`, pick(n)]));
    if (i === 0) h.module(names, { unbound: ['gone'] });
    else h.frame(`call_${String(i)}`, names);
  });
  return h.state();
}

export const anyState: fc.Arbitrary<State> = fc
  .tuple(
    fc.array(seed, { maxLength: 18 }),
    fc.array(fc.array(fc.nat(30), { maxLength: 6 }), { minLength: 1, maxLength: 3 }),
  )
  .map(([seeds, frames]) => build(seeds, frames));
