/** Pictures of whole runs: at every step the laws of geometry hold, and what survives stands where it stood. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { run } from '../run-figures.js';
import { brokenLaws } from './laws.js';

/** So many steps of a run at most, evenly chosen. */
const MOST_STEPS = 60;

const programs = readdirSync(join(import.meta.dirname, 'programs')).map((name) => name.replace(/\.py$/, ''));

test.each(programs)('pictures of %s', { timeout: 60_000 }, (program) => {
  const { steps, picture } = run(program);
  const stride = Math.max(1, Math.floor(steps / MOST_STEPS));
  const places = new Map<string, string>();
  for (let step = 0; step <= steps; step += stride) {
    const drawn = picture(step);
    expect(brokenLaws(drawn), `step ${String(step)}`).toEqual([]);
    for (const { id, rect, within } of drawn.objects) {
      if (within !== null) continue;
      const place = `${String(rect.x)}, ${String(rect.y)}`;
      expect(places.get(id) ?? place, `${id} at step ${String(step)}`).toBe(place);
      places.set(id, place);
    }
  }
  expect(places.size).toBeGreaterThan(0);
});
