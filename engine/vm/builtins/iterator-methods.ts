import { makeInt } from '../../object/int.js';
import { bigValue } from '../../object/int.js';
import { makeDictIterator } from '../../object/iterator.js';
import { makeReverseIterator } from '../../object/lazy-iterator.js';
import { listLength } from '../../object/list.js';
import { iterateRange } from '../../object/range.js';
import { dictUsed } from '../../object/dict.js';
import { setUsed } from '../../object/set.js';
import { NOT_IMPLEMENTED } from '../../object/statics.js';
import {
  DictIteratorField,
  DictViewField,
  IteratorField,
  RangeField,
  RangeIteratorField,
  SetIteratorField,
} from '../../object/struct.js';
import { strLength } from '../../object/str.js';
import { tupleLength } from '../../object/tuple.js';
import { T, type TypeKey } from '../../object/type-table.js';
import type { Machine, Native, NativeRow } from '../machine.js';

/** What iterators say of their length (`__length_hint__`), and walks from the end (`__reversed__`). */
function row(owner: string, name: string, call: Native): NativeRow {
  return { name, owner, least: 0, most: 0, keywords: null, call };
}

type Measure = (machine: Machine, iterator: number) => number;

/** What is left of a sequence from the index on. */
function left(lengthOf: (words: Int32Array, sequence: number) => number): Measure {
  return (machine, iterator) => {
    const sequence = machine.field(iterator, IteratorField.sequence);
    if (sequence === 0) return 0;
    return Math.max(0, lengthOf(machine.words, sequence) - machine.field(iterator, IteratorField.index));
  };
}

/** What is left of a list walked backwards; nothing when it has shrunk below the index. */
const leftOfReversedList: Measure = (machine, iterator) => {
  const list = machine.field(iterator, IteratorField.sequence);
  const index = machine.field(iterator, IteratorField.index) + 1;
  return list === 0 || listLength(machine.words, list) < index ? 0 : index;
};

const leftOfDict: Measure = (machine, iterator) => {
  const dict = machine.field(iterator, DictIteratorField.dict);
  const same = dict !== 0 && machine.field(iterator, DictIteratorField.used) === dictUsed(machine.words, dict);
  return same ? machine.field(iterator, DictIteratorField.length) : 0;
};

const leftOfSet: Measure = (machine, iterator) => {
  const set = machine.field(iterator, SetIteratorField.set);
  const same = set !== 0 && machine.field(iterator, SetIteratorField.used) === setUsed(machine.words, set);
  return same ? machine.field(iterator, SetIteratorField.length) : 0;
};

function hint(owner: string, measure: Measure): readonly NativeRow[] {
  return [
    row(owner, '__length_hint__', (machine, _args, _names, self) => makeInt(machine, measure(machine, self), 1, true)),
  ];
}

/** The same of a sequence that tells its length by `len()`: 0 in the measure says an exception. */
function hintBySize(owner: string, count: (size: number, index: number) => number): readonly NativeRow[] {
  return [
    row(owner, '__length_hint__', (machine, _args, _names, self) => {
      const sequence = machine.field(self, IteratorField.sequence);
      if (sequence === 0) return makeInt(machine, 0);
      const size = machine.ops.size(sequence);
      if (size < 0) {
        if (owner !== 'iterator' || !machine.raisedIs(T.TypeError)) return 0;
        machine.clearException();
        return NOT_IMPLEMENTED;
      }
      return makeInt(machine, Math.max(0, count(size, machine.field(self, IteratorField.index))), 1, true);
    }),
  ];
}

/** `__reversed__` of a dict or of a view of one. */
function reversedDict(owner: string, type: number, dictOf: (machine: Machine, self: number) => number): NativeRow {
  return row(owner, '__reversed__', (machine, _args, _names, self) =>
    makeDictIterator(machine, type, dictOf(machine, self)),
  );
}

const viewed = (machine: Machine, view: number): number => machine.field(view, DictViewField.dict);

/** `range_reverse`. */
const reversedRange: Native = (machine, _args, _names, range) => {
  const [start, step, length] = [RangeField.start, RangeField.step, RangeField.length].map((offset) =>
    bigValue(machine.words, machine.field(range, offset)),
  );
  return iterateRange(machine, start! + (length! - 1n) * step!, -step!, length!);
};

export const ITERATOR_METHODS: Partial<Record<TypeKey, readonly NativeRow[]>> = {
  listIterator: hint('list_iterator', left(listLength)),
  tupleIterator: hint('tuple_iterator', left(tupleLength)),
  strIterator: hint('str_iterator', left(strLength)),
  strAsciiIterator: hint('str_ascii_iterator', left(strLength)),
  listReverseIterator: hint('list_reverseiterator', leftOfReversedList),
  range_iterator: hint('range_iterator', (machine, iterator) => machine.field(iterator, RangeIteratorField.length)),
  longrange_iterator: [
    row('longrange_iterator', '__length_hint__', (machine, _args, _names, self) =>
      machine.retain(machine.field(self, RangeIteratorField.length)),
    ),
  ],
  setIterator: hint('set_iterator', leftOfSet),
  dictKeyIterator: hint('dict_keyiterator', leftOfDict),
  dictValueIterator: hint('dict_valueiterator', leftOfDict),
  dictItemIterator: hint('dict_itemiterator', leftOfDict),
  dictReverseKeyIterator: hint('dict_reversekeyiterator', leftOfDict),
  dictReverseValueIterator: hint('dict_reversevalueiterator', leftOfDict),
  dictReverseItemIterator: hint('dict_reverseitemiterator', leftOfDict),
  iterator: hintBySize('iterator', (size, index) => size - index),
  reversed: hintBySize('reversed', (size, index) => (size < index + 1 ? 0 : index + 1)),
  list: [
    row('list', '__reversed__', (machine, _args, _names, list) =>
      makeReverseIterator(machine, T.listReverseIterator, list, listLength(machine.words, list)),
    ),
  ],
  range: [row('range', '__reversed__', reversedRange)],
  dict: [reversedDict('dict', T.dictReverseKeyIterator, (_machine, dict) => dict)],
  dictKeys: [reversedDict('dict_keys', T.dictReverseKeyIterator, viewed)],
  dictValues: [reversedDict('dict_values', T.dictReverseValueIterator, viewed)],
  dictItems: [reversedDict('dict_items', T.dictReverseItemIterator, viewed)],
};
