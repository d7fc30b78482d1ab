/** A field of a format string, `{name!conversion:spec}`. */
export interface Field {
  readonly name: string;
  /** A letter, or nothing. */
  readonly conversion: string;
  readonly spec: string;
}

/** Text as it is, and the field after it. */
export interface Piece {
  readonly literal: string;
  readonly field: Field | null;
}

/** The pieces of a format string; where it is wrong, those before and what is wrong. */
export interface Markup {
  readonly pieces: readonly Piece[];
  readonly error: string | null;
}

/** `MarkupIterator_next` (Objects/stringlib/unicode_format.h), to the end. A doubled brace ends a piece. */
export function readMarkup(text: string): Markup {
  const pieces: Piece[] = [];
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const brace = text[at]!;
    if (brace !== '{' && brace !== '}') continue;
    const literal = text.slice(start, at);
    if (text[at + 1] === brace) {
      pieces.push({ literal: literal + brace, field: null });
      start = ++at + 1;
      continue;
    }
    const wrong = (error: string): Markup => ({ pieces, error });
    if (brace === '}') return wrong("Single '}' encountered in format string");
    if (at + 1 >= text.length) return wrong("Single '{' encountered in format string");
    const read = readField(text, at + 1);
    if (typeof read === 'string') return wrong(read);
    pieces.push({ literal, field: read.field });
    at = read.end;
    start = at + 1;
  }
  if (start < text.length) pieces.push({ literal: text.slice(start), field: null });
  return { pieces, error: null };
}

/** `parse_field`: the field and the place of the brace that ends it, or what is wrong. */
function readField(text: string, from: number): { field: Field; end: number } | string {
  let at = nameEnd(text, from);
  const name = text.slice(from, at);
  if (text[at] === '{') return "unexpected '{' in field name";
  if (text[at] === '}') return { field: { name, conversion: '', spec: '' }, end: at };
  if (at >= text.length) return "expected '}' before end of string";
  let conversion = '';
  if (text[at] === '!') {
    if (at + 1 >= text.length) return 'end of string while looking for conversion specifier';
    conversion = String.fromCodePoint(text.codePointAt(at + 1)!);
    at += 1 + conversion.length;
    if (text[at] === '}') return { field: { name, conversion, spec: '' }, end: at };
    if (at < text.length && text[at] !== ':') return "expected ':' after conversion specifier";
  }
  const end = specEnd(text, at + 1);
  if (end < 0) return "unmatched '{' in format spec";
  return { field: { name, conversion, spec: text.slice(at + 1, end) }, end };
}

/** Where the name of a field ends: at a brace, a colon or an exclamation mark outside of brackets. */
function nameEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && !'{}:!'.includes(text[at]!)) {
    if (text[at] === '[') {
      while (at < text.length && text[at] !== ']') at++;
    }
    at++;
  }
  return at;
}

/** The brace that closes a field, or -1. */
function specEnd(text: string, from: number): number {
  let depth = 1;
  for (let at = from; at < text.length; at++) {
    if (text[at] === '{') depth++;
    else if (text[at] === '}' && --depth === 0) return at;
  }
  return -1;
}

/** A step from a value to one of its parts: the name of an attribute, or the key of an item. */
export interface Step {
  readonly attribute: boolean;
  readonly key: string;
}

/** `FieldNameIterator_next`: the first name, and the steps after it; where a step is wrong, those before and what is wrong. */
export function readFieldName(name: string): { first: string; steps: readonly Step[]; error: string | null } {
  const first = /^[^.[]*/u.exec(name)![0];
  const steps: Step[] = [];
  for (let at = first.length; at < name.length;) {
    const attribute = name[at] === '.';
    if (!attribute && name[at] !== '[') {
      return { first, steps, error: "Only '.' or '[' may follow ']' in format field specifier" };
    }
    const close = name.indexOf(']', at);
    if (!attribute && close < 0) return { first, steps, error: "Missing ']' in format string" };
    const key = attribute ? /^[^.[]*/u.exec(name.slice(at + 1))![0] : name.slice(at + 1, close);
    if (key === '') return { first, steps, error: 'Empty attribute in format string' };
    steps.push({ attribute, key });
    at += 1 + key.length + (attribute ? 0 : 1);
  }
  return { first, steps, error: null };
}
