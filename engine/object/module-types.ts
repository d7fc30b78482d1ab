import type { ObjectSpace } from './space.js';
import { rowIndex, T, type TypeKey } from './type-table.js';

/** What an object of a type that a module defines is made of: its counted references by the names of the C struct. */
export interface ModuleType {
  /** In the order of `tp_traverse`. */
  readonly references: Readonly<Record<string, number>>;
  /** Blocks of its own that hold no objects (`PyMem_Malloc`). */
  readonly blocks?: Readonly<Record<string, number>>;
}

/** The types of Modules/itertoolsmodule.c, Modules/_functoolsmodule.c and Modules/_operator.c. */
export const MODULE_TYPES: Partial<Record<TypeKey, ModuleType>> = {
  count: { references: { long_cnt: 24, long_step: 32 } },
  cycle: { references: { it: 16, saved: 24 } },
  repeat: { references: { element: 16 } },
  chain: { references: { active: 24, source: 16 } },
  islice: { references: { it: 16 } },
  zipLongest: { references: { ittuple: 32, result: 40, fillvalue: 48 } },
  product: { references: { pools: 16, result: 32 }, blocks: { indices: 24 } },
  permutations: { references: { pool: 16, result: 40 }, blocks: { indices: 24, cycles: 32 } },
  combinations: { references: { pool: 16, result: 32 }, blocks: { indices: 24 } },
  combinationsWithReplacement: { references: { pool: 16, result: 32 }, blocks: { indices: 24 } },
  groupby: { references: { it: 16, keyfunc: 24, tgtkey: 32, currkey: 40, currvalue: 48 } },
  grouper: { references: { parent: 16, tgtkey: 24 } },
  accumulate: { references: { binop: 32, it: 24, total: 16, initial: 40 } },
  takewhile: { references: { it: 24, func: 16 } },
  dropwhile: { references: { it: 24, func: 16 } },
  filterfalse: { references: { it: 24, func: 16 } },
  starmap: { references: { it: 24, func: 16 } },
  compress: { references: { data: 16, selectors: 24 } },
  pairwise: { references: { it: 16, old: 24 } },
  batched: { references: { it: 16 } },
  dequeIterator: { references: { deque: 32 } },
  dequeReverseIterator: { references: { deque: 32 } },
  partial: { references: { func: 16, args: 24, keywords: 32, __dict__: 40 } },
  keyWrapper: { references: { cmp: 16, object: 24 } },
  itemgetter: { references: { item: 24 } },
  attrgetter: { references: { attr: 24 } },
  methodcaller: { references: { name: 16, args: 24, kwargs: 32 } },
  lruCacheWrapper: { references: { cache: 72, func: 88, kwd_mark: 112, cache_info_type: 120, __dict__: 136 } },
  lruLink: { references: { key: 40, result: 48 } },
  tee: { references: { dataobj: 16 } },
  genericAlias: { references: { origin: 16, args: 24, parameters: 32 } },
  unionType: { references: { args: 16, parameters: 24 } },
  mappingproxy: { references: { mapping: 16 } },
  namespace: { references: { __dict__: 16 } },
};

/** The offsets of an object's counted references. */
export function referencesOf(key: TypeKey): readonly number[] {
  return Object.values(MODULE_TYPES[key]?.references ?? {});
}

/** `tp_dealloc` of these types: their references in order, their blocks, then the object. */
export function installModuleTypes(space: ObjectSpace): void {
  for (const [key, { references, blocks }] of Object.entries(MODULE_TYPES)) {
    const fields = Object.values(references);
    const own = Object.values(blocks ?? {});
    const bury = (object: number): void => {
      space.releaseFields(object, fields);
      for (const offset of own)
        if (space.field(object, offset) !== 0) space.heap.free('m', space.field(object, offset));
      space.freeObject(object);
    };
    space.burials[rowIndex(T[key as TypeKey])] = (object) => {
      space.untrack(object);
      space.dismantle(object, bury);
    };
  }
}
