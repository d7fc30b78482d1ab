import { intern, makeStr, textOf } from '../../object/str.js';
import { makeInt } from '../../object/int.js';
import { T } from '../../object/type-table.js';
import { escapeToAscii, formatObject } from '../format-value.js';
import type { Machine } from '../machine.js';

/** `str.format` (Objects/stringlib/unicode_format.h); `mapping` 0: names are looked up among the keyword arguments. */
export function formatTemplate(
  machine: Machine,
  self: number,
  args: readonly number[],
  names: readonly string[],
  mapping: number,
): number {
  const template = new Template(machine, args, names, mapping);
  const text = template.build(textOf(machine, self), 2);
  return text === null ? 0 : makeStr(machine, text);
}

class Template {
  readonly #machine: Machine;
  readonly #positional: readonly number[];
  readonly #named: ReadonlyMap<string, number>;
  readonly #mapping: number;
  /** Fields are numbered by themselves, by hand, or it is not known yet. */
  #numbering: 'automatic' | 'manual' | null = null;
  #next = 0;

  constructor(machine: Machine, args: readonly number[], names: readonly string[], mapping: number) {
    this.#machine = machine;
    const count = args.length - names.length;
    this.#positional = args.slice(0, count);
    this.#named = new Map(names.map((name, index) => [name, args[count + index]!]));
    this.#mapping = mapping;
  }

