import { dictEntries } from '../../object/dict.js';
import { boolObject } from '../../object/int.js';
import { makeList } from '../../object/list.js';
import { NONE } from '../../object/statics.js';
import { FunctionObject, TypeField, TypeFlag } from '../../object/struct.js';
import { intern, isStr, textOf } from '../../object/str.js';
import { isStaticType, T } from '../../object/type-table.js';
import { COLLECTION_FLAGS, setCollection } from '../class.js';
import { type NativeRow, Stop } from '../machine.js';
import type { ModuleRow } from './module-row.js';

/** What a field of a named tuple answers to an assignment (`tuplegetter_descr_set`, Modules/_collectionsmodule.c). */
function refusal(name: string, count: number, message: string): NativeRow {
  return {
    name,
    owner: '_abc',
    least: count,
    most: count,
    keywords: null,
    call: (machine) => machine.raise(T.AttributeError, message),
  };
}

const KEYWORDS: ReadonlySet<string> = new Set(
  (
    'False None True and as assert async await break class continue def del elif else except finally for from global ' +
    'if import in is lambda nonlocal not or pass raise return try while with yield'
  ).split(' '),
);

/** What patterns tell apart, `__abc_tpflags__`. */
const COLLECTIONS: Readonly<Record<string, number>> = { sequence: TypeFlag.sequence, mapping: TypeFlag.mapping };

/** `_abc`: what the library's own Python text asks of classes without their bases. */
export const ABC_NATIVE: ModuleRow = {
  name: '_abc',
  functions: [
    {
      name: '_own',
      owner: '_abc',
      least: 3,
      most: 3,
      keywords: null,
      call: (machine, [type, name, otherwise]) => {
        if (!machine.isMetaclass(machine.typeOf(type!))) return machine.raise(T.TypeError, 'a class is needed');
        const found = machine.ops.lookupOwn(type!, intern(machine, textOf(machine, name!)));
        return machine.retain(found || otherwise!);
      },
    },
    {
      name: '_define',
      owner: '_abc',
      least: 3,
      most: 3,
      keywords: null,
      call: (machine, [source, globals, name]) =>
        machine.ops.defineFunction(textOf(machine, source!), globals!, textOf(machine, name!)),
    },
    {
      name: '_is_identifier',
      owner: '_abc',
      least: 1,
      most: 1,
      keywords: null,
      call: (machine, [text]) =>
        boolObject(isStr(machine, text!) && /^[\p{L}_][\p{L}\p{N}\p{M}_]*$/u.test(textOf(machine, text!))),
    },
    {
      name: '_counts_as',
      owner: '_abc',
      least: 2,
      most: 2,
      keywords: null,
      call: (machine, [type, other]) => {
        const named = isStr(machine, other!) ? COLLECTIONS[textOf(machine, other!)] : undefined;
        const flags = named ?? machine.flagsOf(other!) & COLLECTION_FLAGS;
        if (flags !== 0) setCollection(machine, type!, flags);
        return NONE;
      },
    },
    {
      name: '_is_abstract',
      owner: '_abc',
      least: 1,
      most: 1,
      keywords: null,
      call: (machine, [value]) => {
        // Most of what a class has is a function without attributes, or something that cannot have any.
        const type = machine.typeOf(value!);
        const plain = type === T.function && machine.field(value!, FunctionObject.dict) === 0;
        if (plain || type === T.str || type === T.tuple || value === NONE) return boolObject(false);
        const verdict = machine.ops.getAttribute(value!, intern(machine, '__isabstractmethod__'));
        if (verdict === 0) {
          if (!machine.raisedIs(T.AttributeError)) return 0;
          machine.clearException();
          return boolObject(false);
        }
        const truth = machine.ops.truth(verdict);
        machine.release(verdict);
        return truth < 0 ? 0 : boolObject(truth === 1);
      },
    },
    {
      name: '_is_keyword',
      owner: '_abc',
      least: 1,
      most: 1,
      keywords: null,
      call: (machine, [text]) => boolObject(isStr(machine, text!) && KEYWORDS.has(textOf(machine, text!))),
    },
    {
      name: '_unsupported',
      owner: '_abc',
      least: 1,
      most: 1,
      keywords: null,
      call: (machine, [what]) => {
        throw new Stop('unsupported', `${textOf(machine, what!)} is not simulated yet`);
      },
    },
    {
      name: '_print_exception',
      owner: '_abc',
      least: 1,
      most: 1,
      keywords: null,
      call: (machine, [exception]) => {
        machine.ops.printException(exception!);
        return NONE;
      },
    },
    refusal('_cannot_set', 2, "can't set attribute"),
    refusal('_cannot_delete', 1, "can't delete attribute"),
    {
      name: '_own_names',
      owner: '_abc',
      least: 1,
      most: 1,
      keywords: null,
      call: (machine, [type]) => {
        if (!machine.isMetaclass(machine.typeOf(type!))) return machine.raise(T.TypeError, 'a class is needed');
        if (isStaticType(type!)) return makeList(machine, []);
        const entries = dictEntries(machine, machine.field(type!, TypeField.dict));
        return makeList(
          machine,
          entries.map(([key]) => machine.retain(key)),
        );
      },
    },
  ],
};
