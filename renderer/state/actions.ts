/** What each command of the table does in this window. A command without a row here is not offered. */
import type { MenuState } from '../../app/bridge.js';
import { COMMANDS } from '../../app/commands.js';
import type { Command, CommandId, Flag } from '../../app/commands.js';
import { textTwin } from '../export/text-twin.js';
import * as authoring from './authoring.js';
import { drawFigure } from './figure-file.js';
import * as files from './files.js';
import { present } from './presenting.js';
import { changeBeside } from './question.js';
import type { Workspace } from './workspace.svelte.js';

export const ACTIONS: Readonly<Partial<Record<CommandId, (workspace: Workspace) => unknown>>> = {
  'file.new': (w) => files.newProgram(w),
  'file.open': (w) => files.open(w),
  'file.lessons': (w) => files.showLessons(w),
  'file.save': (w) => files.save(w, 'save'),
  'file.saveAs': (w) => files.save(w, 'save as'),

  'edit.undo': (w) => w.document?.undo(),
  'edit.redo': (w) => w.document?.redo(),
  'edit.copyFigure': copyFigure,
  'edit.copyText': (w) => w.state && navigator.clipboard.writeText(textTwin(w.state)),
  'edit.find': (w) => w.regions.focusFind(),
  'edit.hide': (w) => w.hide(),
  'edit.showHidden': (w) => (w.hidden = []),
  'edit.release': (w) => w.subject !== null && authoring.placeBox(w, w.subject, null),
  'edit.settings': (w) => (w.dialog = 'settings'),

  'view.objects': (w) => (w.view = 'objects'),
  'view.memory': (w) => (w.view = 'memory'),
  'view.collector': (w) => (w.view = 'collector'),
  'view.bytes': (w) => (w.view = 'bytes'),
  'view.strict': (w) => w.document && (w.document.strict = !w.document.strict),
  'view.noise': (w) => w.nextNoise(),
  'view.projector': (w) => (w.projector = !w.projector),
  'view.theme': (w) => w.settings.nextTheme(),
  'view.textSize': (w) => (w.dialog = 'settings'),
  'view.program': (w) => w.regions.toggle('left'),
  'view.details': toggleDetails,
  'view.tracks': (w) => w.regions.toggle('tracks'),
  'view.modeStep': (w) => (w.mode = 'step'),
  'view.modeAuthor': (w) => (w.mode = 'author'),
  'view.fit': (w) => w.diagram?.fit(),
  'view.zoomIn': (w) => w.diagram?.zoom(1.25),
  'view.zoomOut': (w) => w.diagram?.zoom(0.8),
  'view.nextRegion': (w) => w.regions.walk(1),
  'view.previousRegion': (w) => w.regions.walk(-1),

  'step.run': (w) => w.run(),
  'step.stop': (w) => w.recording.stop(),
  'step.forward': (w) => w.move(1),
  'step.back': (w) => w.move(-1),
  'step.first': (w) => w.goToStep(0),
  'step.last': (w) => w.goToStep(w.recording.steps),
  'step.goTo': (w) => (w.dialog = 'go to'),
  'step.byLine': (w) => (w.recording.unit = 'line'),
  'step.byInstruction': (w) => (w.recording.unit = 'instruction'),
  'step.byEvent': (w) => (w.recording.unit = 'event'),
  'step.play': (w) => (w.isPlaying ? w.pause() : w.play()),

  'step.ask': (w) => w.regions.focusAsk(),
  'step.nextChange': (w) => goToChange(w, 1),
  'step.lastChange': (w) => goToChange(w, -1),

  'story.addKeyFrame': (w) => authoring.toggleKeyFrame(w),
  'story.nextKeyFrame': (w) => authoring.goToKeyFrame(w, 1),
  'story.lastKeyFrame': (w) => authoring.goToKeyFrame(w, -1),
  'story.rename': (w) => (w.isRenaming = w.keyFrame !== undefined),
  'story.present': (w) => present(w, false),
  'story.presentHere': (w) => present(w, true),
  'story.addNote': (w) => authoring.addNote(w),
  'story.nextNote': (w) => authoring.goToNote(w, 1),
  'story.lastNote': (w) => authoring.goToNote(w, -1),

  'export.figure': (w) => (w.dialog = 'export'),

  'help.keys': (w) => (w.dialog = 'keys'),
  'help.copyDetails': (w) => navigator.clipboard.writeText(w.details()),
  'help.about': (w) => (w.dialog = 'about'),
};