  #fail(message: string, type = T.ValueError): null {
    this.#machine.raise(type, message);
    return null;
  }

  /** The text with its fields filled in; fields in fields go `depth` deep. */
  build(text: string, depth: number): string | null {
    if (depth < 1) return this.#fail('Max string recursion exceeded');
    let result = '';
    for (let at = 0; at < text.length;) {
      const character = text[at]!;
      if (character !== '{' && character !== '}') {
        result += character;
        at++;
        continue;
      }
      if (text[at + 1] === character) {
        result += character;
        at += 2;
        continue;
      }
      if (character === '}') return this.#fail("Single '}' encountered in format string");
      if (at + 1 >= text.length) return this.#fail("Single '{' encountered in format string");
      const end = fieldEnd(text, at + 1);
      if (end < 0) return this.#fail("expected '}' before end of string");
      const filled = this.#field(text.slice(at + 1, end), depth);
      if (filled === null) return null;
      result += filled;
      at = end + 1;
    }
    return result;
  }

  /** `name!conversion:specification`. */
  #field(text: string, depth: number): string | null {
    const machine = this.#machine;
    const split = nameEnd(text);
    const name = text.slice(0, split);
    if (name.includes('{')) return this.#fail("unexpected '{' in field name");
    let conversion = '';
    let spec = '';
    let rest = text.slice(split);
    if (rest.startsWith('!')) {
      conversion = rest[1] ?? '';
      if (conversion === '') return this.#fail('end of string while looking for conversion specifier');
      rest = rest.slice(2);
      if (rest !== '' && !rest.startsWith(':')) return this.#fail("expected ':' after conversion specifier");
    }
    if (rest.startsWith(':')) spec = rest.slice(1);
    const value = this.#value(name);
    if (value === 0) return null;
    machine.hold(value);
    const filled = this.#convert(value, conversion, spec, depth);
    machine.drop();
    machine.release(value);
    return filled;
  }

  #convert(value: number, conversion: string, spec: string, depth: number): string | null {
    const machine = this.#machine;
    let shown = value;
    let made = 0;
    if (conversion !== '') {
      if (!'rsa'.includes(conversion)) {
        const code = conversion.codePointAt(0)!;
        const name = code > 32 && code < 127 ? conversion : `\\x${code.toString(16)}`;
        return this.#fail(`Unknown conversion specifier ${name}`);
      }
      const text = conversion === 's' ? machine.ops.str(value) : machine.ops.repr(value);
      if (text === null) return null;
      made = makeStr(machine, conversion === 'a' ? escapeToAscii(text) : text);
      shown = made;
      machine.hold(made);
    }
    const full = spec.includes('{') || spec.includes('}') ? this.build(spec, depth - 1) : spec;
    const result = full === null ? 0 : formatObject(machine, shown, full);
    if (made !== 0) {
      machine.drop();
      machine.release(made);
    }
    if (result === 0) return null;
    const text = textOf(machine, result);
    machine.release(result);
    return text;
  }

  /** `get_field_object`: the argument, then its attributes and items. A new reference, or 0. */
  #value(name: string): number {
    const machine = this.#machine;
    const first = /^[^.[]*/u.exec(name)![0];
    let value = this.#argument(first);
    let at = first.length;
    while (value !== 0 && at < name.length) {
      let next = 0;
      if (name[at] === '.') {
        const attribute = /^[^.[]*/u.exec(name.slice(at + 1))![0];
        at += 1 + attribute.length;
        if (attribute === '') this.#fail('Empty attribute in format string');
        else {
          machine.hold(value);
          next = machine.ops.getAttribute(value, intern(machine, attribute));
          machine.drop();
        }
      } else if (name[at] === '[') {
        const close = name.indexOf(']', at);
        const key = close < 0 ? '' : name.slice(at + 1, close);
        if (close < 0) this.#fail("Missing ']' in format string");
        else if (key === '') this.#fail('Empty attribute in format string');
        else next = this.#item(value, key);
        at = close + 1;
      } else {
        this.#fail("Only '.' or '[' may follow ']' in format field specifier");
      }
      machine.release(value);
      value = next;
      if (machine.raised) return 0;
    }
    return value;
  }

  #item(value: number, name: string): number {
    const machine = this.#machine;
    const key = /^\d+$/u.test(name) ? makeInt(machine, BigInt(name)) : makeStr(machine, name);
    machine.hold(value);
    machine.hold(key);
    const item = machine.ops.getItem(value, key);
    machine.drop(2);
    machine.release(key);
    return item;
  }

  #argument(name: string): number {
    const machine = this.#machine;
    const isNumber = /^\d+$/u.test(name);
    if (name === '' || isNumber) {
      const kind = name === '' ? 'automatic' : 'manual';
      if (this.#numbering !== null && this.#numbering !== kind) {
        const words =
          kind === 'automatic'
            ? 'manual field specification to automatic field numbering'
            : 'automatic field numbering to manual field specification';
        this.#fail(`cannot switch from ${words}`);
        return 0;
      }
      this.#numbering = kind;
      if (this.#mapping !== 0) {
        this.#fail('Format string contains positional fields');
        return 0;
      }
      if (name.length > 18) {
        this.#fail('Too many decimal digits in format string');
        return 0;
      }
      const index = name === '' ? this.#next++ : Number(name);
      const value = this.#positional[index];
      if (value !== undefined) return machine.retain(value);
      this.#fail(`Replacement index ${index} out of range for positional args tuple`, T.IndexError);
      return 0;
    }
    if (this.#mapping !== 0) {
      const key = makeStr(machine, name);
      machine.hold(key);
      const value = machine.ops.getItem(this.#mapping, key);
      machine.drop();
      machine.release(key);
      return value;
    }
    const value = this.#named.get(name);
    if (value !== undefined) return machine.retain(value);
    return machine.raiseWith(T.KeyError, [makeStr(machine, name)]);
  }
}

/** Where the name of a field ends: at a colon or an exclamation mark outside of brackets. */
function nameEnd(text: string): number {
  let inBrackets = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at]!;
    if (character === '[') inBrackets = true;
    else if (character === ']') inBrackets = false;
    else if (!inBrackets && (character === ':' || character === '!')) return at;
  }
  return text.length;
}

/** The brace that closes a field, or -1. */
function fieldEnd(text: string, from: number): number {
  let depth = 1;
  for (let at = from; at < text.length; at++) {
    if (text[at] === '{') depth++;
    else if (text[at] === '}' && --depth === 0) return at;
  }
  return -1;
}
