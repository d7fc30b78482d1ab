/**
 * The editor of the program: CodeMirror in a shadow root, where its styles need no style element in the page, so that
 * the page's content policy can forbid those.
 */
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { python } from '@codemirror/lang-python';
import { bracketMatching, HighlightStyle, indentOnInput, indentUnit, syntaxHighlighting } from '@codemirror/language';
import { EditorState, RangeSet, StateEffect, StateField } from '@codemirror/state';
import type { Extension, Range } from '@codemirror/state';
import {
  Decoration,
  drawSelection,
  EditorView,
  gutterLineClass,
  GutterMarker,
  keymap,
  lineNumbers,
  placeholder,
} from '@codemirror/view';
import type { DecorationSet } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import type { Problem } from '../../engine/problem.js';

/** What the editor shows besides the text: 1-based lines, or null. */
export interface Marks {
  readonly ran: number | null;
  readonly next: number | null;
  readonly problem: Problem | null;
}

export interface Editor {
  mark(marks: Marks): void;
  /** Puts the cursor on a line, in sight, and the focus in the editor. */
  goToLine(line: number): void;
  /** Scrolls a line into sight without touching cursor or focus. */
  showLine(line: number): void;
  focus(): void;
  destroy(): void;
}

const setMarks = StateEffect.define<Marks>();
const NO_MARKS: Marks = { ran: null, next: null, problem: null };

class LineClass extends GutterMarker {
  override readonly elementClass: string;
  constructor(name: string) {
    super();
    this.elementClass = name;
  }
}

const RAN = new LineClass('cm-ran-number');
const NEXT = new LineClass('cm-next-number');
const WRONG = new LineClass('cm-wrong-number');

interface Drawn {
  readonly marks: Marks;
  readonly lines: DecorationSet;
  readonly numbers: RangeSet<GutterMarker>;
}

const drawnMarks = StateField.define<Drawn>({
  create: () => ({ marks: NO_MARKS, lines: Decoration.none, numbers: RangeSet.empty as RangeSet<GutterMarker> }),
  update(drawn, transaction) {
    const effect = transaction.effects.find((candidate) => candidate.is(setMarks));
    if (effect) return draw(transaction.state, effect.value);
    if (!transaction.docChanged) return drawn;
    const { marks, lines, numbers } = drawn;
    return { marks, lines: lines.map(transaction.changes), numbers: numbers.map(transaction.changes) };
  },
  provide: (field) => [
    EditorView.decorations.from(field, ({ lines }) => lines),
    gutterLineClass.from(field, ({ numbers }) => numbers),
  ],
});

function draw(state: EditorState, marks: Marks): Drawn {
  const lines: Range<Decoration>[] = [];
  const numbers: Range<GutterMarker>[] = [];
  const start = (line: number | null): number | null =>
    line === null || line < 1 || line > state.doc.lines ? null : state.doc.line(line).from;
  const ran = start(marks.ran);
  if (ran !== null) {
    lines.push(Decoration.line({ class: 'cm-ran' }).range(ran));
    numbers.push(RAN.range(ran));
  }
  const next = start(marks.next);
  if (next !== null) numbers.push(NEXT.range(next));
  const { problem } = marks;
  const wrong = problem ? start(problem.line) : null;
  if (problem && wrong !== null) {
    lines.push(Decoration.line({ class: 'cm-wrong' }).range(wrong));
    numbers.push(WRONG.range(wrong));
    const line = state.doc.lineAt(wrong);
    const from = Math.min(wrong + (problem.column ?? line.text.search(/\S|$/)), line.to);
    const end =
      problem.endColumn !== undefined && problem.endLine === problem.line ? wrong + problem.endColumn : line.to;
    const span = from < Math.min(end, line.to) ? { from, to: Math.min(end, line.to) } : wordAt(line);
    if (span.from < span.to)
      lines.push(
        Decoration.mark({ class: 'cm-wave', attributes: { title: problem.message } }).range(span.from, span.to),
      );
  }
  return { marks, lines: Decoration.set(lines, true), numbers: RangeSet.of(numbers, true) };
}

/** A line without its indent, for a problem that is at its very end. */
function wordAt(line: { readonly from: number; readonly to: number; readonly text: string }): {
  from: number;
  to: number;
} {
  return { from: line.from + line.text.search(/\S|$/), to: line.to };
}

