import { ExceptionField, FunctionObject, LruField, ModuleField, TypeFlag, WrappedField } from '../object/struct.js';
import { TYPE_ROWS, type TypeKey } from '../object/type-table.js';
import type { Machine } from './machine.js';

/** Where the struct of a builtin type has a place for a dict. */
const DICT_OFFSETS: Partial<Record<TypeKey, number>> = {
  function: FunctionObject.dict,
  module: ModuleField.dict,
  staticmethod: WrappedField.dict,
  classmethod: WrappedField.dict,
  partial: 40,
  lruCacheWrapper: LruField.dict,
  namespace: 16,
};

/** `tp_dictoffset` of a type whose struct has a place for a dict; 0 where there is none. */
export function dictOffset(machine: Machine, type: number): number {
  if ((machine.flagsOf(type) & TypeFlag.exceptionSubclass) !== 0) return ExceptionField.dict;
  return DICT_OFFSETS[TYPE_ROWS[machine.layoutOf(type)]!.key] ?? 0;
}
