/**
 * py-ast's tree made into ours, in place: literals become values (py-ast gives `1.0` and `1`, and `...` and `'...'`, the
 * same JavaScript value, so the source decides), columns become UTF-8 bytes, and empty pieces of f-strings go.
 */
import type { Module as ParsedModule } from 'py-ast';
import { SourceLines } from './source-lines.js';
import type { Literal, Module } from './tree.js';

type Fields = Record<string, unknown>;

/** `source` is the text that `parsed` came from, line ends as `\n`. The parsed tree must not be used afterwards. */
export function normalise(parsed: ParsedModule, source: string): Module {
  const lines = new SourceLines(source);
  for (const statement of parsed.body) visit(statement, lines);
  return { nodeType: 'Module', body: parsed.body as unknown as Module['body'], source };
}

function visit(node: unknown, lines: SourceLines): void {
  if (Array.isArray(node)) {
    for (const item of node) visit(item, lines);
    return;
  }
  if (typeof node !== 'object' || node === null) return;
  const fields = node as Fields;
  switch (fields.nodeType) {
    case 'Constant':
      fields.value = literalOf(fields, lines);
      break;
    case 'MatchSingleton':
      fields.value = fields.value === null ? { kind: 'none' } : { kind: 'bool', value: fields.value };
      break;
    case 'JoinedStr':
      fields.values = joinedPieces(fields.values as readonly Fields[]);
      break;
    case 'Subscript':
      fields.slice = starredSlice(fields.slice as Fields);
      break;
    case 'Name':
      fields.id = identifier(fields.id as string);
      return moveColumns(fields, lines);
    case 'Load':
    case 'Store':
    case 'Del':
      return;
  }
  for (const key in fields) {
    const value = fields[key];
    if (typeof value === 'object' && key !== 'value') visit(value, lines);
    else if (key === 'value' && fields.nodeType !== 'Constant' && fields.nodeType !== 'MatchSingleton') visit(value, lines);
    else if (typeof value === 'string' && NAME_FIELDS.has(key)) fields[key] = identifier(value);
  }
  if (fields.lineno !== undefined) moveColumns(fields, lines);
}

/** Fields that hold an identifier, which Python reads in normalisation form KC. */
const NAME_FIELDS: ReadonlySet<string> = new Set(['name', 'attr', 'arg', 'asname', 'rest', 'module']);

function identifier(name: string): string {
  for (let unit = 0; unit < name.length; unit++) {
    if (name.charCodeAt(unit) >= 0x80) return name.normalize('NFKC');
  }
  return name;
}

function moveColumns(fields: Fields, lines: SourceLines): void {
  fields.col_offset = lines.toBytes(fields.lineno as number, fields.col_offset as number);
  fields.end_col_offset = lines.toBytes(fields.end_lineno as number, fields.end_col_offset as number);
}

/** `a[*b]` subscripts by a tuple, which is where the star is. */
function starredSlice(slice: Fields): Fields {
  if (slice.nodeType !== 'Starred') return slice;
  const { lineno, col_offset, end_lineno, end_col_offset } = slice;
  return { nodeType: 'Tuple', elts: [slice], ctx: { nodeType: 'Load' }, lineno, col_offset, end_lineno, end_col_offset };
}

/** The pieces of an f-string without the empty literals; each literal is marked as text, whatever it says. */
function joinedPieces(pieces: readonly Fields[]): readonly Fields[] {
  const kept = pieces.filter((piece) => piece.nodeType !== 'Constant' || piece.value !== '');
  for (const piece of kept) {
    if (piece.nodeType === 'Constant') piece.quote_style ??= '"';
  }
  return kept;
}

function literalOf(fields: Fields, lines: SourceLines): Literal {
  const { value } = fields;
  switch (typeof value) {
    case 'boolean':
      return { kind: 'bool', value };
    case 'bigint':
      return { kind: 'int', value };
    case 'number':
      return numberOf(value, sourceOf(fields, lines));
    case 'string':
      return textOf(value, fields.quote_style as string | undefined);
    default:
      if (value === null) return { kind: 'none' };
      return { kind: 'complex', real: 0, imag: (value as { imag: number }).imag };
  }
}

function sourceOf(fields: Fields, lines: SourceLines): string {
  const { lineno, col_offset, end_lineno, end_col_offset } = fields as Record<string, number>;
  return lines.between(lineno ?? 1, col_offset ?? 0, end_lineno ?? 1, end_col_offset ?? 0);
}

const INTEGER = /^(?:0[xX][0-9a-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+|[0-9][0-9_]*)$/;

function numberOf(value: number, source: string): Literal {
  if (!INTEGER.test(source)) return { kind: 'float', value };
  return { kind: 'int', value: BigInt(source.replaceAll('_', '')) };
}

function textOf(value: string, quoteStyle: string | undefined): Literal {
  if (quoteStyle === undefined && value === '...') return { kind: 'ellipsis' };
  if (quoteStyle === undefined || !/b/i.test(quoteStyle)) return { kind: 'str', value };
  return { kind: 'bytes', value: Uint8Array.from(value, (character) => character.charCodeAt(0)) };
}
