/** The collection of the fake engine: the objects of a state, of which the unreachable ones are collected. */
import type { CollectionTrace, CollectorEvent, CollectorState } from '../../engine/trace/collection-view.js';
import type { State } from '../../engine/trace/state.js';

export function collectorAt(state: State): CollectorState {
  const tracked = state.objects.filter(({ generation }) => generation !== null).map(({ id }) => id);
  const none = { tracked: [], others: 0, count: 0, threshold: 10 };
  return { enabled: true, generations: [{ tracked, others: 0, count: tracked.length, threshold: 700 }, none, none] };
}

export function collectionOf(state: State): CollectionTrace {
  const tracked = state.objects.filter(({ generation }) => generation !== null);
  const lost = tracked.filter((object) => object.state === 'unreachable');
  const events: CollectorEvent[] = [
    { kind: 'merge', phase: 1, step: 18, generation: 0, objects: tracked.length },
    ...tracked.map(({ id }): CollectorEvent => ({ kind: 'copy', phase: 2, step: 18, object: id, after: 1 })),
    ...lost.flatMap(({ slots, id }): CollectorEvent[] =>
      slots
        .filter(({ to }) => lost.some((other) => other.id === to))
        .map(({ name, to }) => ({
          kind: 'subtract',
          phase: 3,
          step: 18,
          from: id,
          object: to!,
          name,
          before: 1,
          after: 0,
        })),
    ),
    ...lost.map(({ id }): CollectorEvent => ({ kind: 'suspect', phase: 4, step: 18, object: id })),
    ...lost.map(({ id }): CollectorEvent => ({ kind: 'clear', phase: 7, step: 18, object: id })),
  ];
  return {
    generation: 2,
    collected: lost.length,
    from: 18,
    to: 18,
    objects: tracked.map((object) => ({
      id: object.id,
      tag: object.tag,
      type: object.type,
      text: object.text,
      count: Number(object.count),
      taken: lost.includes(object) ? 1 : 0,
      left: lost.includes(object) ? 0 : 1,
      generation: 0,
      fate: lost.includes(object) ? 'collected' : 'outside',
    })),
    events,
    phases: [1, 2, 3, 4, 5, 6, 7].map((phase) => {
      const first = events.findIndex((event) => event.phase >= phase);
      return first < 0 ? events.length : first;
    }),
    omitted: 0,
  };
}
