/** The open document: the program, what its author has added, and what of it is not saved yet. */
import type { Limits } from '../../engine/protocol.js';
import type { View } from '../../engine/session/format.js';
import { begin, change, redo, undo } from './history.js';
import type { History } from './history.js';
import type { Contents } from './session-file.js';
import type { Story } from './story.js';

export class OpenDocument {
  /** What `save` writes: the program alone, or a session. */
  kind = $state<'program' | 'session'>('session');
  name = $state('');
  /** Its file has lost something: what is sound goes into another file. */
  isDamaged = false;
  readonly filename: string;
  readonly stdin: string;
  readonly #sheet: View;
  /** Every value is drawn as an object of its own. */
  strict = $state(false);
  text = $state('');
  limits = $state.raw<Limits>({ instructions: 0, memory: 0, recursion: 0, output: 0 });
  #history = $state.raw<History<Story>>(begin<Story>({ title: '', keyFrames: [], notes: [], places: [] }));
  #saved = $state.raw<Pick<Contents, 'text' | 'story' | 'view'> | null>(null);

  readonly story: Story = $derived(this.#history.present);
  readonly canUndo = $derived(this.#history.past.length > 0);
  readonly canRedo = $derived(this.#history.future.length > 0);
  readonly view: View = $derived.by(() => viewOf(this.#sheet, this.strict));
  readonly isEdited = $derived(
    this.#saved === null ||
      this.#saved.text !== this.text ||
      this.#saved.story !== this.story ||
      (this.kind === 'session' && this.#saved.view.strict !== this.view.strict),
  );

  constructor(name: string, kind: 'program' | 'session', contents: Contents) {
    this.name = name;
    this.kind = kind;
    this.filename = contents.filename;
    this.stdin = contents.stdin;
    this.#sheet = contents.view;
    this.strict = contents.view.strict === true;
    this.text = contents.text;
    this.limits = contents.limits;
    this.#history = begin(contents.story);
    this.#saved = contents;
  }

  edit(how: (story: Story) => Story): void {
    this.#history = change(this.#history, how(this.story));
  }

  undo(): void {
    this.#history = undo(this.#history);
  }

  redo(): void {
    this.#history = redo(this.#history);
  }

  contents(recording: Uint8Array | null): Contents {
    const { filename, text, stdin, limits, view, story } = this;
    return { filename, text, stdin, limits, view, story, recording };
  }

  /** Takes what was written as the saved state; edits made meanwhile stay edits. */
  markSaved(name: string, kind: 'program' | 'session', written: Contents): void {
    this.name = name;
    this.kind = kind;
    this.isDamaged = false;
    this.#saved = written;
  }

  /** Work that came from elsewhere than its file, such as a journal: it counts as not saved. */
  markUnsaved(): void {
    this.#saved = null;
  }
}

function viewOf({ theme, width, height }: View, strict: boolean): View {
  return strict ? { theme, width, height, strict } : { theme, width, height };
}
