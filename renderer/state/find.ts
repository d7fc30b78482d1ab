/** Finding names and objects of a step: by name, type, value, address or count. */
import type { State } from '../../engine/trace/state.js';
import type { Scene } from '../scene/scene.js';
import type { Selection } from './selection.js';

export interface Found {
  readonly selection: Selection;
  readonly text: string;
}

const MOST = 12;

/** `xs`, `list`, `@C6`, `0x7f00…`, `rc 2`: what fits, names first; of the objects, those that are drawn. */
export function findIn(state: State, scene: Scene | null, query: string): readonly Found[] {
  const wanted = query.trim().toLowerCase();
  if (wanted === '') return [];
  const names = state.frames.flatMap((frame) =>
    frame.slots
      .filter(({ name, to }) => to !== null && name.toLowerCase().includes(wanted))
      .map(({ name }): Found => ({
        selection: { kind: 'slot', object: frame.id, slot: name },
        text: `${name} in ${frame.name}`,
      })),
  );
  const count = /^(?:rc|count)\s*(\d+)$/.exec(wanted)?.[1];
  const objects = state.objects
    .filter((object) => scene?.objects.some((box) => box.object === object.id))
    .filter((object) => {
      if (count !== undefined) return object.count === Number(count);
      const { type, tag, address, text } = object;
      return [type, tag, `0x${address.toString(16)}`, text ?? ''].some((part) => part.toLowerCase().includes(wanted));
    })
    .map(({ id, type, tag }): Found => ({ selection: { kind: 'object', object: id }, text: `${type} ${tag}` }));
  return [...names, ...objects].slice(0, MOST);
}
