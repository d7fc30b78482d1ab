/** Opening and saving: from the host's files to the document of the window and back. */
import type { Host, OpenedFile } from '../../app/bridge.js';
import * as banners from './banner.js';
import { OpenDocument } from './document.svelte.js';
import type { Lesson } from './lesson.js';
import { readFile, sessionText } from './session-file.js';
import type { Contents } from './session-file.js';
import type { Workspace } from './workspace.svelte.js';

/** Settings, the file that the app was started with, work that a crash has left. */
export async function start(workspace: Workspace): Promise<void> {
  const { host } = workspace;
  host.on('opened', (file) => void show(workspace, file));
  await workspace.settings.load();
  workspace.recent = await host.recentFiles();
  await opened(workspace, await host.openInitial());
  const journal = await host.readJournal();
  if (journal) workspace.addBanner(banners.journalBanner(new Date(journal.time)));
}

/** True when the present document may be replaced: it is saved, or given up. */
async function mayReplace(workspace: Workspace): Promise<boolean> {
  if (!workspace.document?.isEdited) return true;
  const answer = await workspace.host.askUnsaved();
  if (answer === 'save') return save(workspace, 'save');
  if (answer === 'discard') await workspace.host.writeJournal(null);
  return answer === 'discard';
}

export async function newProgram(workspace: Workspace): Promise<void> {
  if (!(await mayReplace(workspace))) return;
  await workspace.host.newDocument();
  await read(workspace, 'program.py', '');
  if (workspace.document) workspace.document.kind = 'session';
}

/** The welcome screen. */
export async function showLessons(workspace: Workspace): Promise<void> {
  if (!(await mayReplace(workspace))) return;
  await workspace.host.newDocument();
  workspace.replace(null);
  workspace.recent = await workspace.host.recentFiles();
}

export async function open(workspace: Workspace): Promise<void> {
  if (await mayReplace(workspace)) await opened(workspace, await workspace.host.openFile());
}

export async function openRecent(workspace: Workspace, id: string): Promise<void> {
  if (await mayReplace(workspace)) await opened(workspace, await workspace.host.openRecent(id));
}

async function opened(workspace: Workspace, answer: Awaited<ReturnType<Host['openFile']>>): Promise<void> {
  if (answer.kind === 'opened') await show(workspace, answer);
  if (answer.kind === 'failed') workspace.addBanner(banners.failureBanner('The file cannot be opened', answer.reason));
}

/** A lesson is a copy: the original stays as it is. It has run when it is shown. */
export async function openLesson(workspace: Workspace, lesson: Lesson): Promise<void> {
  if (!(await mayReplace(workspace))) return;
  await workspace.host.newDocument();
  await read(workspace, lesson.filename, await lesson.load());
  if (!workspace.state) await workspace.run();
}

/** A file dropped on the window. */
export async function drop(workspace: Workspace, file: File): Promise<void> {
  if (!/\.(py|heapwright)$/.test(file.name)) {
    workspace.addBanner(banners.wrongDropBanner());
    return;
  }
  if (!(await mayReplace(workspace))) return;
  await workspace.host.newDocument();
  await read(workspace, file.name, await file.text());
}

/** Shows a file that the host has opened. */
async function show(workspace: Workspace, file: OpenedFile): Promise<void> {
  await read(workspace, file.name, file.text);
  workspace.recent = await workspace.host.recentFiles();
}

async function read(workspace: Workspace, name: string, text: string): Promise<void> {
  const reading = readFile(name, text, workspace.host.platform.version);
  if (!reading.contents) {
    workspace.addBanner(reading.banner);
    return;
  }
  const { contents } = reading;
  const document = new OpenDocument(name, reading.kind, contents);
  workspace.replace(document);
  if (reading.banner) {
    document.isDamaged = true;
    workspace.addBanner(reading.banner);
  }
  if (!contents.recording) return;
  const opening = { name, done: load(workspace, name, contents, contents.recording) };
  workspace.opening = opening;
  await opening.done;
  if (workspace.opening === opening) workspace.opening = null;
}

async function load(workspace: Workspace, name: string, contents: Contents, recording: Uint8Array): Promise<void> {
  const { document } = workspace;
  try {
    const first = contents.story.keyFrames[0]?.step ?? 1;
    const report = await workspace.recording.load(recording, contents.text, first);
    if (document === workspace.document) workspace.report(report, true);
  } catch (error) {
    if (document === workspace.document && document) document.isDamaged = true;
    const state = error instanceof Error ? error.message : 'It cannot be read.';
    workspace.addBanner(banners.damagedBanner(name, [{ sound: false, name: 'Recording', state }]));
  }
}

/**
 * Saves; true when it is done. A program to which nothing was added is saved as a program; all else is a session, with
 * the recording where it is that of the present text. A damaged file is never overwritten.
 */
export async function save(workspace: Workspace, how: 'save' | 'save as' | 'overwrite'): Promise<boolean> {
  await workspace.opening?.done;
  const { document, host } = workspace;
  if (!document) return false;
  const recording = workspace.isEditedSinceRun ? null : await workspace.recording.stored();
  const contents = document.contents(recording);
  const { keyFrames, notes, places } = contents.story;
  const isPlain =
    document.kind === 'program' && how !== 'save as' && keyFrames.length + notes.length + places.length === 0;
  const text = isPlain ? contents.text : sessionText(contents, host.platform.version);
  const name = isPlain ? document.name : document.name.replace(/(\.py|\.heapwright)?$/, '.heapwright');
  const place = document.isDamaged || (document.kind === 'program' && !isPlain) ? 'save as' : how;
  const saved = await host.saveFile({ text, how: place, name });
  switch (saved.kind) {
    case 'saved':
      document.markSaved(saved.name, isPlain ? 'program' : 'session', contents);
      await host.writeJournal(null);
      workspace.recent = await host.recentFiles();
      workspace.say(`${saved.name} is saved.`);
      return true;
    case 'changed':
      workspace.addBanner(banners.changedOnDiskBanner());
      return false;
    case 'failed':
      workspace.addBanner(banners.failureBanner(`${name} was not saved`, saved.reason));
      return false;
    case 'cancelled':
      return false;
  }
}

/** Keeps unsaved work safe from a crash. */
export async function keepJournal(workspace: Workspace): Promise<void> {
  const { document, host } = workspace;
  if (document?.isEdited) await host.writeJournal(sessionText(document.contents(null), host.platform.version));
}

/** Opens what a crash has left, as work that is not saved. */
export async function restore(workspace: Workspace): Promise<void> {
  const journal = await workspace.host.readJournal();
  if (!journal || !(await mayReplace(workspace))) return;
  const name = `${journal.name.replace(/\.(heapwright|py)$/, '')}.heapwright`;
  await workspace.host.newDocument();
  await read(workspace, name, journal.text);
  workspace.document?.markUnsaved();
}
