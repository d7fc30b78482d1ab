import { intern, makeStr, textOf } from '../../object/str.js';
import { makeInt } from '../../object/int.js';
import { T } from '../../object/type-table.js';
import { escapeToAscii, formatObject } from '../format-value.js';
import type { Machine } from '../machine.js';
import { type Field, readFieldName, readMarkup } from './markup.js';

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
    const { pieces, error } = readMarkup(text);
    let result = '';
    for (const { literal, field } of pieces) {
      const filled = field === null ? '' : this.#field(field, depth);
      if (filled === null) return null;
      result += literal + filled;
    }
    return error === null ? result : this.#fail(error);
  }

  #field({ name, conversion, spec }: Field, depth: number): string | null {
    const machine = this.#machine;
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
    const { first, steps, error } = readFieldName(name);
    let value = this.#argument(first);
    for (const { attribute, key } of steps) {
      if (value === 0) return 0;
      machine.hold(value);
      const part = attribute ? machine.ops.getAttribute(value, intern(machine, key)) : this.#item(value, key);
      machine.drop();
      machine.release(value);
      value = part;
    }
    if (error === null || value === 0) return value;
    machine.release(value);
    return machine.raise(T.ValueError, error);
  }

  #item(value: number, name: string): number {
    const machine = this.#machine;
    const key = /^\d+$/u.test(name) ? makeInt(machine, BigInt(name)) : makeStr(machine, name);
    machine.hold(key);
    const item = machine.ops.getItem(value, key);
    machine.drop();
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
