/**
 * The sessions of the lessons are made from their programs and outlines:
 * `UPDATE=1 npx vitest run tests/renderer/lessons` makes them anew.
 */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Session } from '../../../engine/session/format.js';
import { readSession } from '../../../engine/session/read.js';
import { writeSession } from '../../../engine/session/write.js';
import { LESSONS } from '../../../renderer/lessons/index.js';
import { scene } from '../../../renderer/scene/figure.js';
import { view } from '../../../renderer/scene/view.js';
import { draft, FOLDER, Run, sessionOf } from './record.js';
import type { Draft } from './record.js';

const LONGEST_CAPTION = 220;

function stored(filename: string): Session {
  const reading = readSession(readFileSync(join(FOLDER, filename), 'utf8'));
  if ('failure' in reading) throw new Error(`${filename}: ${reading.refusal}`);
  expect(reading.losses).toEqual([]);
  return reading.session;
}

test('every file of the folder belongs to a lesson', () => {
  const parts = LESSONS.flatMap(({ id }) => [`${id}.py`, `${id}.ts`, `${id}.heapwright`]);
  expect(readdirSync(FOLDER).sort()).toEqual([...parts, 'index.ts', 'outline.ts', 'picture.ts'].sort());
});

test('every lesson has a picture of its own', () => {
  const pictures = LESSONS.map(({ picture }) => picture);
  expect(new Set(pictures).size).toBe(LESSONS.length);
  for (const picture of pictures) expect(picture).toMatch(/^<svg xmlns="[^"]+" viewBox="0 0 282 85">.*<\/svg>$/);
});

describe.each(LESSONS)('$id', (lesson) => {
  let source: Draft;
  let session: Session;
  let run: Run;

  beforeAll(async () => {
    source = await draft(lesson);
    if (process.env['UPDATE'] === '1') {
      const made = await sessionOf(source, await Run.ofProgram(source));
      writeFileSync(join(FOLDER, lesson.filename), writeSession(made));
    }
    session = stored(lesson.filename);
    run = await Run.ofSession(session);
  });

  test('the session is that of the program and the outline', async () => {
    const { recording, writtenBy, limits } = session;
    expect(session).toEqual({ ...(await sessionOf(source, run)), recording, writtenBy, limits });
  });

  test('the engine of today runs it alike', async () => {
    const today = await Run.ofProgram(source);
    for (const { at } of source.outline.frames) {
      const [now, then] = [today.at(at), run.at(at)];
      expect([now.step, now.output.split('\n').length]).toEqual([then.step, then.output.split('\n').length]);
    }
  });

  test('the welcome screen loads this file', async () => {
    expect(await lesson.load()).toBe(readFileSync(join(FOLDER, lesson.filename), 'utf8'));
    expect(session.keyFrames).toHaveLength(lesson.frames);
  });

  test('titles and captions fit', () => {
    for (const { title, caption, speakerNotes } of [
      { ...session.keyFrames[0]!, title: session.title },
      ...session.keyFrames,
    ]) {
      expect(title.length, title).toBeLessThanOrEqual(48);
      expect(caption.length, caption).toBeLessThanOrEqual(LONGEST_CAPTION);
      expect(caption.match(/[.?](?= |$)/g)?.length, caption).toBeLessThanOrEqual(2);
      expect(speakerNotes).not.toBe('');
    }
    for (const { text } of session.notes) expect(text.length, text).toBeLessThanOrEqual(52);
  });

  test('key frames are in the order of the run, and drawn without a warning', () => {
    const steps = session.keyFrames.map(({ step }) => step);
    expect(steps).toEqual([...new Set(steps)].sort((a, b) => a - b));
    for (const step of steps) expect(scene(run.step(step)!, view({ strict: session.view.strict })).warnings).toEqual([]);
  });
});