/** Few colours: words of the language, strings, comments. */
const HIGHLIGHT = HighlightStyle.define([
  { tag: [tags.keyword, tags.bool, tags.null, tags.definitionKeyword, tags.operatorKeyword], color: 'var(--focus)' },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--changed)' },
  { tag: tags.comment, color: 'var(--secondary)' },
]);

const THEME = EditorView.theme({
  '&': { height: '100%', color: 'var(--ink)', backgroundColor: 'var(--bg)', fontSize: '0.8125rem' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.375rem', overflow: 'auto' },
  '.cm-content': { padding: '0 0 0.5rem', caretColor: 'var(--ink)' },
  '.cm-line': { padding: '0 0.5rem 0 0.625rem' },
  '.cm-gutters': { border: 'none', backgroundColor: 'var(--bg)', color: 'var(--secondary)' },
  '.cm-lineNumbers .cm-gutterElement': { minWidth: '2.375rem', padding: '0 0.375rem 0 1rem', position: 'relative' },
  '.cm-ran': { backgroundColor: 'var(--focus-tint)', forcedColorAdjust: 'none' },
  '.cm-ran-number': {
    backgroundColor: 'var(--focus-tint)',
    color: 'var(--focus)',
    fontWeight: '700',
    boxShadow: 'inset 4px 0 var(--focus)',
  },
  '.cm-next-number::before': {
    content: '""',
    position: 'absolute',
    left: '0.5625rem',
    top: '0.4375rem',
    borderLeft: '0.3125rem solid var(--secondary)',
    borderTop: '0.25rem solid transparent',
    borderBottom: '0.25rem solid transparent',
    forcedColorAdjust: 'none',
  },
  '.cm-wrong': { backgroundColor: 'var(--error-tint)', forcedColorAdjust: 'none' },
  '.cm-wrong-number': {
    backgroundColor: 'var(--error-tint)',
    color: 'var(--error)',
    fontWeight: '700',
    boxShadow: 'inset 4px 0 var(--error)',
  },
  '.cm-wave': { textDecoration: 'underline wavy var(--error)', textUnderlineOffset: '3px' },
  '.cm-placeholder': { color: 'var(--secondary)', fontFamily: 'var(--sans)' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '.cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground': {
    backgroundColor: 'color-mix(in srgb, var(--focus) 25%, transparent)',
  },
  '&.cm-focused .cm-matchingBracket': { backgroundColor: 'var(--hover)', outline: '1px solid var(--control)' },
});

/** How long Tab leaves the editor after Escape, in milliseconds. */
const LEAVING = 3000;

export function editor(parent: HTMLElement, text: string, onChange: (text: string) => void): Editor {
  const root = parent.shadowRoot ?? parent.attachShadow({ mode: 'open' });
  const extensions: Extension = [
    lineNumbers(),
    history(),
    drawSelection(),
    indentUnit.of('    '),
    EditorState.tabSize.of(4),
    indentOnInput(),
    bracketMatching(),
    python(),
    syntaxHighlighting(HIGHLIGHT),
    placeholder('Type Python here, then press Ctrl Enter.'),
    keymap.of([
      {
        key: 'Escape',
        run(view) {
          view.setTabFocusMode(LEAVING);
          return false;
        },
      },
      indentWithTab,
      ...defaultKeymap.filter(({ key }) => key !== 'Mod-Enter'),
      ...historyKeymap,
    ]),
    EditorView.contentAttributes.of({ 'aria-label': 'Program', tabindex: '0' }),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) onChange(update.state.doc.toString());
    }),
    drawnMarks,
    THEME,
  ];
  const view = new EditorView({
    state: EditorState.create({ doc: text, extensions }),
    parent: root as unknown as Element,
    root,
  });

  const lineAt = (line: number): number => view.state.doc.line(Math.min(Math.max(line, 1), view.state.doc.lines)).from;
  return {
    mark: (marks) => view.dispatch({ effects: setMarks.of(marks) }),
    goToLine(line) {
      const at = lineAt(line);
      view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: 'center' }) });
      view.focus();
    },
    showLine(line) {
      view.dispatch({ effects: EditorView.scrollIntoView(lineAt(line), { y: 'nearest', yMargin: 44 }) });
    },
    focus: () => view.focus(),
    destroy: () => view.destroy(),
  };
}