/** The figure of this step as a picture on the clipboard. */
async function copyFigure(workspace: Workspace): Promise<void> {
  const { state } = workspace;
  const figure = workspace.figure({});
  if (!figure || !state) return;
  const bytes = await drawFigure(figure, state, 'png', workspace.options.width / figure.width);
  await navigator.clipboard.write([
    new ClipboardItem({ 'image/png': new Blob([new Uint8Array(bytes)], { type: 'image/png' }) }),
  ]);
  workspace.say('The figure is copied.');
}

/** The next step at which the selected object's count changes. */
function goToChange(workspace: Workspace, direction: 1 | -1): void {
  const step = changeBeside(workspace.life, workspace.recording.step, direction);
  if (step !== null) workspace.goToStep(step);
}

/** Where there is room they stand beside the diagram; else they are a sheet over it, or a tab. */
function toggleDetails(workspace: Workspace): void {
  const { regions } = workspace;
  if (regions.arrangement === 'wide') regions.toggle('right');
  else workspace.isSheetOpen = !workspace.isSheetOpen;
}

/** Commands about the open document; on the welcome screen they are of no use. */
const NEEDS_DOCUMENT =
  /^(step|story|export|view\.(objects|memory|collector|bytes|strict|noise|projector|program|details|tracks|mode.*|fit|zoom.*)|file\.save.*|edit\.(undo|redo|find|release|hide|showHidden|copyText))/;

export function flags(workspace: Workspace): ReadonlySet<Flag> {
  const on = new Set<Flag>();
  if (workspace.state) on.add('run');
  if (workspace.selection) on.add('selection');
  if (workspace.document?.isEdited) on.add('changes');
  if (workspace.story.keyFrames.length > 0) on.add('story');
  if (workspace.recording.isRunning) on.add('running');
  return on;
}

/** Whether a command is of use at this moment. */
export function isEnabled(workspace: Workspace, command: Command): boolean {
  if (!workspace.document && NEEDS_DOCUMENT.test(command.id)) return false;
  if (command.id === 'edit.undo') return workspace.document?.canUndo ?? false;
  if (command.id === 'edit.redo') return workspace.document?.canRedo ?? false;
  if (command.id === 'edit.release') return authoring.isPlacedByAuthor(workspace, workspace.subject);
  if (command.id === 'edit.showHidden') return workspace.hidden.length > 0;
  if (command.id === 'story.rename') return workspace.keyFrame !== undefined;
  return command.when === undefined || flags(workspace).has(command.when);
}

export function isChecked(workspace: Workspace, id: CommandId): boolean {
  switch (id) {
    case 'view.objects':
    case 'view.memory':
    case 'view.collector':
    case 'view.bytes':
      return `view.${workspace.view}` === id;
    case 'view.strict':
      return workspace.document?.strict ?? false;
    case 'view.projector':
      return workspace.projector;
    case 'view.program':
      return workspace.regions.isOpen('left');
    case 'view.details':
      return workspace.regions.isOpen('right');
    case 'view.tracks':
      return workspace.regions.isOpen('tracks');
    case 'step.byLine':
      return workspace.recording.unit === 'line';
    case 'step.byInstruction':
      return workspace.recording.unit === 'instruction';
    case 'step.byEvent':
      return workspace.recording.unit === 'event';
    case 'step.play':
      return workspace.isPlaying;
    default:
      return false;
  }
}

/** Does a command if it is offered and of use; true when it was. */
export function perform(workspace: Workspace, id: CommandId): boolean {
  const command = commandAt(id);
  const action = ACTIONS[id];
  if (!action || !isEnabled(workspace, command)) return false;
  void attempt(workspace, action);
  return true;
}

/** What fails in a command is our mistake, and is told as one. */
async function attempt(workspace: Workspace, action: (workspace: Workspace) => unknown): Promise<void> {
  try {
    await action(workspace);
  } catch (error) {
    workspace.mistake(error instanceof Error ? error : new Error(String(error)));
  }
}

export function commandAt(id: CommandId): Command & { readonly id: CommandId } {
  const command = COMMANDS.find((other) => other.id === id);
  if (!command) throw new Error(`No command ${id}`);
  return command;
}

/** What the native menu needs to know. */
export function menuState(workspace: Workspace): MenuState {
  const commands = COMMANDS as readonly (Command & { id: CommandId })[];
  const offered = commands.filter(({ id }) => ACTIONS[id] && (workspace.document || !NEEDS_DOCUMENT.test(id)));
  return {
    available: offered.map(({ id }) => id),
    flags: [...flags(workspace)],
    checked: offered.map(({ id }) => id).filter((id) => isChecked(workspace, id)),
  };
}
