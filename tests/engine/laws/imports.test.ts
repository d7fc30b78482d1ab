import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';

const ENGINE = join(import.meta.dirname, '../../../engine');

/** The files that a file imports when it runs: imports of types alone are left out. */
function importsOf(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
  return source.statements
    .filter(
      (each): each is ts.ImportDeclaration | ts.ExportDeclaration =>
        ts.isImportDeclaration(each) || ts.isExportDeclaration(each),
    )
    .filter((each) =>
      ts.isImportDeclaration(each) ? !isTypeOnly(each) : !each.isTypeOnly && each.moduleSpecifier !== undefined,
    )
    .map((each) => (each.moduleSpecifier as ts.StringLiteral).text)
    .filter((name) => name.startsWith('.'))
    .map((name) => join(dirname(file), name.replace(/\.js$/, '.ts')))
    .filter((path) => existsSync(path));
}

function isTypeOnly({ importClause }: ts.ImportDeclaration): boolean {
  if (importClause === undefined) return false;
  if (importClause.isTypeOnly) return true;
  const named = importClause.namedBindings;
  return (
    importClause.name === undefined &&
    named !== undefined &&
    ts.isNamedImports(named) &&
    named.elements.every((each) => each.isTypeOnly)
  );
}

test.each(['player', 'state-at', 'inspect', 'timeline', 'stored', 'audit'])('trace/%s executes nothing', (name) => {
  const seen = new Set<string>();
  const pending = [join(ENGINE, 'trace', `${name}.ts`)];
  while (pending.length > 0) {
    const file = pending.pop()!;
    if (seen.has(file)) continue;
    seen.add(file);
    pending.push(...importsOf(file));
  }
  const folders = [...seen]
    .map((file) => relative(ENGINE, file))
    .filter((path) => /^(vm|heap|gc|syntax|run\.ts)/.test(path));
  expect(folders).toEqual([]);
});
