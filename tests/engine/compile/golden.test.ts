import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Code, Constant } from '../../../engine/compile/code.js';
import golden from './golden.json';
import { codeOf } from './program.js';

/** Every field of every code object of some programs, as digests recorded from CPython 3.12.1. */
function digest(code: Code): string {
  return createHash('sha256')
    .update(JSON.stringify(fieldsOf(code)))
    .digest('hex')
    .slice(0, 16);
}

function hex(bytes: Uint8Array | Buffer): string {
  return Buffer.from(bytes).toString('hex');
}

function fieldsOf(code: Code): unknown {
  const named = (kind: number): string[] =>
    code.localsPlusNames.filter((_, index) => (code.localsPlusKinds[index]! & kind) !== 0);
  const { name, qualname, firstLine, argCount, posOnlyArgCount, kwOnlyArgCount, stackSize, flags, names } = code;
  return {
    ...{ name, qualname, firstLine, argCount, posOnlyArgCount, kwOnlyArgCount, stackSize, flags },
    bytecode: hex(code.bytecode),
    names,
    varnames: named(0x20),
    cells: named(0x40),
    free: named(0x80),
    exceptionTable: hex(code.exceptionTable),
    lineTable: hex(code.lineTable),
    consts: code.consts.map(constantOf),
  };
}

function constantOf(constant: Constant): unknown {
  switch (constant.kind) {
    case 'none':
      return 'None';
    case 'bool':
      return constant.value ? 'True' : 'False';
    case 'int':
      return `int:${constant.value.toString(16)}`;
    case 'float': {
      const bytes = Buffer.alloc(8);
      bytes.writeDoubleBE(constant.value);
      return `float:${hex(bytes)}`;
    }
    case 'str':
      return `str:${hex(Buffer.from(constant.value, 'utf16le').swap16())}`;
    case 'tuple':
      return { tuple: constant.items.map(constantOf) };
    case 'code':
      return { code: fieldsOf(constant.code) };
    default:
      throw new Error(`no golden program has a constant of the kind ${constant.kind}`);
  }
}

function* codesIn(code: Code): Generator<Code> {
  yield code;
  for (const constant of code.consts) if (constant.kind === 'code') yield* codesIn(constant.code);
}

test.each(Object.entries(golden))('%s has the code objects that CPython 3.12.1 makes', (file, expected) => {
  const source = readFileSync(new URL(`programs/${file}`, import.meta.url), 'utf8');
  const digests = [...codesIn(codeOf(source))].map((code) => [code.qualname, digest(code)]);
  expect(Object.fromEntries(digests)).toEqual(expected);
});
