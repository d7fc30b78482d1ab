/** Who may import whom. A layer is a folder, or a single file where it is everybody's contract. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..');

/** What engine offers to the rest; all else in it is its own affair. */
const PUBLIC = [
  'engine/index',
  'engine/protocol',
  'engine/problem',
  'engine/trace/state',
  'engine/trace/heap-view',
  'engine/trace/collection-view',
  'engine/session',
  'engine/serve',
];
/** The part of it that is types alone: a figure is drawn from a state, whoever made it. */
const STATE = ['engine/problem', 'engine/trace/state', 'engine/trace/heap-view', 'engine/trace/collection-view'];

/** What a code object says of itself: read by the machine that runs it and by the reader of a recording. */
const CODE = ['engine/compile/code', 'engine/compile/opcode', 'engine/compile/position'];

/** Each layer with what it may import besides itself. The longest name that fits a file is its layer. */
const LAYERS: Readonly<Record<string, readonly string[]>> = {
  'engine/problem': [],
  'engine/trace/state': ['engine/problem'],
  'engine/trace/heap-view': ['engine/trace/state'],
  'engine/trace/collection-view': ['engine/trace/state'],
  'engine/protocol': STATE,
  'engine/syntax': ['engine/problem'],
  'engine/compile': ['engine/problem', 'engine/syntax', ...CODE],
  'engine/memory': [],
  'engine/heap': ['engine/memory'],
  'engine/object': ['engine/memory', 'engine/heap', 'engine/compile/code'],
  'engine/compile/code': [],
  'engine/compile/opcode': [],
  'engine/compile/position': ['engine/compile/code'],
  'engine/gc': ['engine/memory', 'engine/heap', 'engine/object'],
  'engine/trace': [
    'engine/problem',
    'engine/protocol',
    'engine/trace/state',
    'engine/trace/heap-view',
    'engine/trace/collection-view',
    'engine/memory',
    'engine/object',
    ...CODE,
  ],
  'engine/vm': [
    'engine/problem',
    'engine/compile',
    ...CODE,
    'engine/memory',
    'engine/heap',
    'engine/object',
    'engine/gc',
  ],
  'engine/session': [...STATE, 'engine/protocol', 'engine/trace'],
  engine: ['engine'],
  'renderer/scene': STATE,
  'renderer/export': [...STATE, 'renderer/scene'],
  renderer: [...PUBLIC, 'renderer', 'app/bridge', 'app/commands'],
  'app/commands': [],
  'app/bridge': ['app/commands', 'engine/protocol'],
  'app/channel': [],
  'app/cli': [...PUBLIC, 'app', 'renderer/scene', 'renderer/export'],
  app: [...PUBLIC, 'app'],
};

const FILES = ['engine', 'renderer', 'app'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => posix.join(folder, name.replaceAll('\\', '/')))
    .filter((name) => /\.(ts|svelte)$/.test(name)),
);

/** The files of ours that a file imports, types included; in Svelte files, those of its scripts. */
function importsOf(file: string): string[] {
  const source = readFileSync(join(ROOT, file), 'utf8');
  const scripts = file.endsWith('.svelte')
    ? [...source.matchAll(/<script[^>]*>([^]*?)<\/script>/g)].map(([, script]) => script!).join('\n')
    : source;
  return ts
    .preProcessFile(scripts, true, true)
    .importedFiles.map(({ fileName }) => fileName.replace(/\?.*$/, ''))
    .filter((name) => name.startsWith('.'))
    .map((name) => posix.join(posix.dirname(file), name))
    .map((path) => [path, path.replace(/\.js$/, '.ts')].find((each) => FILES.includes(each)) ?? path)
    .filter((path) => FILES.includes(path));
}

const IMPORTS: ReadonlyMap<string, readonly string[]> = new Map(FILES.map((file) => [file, importsOf(file)]));

const isIn = (file: string, layer: string): boolean =>
  file.startsWith(`${layer}/`) || file.replace(/\.(svelte\.)?(ts|svelte)$/, '') === layer;

function layerOf(file: string): string {
  const found = Object.keys(LAYERS).filter((layer) => isIn(file, layer));
  return found.reduce((longest, layer) => (layer.length > longest.length ? layer : longest));
}

test('every import goes where the table of layers allows', () => {
  const wrong = [...IMPORTS].flatMap(([file, targets]) => {
    const layer = layerOf(file);
    return targets
      .filter((target) => layerOf(target) !== layer && !LAYERS[layer]!.some((allowed) => isIn(target, allowed)))
      .map((target) => `${file} imports ${target}`);
  });
  expect(wrong).toEqual([]);
});

test('no file imports itself on a roundabout way, by types neither', () => {
  const state = new Map<string, 'open' | 'done'>();
  const cycles: string[] = [];
  const visit = (file: string, path: readonly string[]): void => {
    if (state.get(file) === 'done') return;
    if (state.get(file) === 'open') return void cycles.push([...path.slice(path.indexOf(file)), file].join(' > '));
    state.set(file, 'open');
    for (const target of IMPORTS.get(file) ?? []) visit(target, [...path, file]);
    state.set(file, 'done');
  };
  for (const file of FILES) visit(file, []);
  expect(cycles).toEqual([]);
});

test.each(['engine/tsconfig.json', 'renderer/scene/tsconfig.json'])('%s knows neither a page nor Node', (path) => {
  const { config } = ts.readConfigFile(join(ROOT, path), ts.sys.readFile) as { config: unknown };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, dirname(join(ROOT, path)));
  expect(options).toMatchObject({ lib: ['lib.es2023.d.ts'], types: [] });
});

test('the engine depends on the parser where it parses, on the packer where it stores, and on nothing else', () => {
  const packages = FILES.filter((file) => file.startsWith('engine/')).flatMap((file) =>
    ts
      .preProcessFile(readFileSync(join(ROOT, file), 'utf8'), true, true)
      .importedFiles.filter(({ fileName }) => !fileName.startsWith('.'))
      .map(({ fileName }) => `${posix.dirname(file)}: ${fileName}`),
  );
  expect([...new Set(packages)].sort()).toEqual(['engine/syntax: py-ast', 'engine/trace: fflate']);
});

test('a file is a noun, not a drawer', () => {
  const drawers = /(^|\/)(utils?|helpers?|common|misc|shared|types|constants|manager|service)(\.|\/)/;
  expect(FILES.filter((file) => drawers.test(file))).toEqual([]);
});

test('what ARCHITECTURE.md names exists', () => {
  const text = readFileSync(join(ROOT, 'ARCHITECTURE.md'), 'utf8');
  const paths = [...text.matchAll(/`((?:engine|renderer|app|tests|build|docs|\.ci|\.github)\/[\w./-]*)`/g)].map(
    ([, path]) => path!,
  );
  expect(paths.length).toBeGreaterThan(20);
  expect(paths.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
});
