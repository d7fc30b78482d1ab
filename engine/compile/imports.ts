/** `import` and `from ... import` (`compiler_import`, `compiler_from_import` in Python/compile.c). */
import type { Import, ImportFrom, Location } from '../syntax/tree.js';
import { CompileError } from './compile-error.js';
import { NONE } from './constant-pool.js';
import type { Generation } from './generation.js';
import { NO_LOCATION } from './instruction.js';
import { Op, UnaryIntrinsic } from './opcode.js';

/** `compiler_import` */
export function visitImport(g: Generation, node: Import): void {
  for (const { name, asname } of node.names) {
    g.emitConstant({ kind: 'int', value: 0n }, node);
    g.emitConstant(NONE, node);
    g.emitName(Op.IMPORT_NAME, name, node);
    if (asname === undefined) g.emitVariable(name.split('.', 1)[0] ?? name, 'Store', node);
    else importAs(g, node, name, asname);
  }
}

/** `import a.b.c as d` walks from `a` to `c`. */
function importAs(g: Generation, location: Location, name: string, asname: string): void {
  const [, ...attributes] = name.split('.');
  attributes.forEach((attribute, index) => {
    if (index > 0) {
      g.emit(Op.SWAP, 2, location);
      g.emit(Op.POP_TOP, 0, location);
    }
    g.emit(Op.IMPORT_FROM, g.unit.names.add(attribute), location);
  });
  g.emitVariable(asname, 'Store', location);
  if (attributes.length > 0) g.emit(Op.POP_TOP, 0, location);
}

/** `compiler_from_import`. Throws CompileError for `from __future__` after other statements. */
export function visitImportFrom(g: Generation, node: ImportFrom): void {
  g.emitConstant({ kind: 'int', value: BigInt(node.level) }, node);
  if (node.module === '__future__' && node.level === 0 && node.lineno > g.lastFutureLine) {
    throw new CompileError('from __future__ imports must occur at the beginning of the file', node);
  }
  g.emitTextTuple(
    node.names.map(({ name }) => name),
    node,
  );
  g.emitName(Op.IMPORT_NAME, node.module ?? '', node);
  for (const { name, asname } of node.names) {
    if (name === '*') {
      g.emit(Op.CALL_INTRINSIC_1, UnaryIntrinsic.IMPORT_STAR, node);
      g.emit(Op.POP_TOP, 0, NO_LOCATION);
      return;
    }
    g.emitName(Op.IMPORT_FROM, name, node);
    g.emitVariable(asname ?? name, 'Store', node);
  }
  g.emit(Op.POP_TOP, 0, node);
}
