/** Figures of the other views: the memory map, a collection, the bytes of one object. */
import type { EngineApi, RunReport } from '../../engine/protocol.js';
import type { HeapObject, State } from '../../engine/trace/state.js';
import { collectorFigure } from '../../renderer/scene/collector-figure.js';
import { memoryFigure } from '../../renderer/scene/memory-figure.js';
import type { Scene } from '../../renderer/scene/scene.js';
import { structFigure } from '../../renderer/scene/struct-figure.js';
import type { ViewOptions } from '../../renderer/scene/view.js';
import { Refusal } from './command.js';

export async function panelFigure(
  kind: 'memory' | 'collector' | 'struct',
  engine: EngineApi,
  report: RunReport,
  state: State,
  options: ViewOptions,
  wanted: string | null,
): Promise<Scene> {
  const { step } = state;
  if (kind === 'memory') return memoryFigure(await engine.memory({ step }), state, options);
  if (kind === 'collector') {
    const span = report.timeline?.collections.find(({ from, to }) => from <= step && step <= to);
    const trace = span ? await engine.collection(span.from, span.index) : null;
    return collectorFigure(trace, await engine.collector(step), state, options);
  }
  const object = wanted === null ? objectOfStep(state) : objectNamed(state, wanted);
  const inspection = object && (await engine.inspect({ step }, object.id));
  if (!inspection)
    throw new Refusal(`There is no object ${wanted === null ? 'of the program' : `"${wanted}"`} at step ${step}.`);
  return structFigure(inspection, state, options);
}

/** What the step is about: something new, else something changed, else the youngest object. */
function objectOfStep(state: State): HeapObject | undefined {
  const own = state.objects.filter((object) => !object.builtin && object.state !== 'freed');
  return (
    own.findLast((object) => object.state === 'new') ??
    own.findLast((object) => object.state === 'changed') ??
    own.at(-1)
  );
}

/** The object that a name refers to, that of the newest frame first; or the one at a tag. */
function objectNamed(state: State, wanted: string): HeapObject | undefined {
  const slot = state.frames
    .toReversed()
    .flatMap(({ slots }) => slots)
    .find(({ name, to }) => name === wanted && to !== null);
  return state.objects.find(({ id, tag }) => (slot ? id === slot.to : tag === wanted || tag === `@${wanted}`));
}
