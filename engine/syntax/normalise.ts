/**
 * py-ast's tree made into ours, in place: literals become values (py-ast gives `1.0` and `1`, and `...` and `'...'`, the
 * same JavaScript value, so the source decides), and f-strings have the
 * empty pieces that CPython 3.12.1 has.
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
    case 'FormattedValue':
      closeFormat(fields.format_spec as Fields | undefined);
      break;
    case 'Subscript':
      fields.slice = starredSlice(fields.slice as Fields);
      break;
    case 'Name':
      fields.id = identifier(fields.id as string);
      return;
    case 'Load':
    case 'Store':
    case 'Del':
      return;
  }
  const isLiteral = fields.nodeType === 'Constant' || fields.nodeType === 'MatchSingleton';
  for (const key in fields) {
    const value = fields[key];
    if (typeof value === 'object' && !(key === 'value' && isLiteral)) visit(value, lines);
    else if (typeof value === 'string' && NAME_FIELDS.has(key)) fields[key] = identifier(value);
  }
}

/** Fields that hold an identifier, which Python reads in normalisation form KC. */
const NAME_FIELDS: ReadonlySet<string> = new Set(['name', 'attr', 'arg', 'asname', 'rest', 'module']);

function identifier(name: string): string {
  for (let unit = 0; unit < name.length; unit++) {
    if (name.charCodeAt(unit) >= 0x80) return name.normalize('NFKC');
  }
  return name;
}

/** `a[*b]` subscripts by a tuple, which is where the star is. */
function starredSlice(slice: Fields): Fields {
  if (slice.nodeType !== 'Starred') return slice;
  const { lineno, col_offset, end_lineno, end_col_offset } = slice;
  return {
    nodeType: 'Tuple',
    elts: [slice],
    ctx: { nodeType: 'Load' },
    lineno,
    col_offset,
    end_lineno,
    end_col_offset,
  };
}

/** The pieces of an f-string without the empty literals; each literal is marked as text, whatever it says. */
function joinedPieces(pieces: readonly Fields[]): readonly Fields[] {
  const kept = pieces.filter((piece) => piece.nodeType !== 'Constant' || piece.value !== '' || piece.closing === true);
  for (const piece of kept) {
    if (piece.nodeType === 'Constant') piece.quote_style ??= '"';
  }
  return kept;
}

/** A format that ends with a replacement field has an empty literal after it (up to CPython 3.12.1 at least). */
function closeFormat(format: Fields | undefined): void {
  if (format?.nodeType !== 'JoinedStr') return;
  const pieces = joinedPieces(format.values as readonly Fields[]);
  const last = pieces.at(-1);
  if (last?.nodeType !== 'FormattedValue') return;
  const { end_lineno, end_col_offset } = last;
  const place = { lineno: end_lineno, col_offset: end_col_offset, end_lineno, end_col_offset };
  format.values = [...pieces, { nodeType: 'Constant', value: '', quote_style: '"', closing: true, ...place }];
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
      return textOf(value, (fields.quote_style as string | undefined) ?? openingOf(sourceOf(fields, lines)));
    default:
      if (value === null) return { kind: 'none' };
      return { kind: 'complex', real: 0, imag: (value as { imag: number }).imag };
  }
}

function sourceOf(fields: Fields, lines: SourceLines): string {
  const { lineno, col_offset, end_col_offset } = fields as {
    lineno: number;
    col_offset: number;
    end_col_offset: number;
  };
  return lines.at(lineno).slice(lines.fromBytes(lineno, col_offset), lines.fromBytes(lineno, end_col_offset));
}

const INTEGER = /^(?:0[xX][0-9a-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+|[0-9][0-9_]*)$/;

function numberOf(value: number, source: string): Literal {
  if (!INTEGER.test(source)) return { kind: 'float', value };
  return { kind: 'int', value: BigInt(source.replaceAll('_', '')) };
}

/** The prefix and the quote of a literal: py-ast does not tell those of a pattern. */
function openingOf(source: string): string | undefined {
  return /^[a-zA-Z]*['"]/.exec(source)?.[0];
}

function textOf(value: string, quoteStyle: string | undefined): Literal {
  if (quoteStyle === undefined && value === '...') return { kind: 'ellipsis' };
  if (quoteStyle === undefined || !/b/i.test(quoteStyle)) return { kind: 'str', value };
  return { kind: 'bytes', value: Uint8Array.from(value, (character) => character.charCodeAt(0)) };
}
