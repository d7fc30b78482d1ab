/** The banners: one fact, one sentence, at most two things to do. Wording of the window's design, section 6. */
import type { Problem } from '../../engine/problem.js';
import type { RunReport } from '../../engine/protocol.js';

export interface BannerAction {
  readonly label: string;
  readonly does:
    | { readonly kind: 'go to line'; readonly line: number }
    | { readonly kind: 'go to last step' }
    | { readonly kind: 'raise the limit' }
    | { readonly kind: 'run' }
    | { readonly kind: 'save as' }
    | { readonly kind: 'overwrite' }
    | { readonly kind: 'restore' }
    | { readonly kind: 'discard' }
    | { readonly kind: 'copy details' };
}

export interface Banner {
  /** Of two banners the graver is shown. Errors stay; a warning can be closed. */
  readonly gravity: 'error' | 'warning';
  readonly fact: string;
  readonly sentence: string;
  readonly actions: readonly BannerAction[];
  /** What a damaged file has kept and lost, line by line. */
  readonly parts?: readonly { readonly sound: boolean; readonly name: string; readonly state: string }[];
}

const count = (number: number, one: string, many = `${one}s`): string =>
  `${number.toLocaleString('en-US')} ${number === 1 ? one : many}`;

const goToLine = (line: number | null): readonly BannerAction[] =>
  line === null ? [] : [{ label: `Go to line ${line}`, does: { kind: 'go to line', line } }];

const LAST_STEP: BannerAction = { label: 'Go to the last step', does: { kind: 'go to last step' } };
const RAISE: BannerAction = { label: 'Raise the limit and run again', does: { kind: 'raise the limit' } };

/** What a run that did not go well says; null for one that did. */
export function runBanner(report: RunReport, hadRun: boolean): Banner | null {
  const { problem } = report;
  return problem ? problemBanner(problem, report.timeline?.steps ?? 0, hadRun) : null;
}

function problemBanner(problem: Problem, steps: number, hadRun: boolean): Banner {
  const where = problem.line === null ? '' : `Line ${problem.line}: `;
  switch (problem.kind) {
    case 'syntax':
      return {
        gravity: 'error',
        fact: `${where}${withoutType(problem.message)}`,
        sentence: hadRun ? 'Nothing has run. The diagram still shows the last run.' : 'Nothing has run.',
        actions: goToLine(problem.line),
      };
    case 'unsupported':
      return {
        gravity: 'error',
        fact: `${where}${withoutType(problem.message)}`,
        sentence: steps > 0 ? upToIt(steps) : 'Nothing has run. Help lists what can be used.',
        actions: steps > 0 ? [LAST_STEP] : goToLine(problem.line),
      };
    case 'exception':
      return {
        gravity: 'error',
        fact: `${problem.line === null ? 'The program' : `Line ${problem.line}`} raised ${problem.message}`,
        sentence: upToIt(steps),
        actions: [LAST_STEP],
      };
    case 'limit':
      return {
        gravity: 'warning',
        fact: limitFact(problem.message),
        sentence:
          (problem.line === null ? '' : `Line ${problem.line} was still running. `) +
          `All ${count(steps, 'recorded step')} can be used.`,
        actions: /instruction/.test(problem.message) ? [LAST_STEP, RAISE] : [LAST_STEP],
      };
    case 'bug':
      return bugBanner();
  }
}

function upToIt(steps: number): string {
  return steps === 1 ? 'The one step up to it can be used.' : `All ${count(steps, 'step')} up to it can be used.`;
}

/** CPython's message without the name of its type: `expected ':'`. */
function withoutType(message: string): string {
  return message.replace(/^(Syntax|Indentation|Tab|NotImplemented)Error: /, '');
}

function limitFact(message: string): string {
  return /^Stopped/.test(message) ? message.replace(/\.$/, '') : `Stopped: ${message.replace(/\.$/, '')}`;
}

export function bugBanner(): Banner {
  return {
    gravity: 'error',
    fact: 'Heapwright made a mistake in this step',
    sentence: 'Your file is safe. Other steps can be used.',
    actions: [{ label: 'Copy details', does: { kind: 'copy details' } }],
  };
}

export function engineLostBanner(sentence: string): Banner {
  return { gravity: 'error', fact: 'The engine was started anew', sentence, actions: [run('Run the program again')] };
}

const run = (label: string): BannerAction => ({ label, does: { kind: 'run' } });

/** `parts` are what was found of the file: each is complete, or says what was lost. */
export function damagedBanner(name: string, parts: Banner['parts']): Banner {
  return {
    gravity: 'error',
    fact: `${name} is damaged`,
    sentence: 'What is sound is open. The file itself has not been changed.',
    actions: [run('Run the program again'), { label: 'Save what is sound as a new file', does: { kind: 'save as' } }],
    ...(parts ? { parts } : {}),
  };
}

/** `refusal` is the reader's sentence: `This file needs Heapwright 2.1 or later.` */
export function newerBanner(refusal: string, version: string): Banner {
  return {
    gravity: 'error',
    fact: refusal.replace(/\.$/, ''),
    sentence: `You have ${version}. Nothing was changed.`,
    actions: [],
  };
}

/** A file that could not be read or written, with the host's own sentence. */
export function failureBanner(fact: string, sentence: string): Banner {
  return { gravity: 'error', fact, sentence, actions: [] };
}

export function changedOnDiskBanner(): Banner {
  return {
    gravity: 'warning',
    fact: 'Another program changed this file',
    sentence: 'Your edits are kept here.',
    actions: [
      { label: 'Save anyway', does: { kind: 'overwrite' } },
      { label: 'Save as', does: { kind: 'save as' } },
    ],
  };
}

export function journalBanner(time: Date): Banner {
  const clock = `${String(time.getHours()).padStart(2, '0')}:${String(time.getMinutes()).padStart(2, '0')}`;
  return {
    gravity: 'warning',
    fact: `Unsaved work from ${clock} was found`,
    sentence: 'It was not saved before the app ended.',
    actions: [
      { label: 'Restore', does: { kind: 'restore' } },
      { label: 'Discard', does: { kind: 'discard' } },
    ],
  };
}

export function wrongDropBanner(): Banner {
  return {
    gravity: 'warning',
    fact: 'This file type cannot be opened',
    sentence: 'Programs and sessions can.',
    actions: [],
  };
}

/** The one to show: the gravest, the newest of equals. */
export function gravest(banners: readonly Banner[]): Banner | null {
  return banners.findLast(({ gravity }) => gravity === 'error') ?? banners.at(-1) ?? null;
}
