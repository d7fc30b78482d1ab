import { Frame } from '../memory/address-map.js';
import { dictEntries } from '../object/dict.js';
import { isStr, nameOf, textOf } from '../object/str.js';
import { ExceptionField, FrameObjectField, TracebackField, TypeField } from '../object/struct.js';
import { isStaticType, T } from '../object/type-table.js';
import { dictOf } from './attribute.js';
import { resolutionOrder } from './attribute-order.js';
import { inlineValues } from '../object/instance.js';
import { orderOf } from '../object/values.js';
import { entryKey } from '../object/dict-keys.js';
import { LocalKind } from '../compile/opcode.js';
import type { Machine } from './machine.js';
import { STDLIB_NAMES } from './modules/stdlib-names.js';

/** `_Py_Offer_Suggestions` (Python/suggestions.c): ". Did you mean: 'x'?" for a misspelt name or attribute, or ''. */
export function suggestion(machine: Machine, exception: number): string {
  const isName = machine.isInstance(exception, T.NameError);
  const isAttribute = machine.isInstance(exception, T.AttributeError);
  if (!isName && !isAttribute) return '';
  const nameObject = machine.field(exception, isName ? ExceptionField.extra : ExceptionField.extra2);
  if (nameObject === 0 || !isStr(machine, nameObject)) return '';
  const wrong = textOf(machine, nameObject);
  const best = isName
    ? closestName(machine, exception, nameObject)
    : closest(wrong, attributeNames(machine, machine.field(exception, ExceptionField.extra)));
  const isModule = isName && STDLIB_NAMES.has(wrong);
  if (best === null) return isModule ? `. Did you forget to import '${wrong}'?` : '';
  return `. Did you mean: '${best}'?${isModule ? ` Or did you forget to import '${wrong}'?` : ''}`;
}

/** `get_suggestions_for_name_error`: of the variables of the function, else of its globals, else of the builtins. */
function closestName(machine: Machine, exception: number, name: number): string | null {
  let traceback = machine.field(exception, ExceptionField.traceback);
  if (traceback === 0) return null;
  while (machine.field(traceback, TracebackField.next) !== 0) traceback = machine.field(traceback, TracebackField.next);
  const frame = machine.field(machine.field(traceback, TracebackField.frame), FrameObjectField.frame);
  const wrong = textOf(machine, name);
  const code = machine.infos.get(machine.field(frame, Frame.code))?.code;
  const variables = (code?.localsPlusNames ?? []).filter(
    (_, index) => (code!.localsPlusKinds[index]! & LocalKind.LOCAL) !== 0,
  );
  const self = variables.indexOf('self');
  if (self >= 0) {
    const held = machine.field(frame, Frame.localsPlus + code!.localsPlusNames.indexOf('self') * 8);
    const value = held !== 0 && machine.typeOf(held) === T.cell ? machine.field(held, 16) : held;
    if (value !== 0 && hasAttribute(machine, value, name)) return `self.${wrong}`;
  }
  const names = (dict: number): string[] =>
    dict === 0 ? [] : dictEntries(machine, dict).map(([key]) => nameOf(machine, key));
  return (
    closest(wrong, variables) ??
    closest(wrong, names(machine.field(frame, Frame.globals))) ??
    closest(wrong, [...names(machine.field(frame, Frame.builtins)), 'None', 'False', 'True'])
  );
}

/** `PyObject_HasAttr`. */
function hasAttribute(machine: Machine, object: number, name: number): boolean {
  const value = machine.ops.getAttribute(object, name);
  if (value === 0) machine.clearException();
  else machine.release(value);
  return value !== 0;
}

function attributeNames(machine: Machine, object: number): string[] {
  if (object === 0) return [];
  const type = machine.typeOf(object);
  const names: string[] = [];
  const isType = machine.isMetaclass(type);
  const dict = isType ? 0 : dictOf(machine, object);
  if (dict !== 0) names.push(...dictEntries(machine, dict).map(([key]) => nameOf(machine, key)));
  if (!isStaticType(type) && !isType && inlineValues(machine.words, object) !== 0) {
    const keys = machine.field(type, TypeField.cachedKeys);
    names.push(
      ...orderOf(machine, inlineValues(machine.words, object)).map((index) =>
        nameOf(machine, entryKey(machine.words, keys, index)),
      ),
    );
  }
  for (const each of resolutionOrder(machine, isType ? object : type)) {
    if (isStaticType(each)) names.push(...(machine.members.get(each)?.keys() ?? []));
    else names.push(...dictEntries(machine, machine.field(each, TypeField.dict)).map(([key]) => nameOf(machine, key)));
  }
  return names.sort();
}

const MOVE_COST = 2;
const CASE_COST = 1;

/** `_compute_suggestion_error`: at most a third of the characters may be wrong. */
function closest(wrong: string, known: readonly string[]): string | null {
  if (wrong.length > 40 || known.length > 750) return null;
  let best: string | null = null;
  let bestDistance = Infinity;
  for (const name of known) {
    if (name === wrong) continue;
    const most = Math.min(Math.floor(((name.length + wrong.length + 3) * MOVE_COST) / 6), bestDistance - 1);
    const distance = levenshtein(wrong, name);
    if (distance > most) continue;
    if (distance < bestDistance) {
      best = name;
      bestDistance = distance;
    }
  }
  return best;
}

function levenshtein(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index * MOVE_COST);
  for (let i = 0; i < a.length; i++) {
    const next = [(i + 1) * MOVE_COST];
    for (let j = 0; j < b.length; j++) {
      const same = a[i] === b[j] ? 0 : a[i]!.toLowerCase() === b[j]!.toLowerCase() ? CASE_COST : MOVE_COST;
      next.push(Math.min(next[j]! + MOVE_COST, row[j + 1]! + MOVE_COST, row[j]! + same));
    }
    row = next;
  }
  return row.at(-1)!;
}
