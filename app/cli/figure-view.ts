/** How a figure of the command line is drawn: by its options, and by what a session says of the step. */
import type { Anchor, Session } from '../../engine/session/format.js';
import type { StepIndex } from '../../engine/trace/state.js';
import { view } from '../../renderer/scene/view.js';
import type { Target, ViewOptions } from '../../renderer/scene/view.js';
import { Refusal } from './command.js';
import type { Arguments, Option } from './command.js';

export const VIEW_OPTIONS: Readonly<Record<string, Option>> = {
  view: { value: 'NAME', help: 'What is drawn: objects, memory, collector or struct (default: objects)' },
  object: { value: 'NAME', help: 'The object of a struct view: a name of the module, or a tag such as @C6' },
  theme: { value: 'NAME', help: 'light, dark, print or contrast' },
  size: { value: 'WxH', help: 'Pixels of the page (default: 1920x1080)' },
  strict: { help: 'Draw every object, small values too' },
  code: { help: 'Show the program beside the memory' },
  transparent: { help: 'Leave out the page colour' },
};

export function viewOf(args: Arguments, session: Session | null, program: string, step: StepIndex): ViewOptions {
  const { width, height } = sizeOf(args.text('size')) ?? session?.view ?? { width: 1920, height: 1080 };
  const frame = session?.keyFrames.find((each) => each.step === step);
  return view({
    theme: args.oneOf('theme', ['light', 'dark', 'print', 'contrast']) ?? session?.view.theme ?? 'light',
    width,
    height,
    strict: args.has('strict') || session?.view.strict === true,
    transparent: args.has('transparent'),
    code: args.has('code') ? { lines: program.split('\n') } : null,
    title: frame === undefined || frame.title === '' ? null : frame.title,
    hidden: frame?.hidden.flatMap(targets) ?? [],
    places: session?.places.flatMap(({ anchor, x, y }) =>
      anchor.kind === 'object' ? [{ object: anchor.object, x, y }] : [],
    ),
    notes: session?.notes
      .filter(({ from, to }) => from <= step && step <= to)
      .flatMap(({ text, anchor }) => targets(anchor).map((target) => ({ text, target }))),
  });
}

/** What a note points at in a figure; a line of code is not in it. */
function targets(anchor: Anchor): readonly Target[] {
  if (anchor.kind === 'line') return [];
  if (anchor.kind === 'object' || anchor.kind === 'frame') return [{ kind: anchor.kind, object: anchor.object }];
  return [{ kind: 'slot', object: anchor.object, slot: anchor.slot }];
}

function sizeOf(text: string | null): { width: number; height: number } | null {
  if (text === null) return null;
  const [, width, height] = /^(\d{3,5})x(\d{3,5})$/.exec(text) ?? [];
  if (width === undefined || Number(width) > 16384 || Number(height) > 16384)
    throw new Refusal(`--size is WIDTHxHEIGHT in pixels, at most 16384 each, not "${text}".`);
  return { width: Number(width), height: Number(height) };
}
