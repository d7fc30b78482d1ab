import { CodeFlag } from '../compile/opcode.js';
import { getStr, makeDict, setItem } from '../object/dict.js';
import { qualifiedName } from '../object/function.js';
import { nameOf } from '../object/str.js';
import { FunctionObject } from '../object/struct.js';
import { makeTuple, tupleItem, tupleItems, tupleLength } from '../object/tuple.js';
import { T } from '../object/type-table.js';
import type { Machine } from './machine.js';

/**
 * `initialize_locals` (Python/ceval.c): which argument goes into which local. `args` holds positional arguments, then those
 * given by keyword, whose names (objects) are `names`. Their references are handed over; where it fails (null) they are
 * released. The result has a slot for each parameter, 0 where none.
 */
export function bindArguments(
  machine: Machine,
  func: number,
  args: readonly number[],
  names: readonly number[],
): number[] | null {
  const info = machine.infos.get(machine.codeOfFunction(func))!;
  const code = info.code;
  const positional = args.length - names.length;
  const parameters = code.argCount + code.kwOnlyArgCount;
  const hasVarArgs = (code.flags & CodeFlag.VARARGS) !== 0;
  const hasVarKeywords = (code.flags & CodeFlag.VARKEYWORDS) !== 0;
  const slots: number[] = new Array<number>(parameters + (hasVarArgs ? 1 : 0) + (hasVarKeywords ? 1 : 0)).fill(0);
  const fail = (message: string): null => {
    machine.raise(T.TypeError, `${qualifiedName(machine, func)}() ${message}`);
    return giveUp();
  };
  const unused = new Set<number>();
  const giveUp = (): null => {
    for (const slot of slots) machine.releaseMaybe(slot);
    for (const index of unused) machine.releaseMaybe(args[index]!);
    return null;
  };

  for (let index = 0; index < args.length; index++) unused.add(index);
  const moved = Math.min(positional, code.argCount);
  for (let index = 0; index < moved; index++) {
    slots[index] = args[index]!;
    unused.delete(index);
  }
  const extra = hasVarKeywords ? makeDict(machine) : 0;
  if (extra !== 0) slots[slots.length - 1] = extra;
  if (hasVarArgs) {
    const rest: number[] = [];
    for (let index = moved; index < positional; index++) {
      rest.push(args[index]!);
      unused.delete(index);
    }
    slots[parameters] = makeTuple(machine, rest);
  }

  for (let index = 0; index < names.length; index++) {
    const text = nameOf(machine, names[index]!);
    const value = args[positional + index]!;
    const place = code.localsPlusNames.indexOf(text);
    if (place >= code.posOnlyArgCount && place < parameters) {
      if (slots[place] !== 0) return fail(`got multiple values for argument '${text}'`);
      slots[place] = value;
      unused.delete(positional + index);
      continue;
    }
    if (extra === 0) {
      const positionalOnly = code.localsPlusNames.slice(0, code.posOnlyArgCount);
      const wrong = names.map((name) => nameOf(machine, name)).filter((name) => positionalOnly.includes(name));
      if (wrong.length > 0) {
        return fail(`got some positional-only arguments passed as keyword arguments: '${wrong.join(', ')}'`);
      }
      return fail(`got an unexpected keyword argument '${text}'`);
    }
    setItem(machine, extra, names[index]!, value);
    machine.release(value);
    unused.delete(positional + index);
  }

  const defaults = machine.field(func, FunctionObject.defaults);
  const defaultCount = defaults === 0 ? 0 : tupleLength(machine.words, defaults);
  if (positional > code.argCount && !hasVarArgs) return fail(tooMany(positional, code, defaultCount, slots));
  const firstDefault = code.argCount - defaultCount;
  const missing: string[] = [];
  for (let index = moved; index < firstDefault; index++) {
    if (slots[index] === 0) missing.push(code.localsPlusNames[index]!);
  }
  if (missing.length > 0) return fail(missingNames('positional', missing));
  for (let index = Math.max(0, firstDefault); index < code.argCount; index++) {
    if (slots[index] !== 0) continue;
    slots[index] = machine.retain(tupleItem(machine.words, defaults, index - firstDefault));
  }
  const missingKeywords: string[] = [];
  const keywordDefaults = machine.field(func, FunctionObject.kwdefaults);
  for (let index = code.argCount; index < parameters; index++) {
    if (slots[index] !== 0) continue;
    const name = tupleItem(machine.words, machine.field(info.object, 96), index);
    const value = keywordDefaults === 0 ? 0 : getStr(machine, keywordDefaults, name);
    if (value === 0) missingKeywords.push(code.localsPlusNames[index]!);
    else slots[index] = machine.retain(value);
  }
  if (missingKeywords.length > 0) return fail(missingNames('keyword-only', missingKeywords));
  return slots;
}

/** `too_many_positional`. */
function tooMany(
  given: number,
  code: { readonly argCount: number; readonly kwOnlyArgCount: number },
  defaults: number,
  slots: readonly number[],
): string {
  const keywordOnly = slots
    .slice(code.argCount, code.argCount + code.kwOnlyArgCount)
    .filter((slot) => slot !== 0).length;
  const plural = defaults > 0 ? true : code.argCount !== 1;
  const takes = defaults > 0 ? `from ${code.argCount - defaults} to ${code.argCount}` : `${code.argCount}`;
  const extra =
    keywordOnly > 0
      ? ` positional argument${given !== 1 ? 's' : ''} (and ${keywordOnly} keyword-only argument${keywordOnly !== 1 ? 's' : ''})`
      : '';
  return `takes ${takes} positional argument${plural ? 's' : ''} but ${given}${extra} ${given === 1 && keywordOnly === 0 ? 'was' : 'were'} given`;
}

/** `format_missing`. */
function missingNames(kind: string, names: readonly string[]): string {
  const quoted = names.map((name) => `'${name}'`);
  const last = quoted.at(-1)!;
  const list =
    quoted.length === 1
      ? last
      : quoted.length === 2
        ? `${quoted[0]} and ${last}`
        : `${quoted.slice(0, -1).join(', ')}, and ${last}`;
  return `missing ${names.length} required ${kind} argument${names.length === 1 ? '' : 's'}: ${list}`;
}

/** The objects of a tuple of names. */
export function namesOf(machine: Machine, names: number): readonly number[] {
  return names === 0 ? [] : tupleItems(machine.words, names);
}
