import { chmod, mkdir, readFile, readdir, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { OpenDocument } from '../../app/document.js';
import { digestOnDisk, readText, writeDurably } from '../../app/files.js';
import { test } from './folder.js';

test('a write replaces the file whole, keeps its mode, and leaves no temporary file', async ({ folder }) => {
  const path = join(folder, 'a.heapwright');
  await writeFile(path, 'old');
  await chmod(path, 0o600);
  const digest = await writeDurably(path, 'new');
  expect(await readFile(path, 'utf8')).toBe('new');
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect(await readdir(folder)).toEqual(['a.heapwright']);
  expect(await digestOnDisk(path)).toBe(digest);
});

test('a write that fails leaves what was there', async ({ folder }) => {
  const path = join(folder, 'a');
  await mkdir(path);
  await expect(writeDurably(path, 'new')).rejects.toThrow();
  expect(await readdir(folder)).toEqual(['a']);
});

test('a link is written through, not replaced', async ({ folder }) => {
  await writeFile(join(folder, 'real'), 'old');
  await symlink(join(folder, 'real'), join(folder, 'link'));
  await writeDurably(join(folder, 'link'), 'new');
  expect(await readFile(join(folder, 'real'), 'utf8')).toBe('new');
});

test('what cannot be read is said in one sentence', async ({ folder }) => {
  expect(await readText(join(folder, 'none.py'))).toEqual({
    reason: 'none.py cannot be read: there is no such file or folder.',
  });
  expect(await readText(folder)).toMatchObject({
    reason: expect.stringMatching(/cannot be read: it is a folder\.$/) as string,
  });
  await writeFile(join(folder, 'bytes'), Buffer.from([0xff, 0xfe]));
  expect(await readText(join(folder, 'bytes'))).toEqual({ reason: 'bytes is not text in UTF-8.' });
});

test('two windows on one file: the second does not overwrite what the first has saved', async ({ folder }) => {
  const path = join(folder, 's.heapwright');
  await writeFile(path, '0');
  const [one, two] = [new OpenDocument(), new OpenDocument()];
  await one.open(path);
  await two.open(path);
  expect(await one.save('1')).toMatchObject({ kind: 'saved' });
  expect(await two.save('2')).toEqual({ kind: 'changed', name: 's.heapwright' });
  expect(await one.save('1 again')).toMatchObject({ kind: 'saved' });
  expect(await readFile(path, 'utf8')).toBe('1 again');
});
