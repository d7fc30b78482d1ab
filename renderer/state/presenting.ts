/** Presenting: the figure alone on the whole screen, from key frame to key frame; without any, from step to step. */
import * as stories from './story.js';
import type { Workspace } from './workspace.svelte.js';

/** Begins at the first key frame, or `here`; the window's whole screen is asked for. */
export function present(workspace: Workspace, here: boolean): void {
  const first = workspace.story.keyFrames[0];
  if (!here && first) workspace.goToStep(first.step);
  workspace.pause();
  workspace.presentation = { isBlack: false, showsTime: false, since: performance.now() };
  workspace.mode = 'present';
  document.documentElement.requestFullscreen?.().catch(() => undefined);
}

export function endPresentation(workspace: Workspace): void {
  workspace.mode = 'step';
  if (document.fullscreenElement) void document.exitFullscreen().catch(() => undefined);
}

/** To the next key frame (1) or the one before (-1); where there are none, by a step. */
export function turn(workspace: Workspace, direction: 1 | -1): void {
  workspace.presentation = { ...workspace.presentation, isBlack: false };
  if (workspace.story.keyFrames.length === 0) workspace.move(direction);
  else {
    const frame = stories.neighbourKeyFrame(workspace.story, workspace.recording.step, direction);
    if (frame) workspace.goToStep(frame.step);
  }
}

const TURNS: Readonly<Record<string, 1 | -1>> = {
  ArrowRight: 1,
  ArrowDown: 1,
  PageDown: 1,
  ' ': 1,
  Enter: 1,
  ArrowLeft: -1,
  ArrowUp: -1,
  PageUp: -1,
  Backspace: -1,
};

/** What a key does while presenting; true when it did something. A clicker sends Page Down and Page Up. */
export function pressWhilePresenting(workspace: Workspace, event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  const direction = TURNS[event.key];
  const { presentation } = workspace;
  if (direction !== undefined) turn(workspace, direction);
  else if (event.key === '.' || event.key.toLowerCase() === 'b')
    workspace.presentation = { ...presentation, isBlack: !presentation.isBlack };
  else if (event.key.toLowerCase() === 't')
    workspace.presentation = { ...presentation, showsTime: !presentation.showsTime };
  else if (event.key === 'Home') workspace.goToStep(workspace.story.keyFrames[0]?.step ?? 0);
  else if (event.key === 'End') workspace.goToStep(workspace.story.keyFrames.at(-1)?.step ?? workspace.recording.steps);
  else if (event.key === 'Escape') endPresentation(workspace);
  else return false;
  return true;
}
