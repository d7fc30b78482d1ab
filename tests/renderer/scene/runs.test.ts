/** Pictures of whole runs: at every step the laws of geometry hold, and what survives stands where it stood. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DEFAULT_LIMITS, runText, StateReader, storedRun } from '../../../engine/index.js';
import { pictureOf, plannedSteps, planRun } from '../../../renderer/scene/storyboard.js';
import { view } from '../../../renderer/scene/view.js';
import { brokenLaws } from './laws.js';

const FOLDER = join(import.meta.dirname, 'programs');
/** So many steps of a run at most, evenly chosen. */
const MOST_STEPS = 60;

const files = readdirSync(FOLDER).filter((name) => name.endsWith('.py'));

test.each(files)('pictures of %s', (filename) => {
  const program = { text: readFileSync(join(FOLDER, filename), 'utf8'), filename, stdin: '', limits: DEFAULT_LIMITS };
  const result = runText(program);
  if ('problem' in result) throw new Error(result.problem?.message);
  const reader = new StateReader(storedRun(result.run, program));
  const options = view();
  const planned = planRun(
    plannedSteps(reader.steps).map((step) => reader.atStep(step)),
    options,
  );
  const stride = Math.max(1, Math.floor(reader.steps / MOST_STEPS));
  const places = new Map<string, string>();
  for (let step = 0; step <= reader.steps; step += stride) {
    const drawn = pictureOf(reader.atStep(step), options, planned);
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
