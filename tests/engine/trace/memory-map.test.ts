import { expect, test } from 'vitest';
import { StateReader } from '../../../engine/index.js';
import { BASE, MIB } from '../../../engine/memory/address-map.js';
import { BlockState, type MemoryMap, type PoolMap } from '../../../engine/trace/heap-view.js';
import { memoryMap } from '../../../engine/trace/memory-map.js';
import { tenantsOf } from '../../../engine/trace/tenants.js';
import { programOf } from '../../programs/program.js';
import { recordingOf } from '../laws/laws.js';

const TEXT = 'class Node:\n    pass\na = Node()\na.me = a\nxs = list(range(100))\ndel a\nb = Node()\ndel xs\npass\n';
const reader = new StateReader(recordingOf(programOf(TEXT))!);
const at = (step: number): MemoryMap => memoryMap(reader, { step });
const pools = (map: MemoryMap): readonly PoolMap[] => map.arenas.flatMap((arena) => arena.pools);

test('the parts of the arenas make the whole, at every step', () => {
  for (let step = 0; step <= reader.steps; step++) {
    const { figures, arenas } = at(step);
    expect(arenas.length * MIB).toBe(figures.arenas);
    const { used, free, untouched, overhead, pools: empty } = figures;
    expect(used + free + untouched + overhead + empty).toBe(figures.arenas);
    expect(figures.asked + figures.rounding).toBe(figures.used);
  }
});

test('every block in use has an owner, and is as large as that needs', () => {
  for (let step = 0; step <= reader.steps; step++) {
    const map = at(step);
    expect(map.kinds).not.toContain('unknown');
    for (const pool of pools(map))
      pool.asked.forEach((need, index) => {
        expect(need).toBeLessThanOrEqual(pool.blockSize);
        expect(pool.order[index]! > 0).toBe(pool.states[index] === BlockState.free);
      });
    for (const block of map.large) expect(block.asked).toBeLessThanOrEqual(block.size);
  }
});

test('blocks in use are counted as their pools count them', () => {
  for (const pool of pools(at(reader.steps)))
    expect(pool.states.filter((state) => state !== BlockState.free)).toHaveLength(pool.used);
});

test('every object of the heap lies in the block of its own number', () => {
  const map = at(6);
  const owned = new Set(pools(map).flatMap((pool) => [...pool.births].filter((birth, i) => pool.objects[i] === birth)));
  for (const { birth, object } of map.large) if (birth === object) owned.add(birth);
  for (const object of reader.atStep(6).objects) if (!object.builtin) expect(owned).toContain(object.id);
});

test('what no frame reaches is marked', () => {
  const lost = (step: number): number =>
    pools(at(step)).reduce(
      (sum, { states }) => sum + states.filter((state) => state === BlockState.unreachable).length,
      0,
    );
  const del = reader.steps - 3;
  expect(lost(del - 1)).toBe(0);
  expect(lost(del)).toBeGreaterThan(0);
});

test('a large block is told with what it holds', () => {
  const map = at(reader.steps - 2);
  expect(map.large.map(({ kind }) => map.kinds[kind])).toContain('the items of a list');
});

test('the tenants of a block follow each other', () => {
  const objects = reader.atStep(reader.steps).objects.filter(({ builtin }) => !builtin);
  for (const object of objects) {
    const block = object.address - BASE - (object.generation === null && object.shape !== 'instance' ? 0 : 16);
    const tenants = tenantsOf(reader, reader.steps, block + BASE);
    tenants.forEach((tenant, index) => {
      const next = tenants[index - 1];
      expect(tenant.to === null ? index === 0 : true).toBe(true);
      if (next) expect(tenant.to).toBeLessThanOrEqual(next.from);
    });
  }
});

test('a list that is gone was a tenant from one step to another', () => {
  const born = reader.steps - 4;
  const list = reader.atStep(born).objects.find(({ type, length }) => type === 'list' && length === 100)!;
  const [tenant] = tenantsOf(reader, reader.steps, list.address - 16);
  expect(tenant).toMatchObject({ kind: 'list', object: list.id, from: born, line: 5, to: reader.steps - 1 });
});
