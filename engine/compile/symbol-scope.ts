/** What is known of a name in a block, Include/internal/pycore_symtable.h. */
export const Symbol = {
  GLOBAL: 1,
  LOCAL: 2,
  PARAM: 4,
  NONLOCAL: 8,
  USE: 16,
  FREE_CLASS: 64,
  IMPORT: 128,
  ANNOTATION: 256,
  COMPREHENSION_TARGET: 512,
  TYPE_PARAMETER: 1024,
  COMPREHENSION_CELL: 2048,
} as const;

/** Any of these binds the name in its block, `DEF_BOUND`. */
export const BOUND = Symbol.LOCAL | Symbol.PARAM | Symbol.IMPORT;

/** Where a name is found at run time; kept above the flags. */
export const Scope = { UNKNOWN: 0, LOCAL: 1, GLOBAL_EXPLICIT: 2, GLOBAL_IMPLICIT: 3, FREE: 4, CELL: 5 } as const;
export type Scope = (typeof Scope)[keyof typeof Scope];

const SCOPE_OFFSET = 12;

export type BlockType =
  'module' | 'class' | 'function' | 'annotation' | 'type variable bound' | 'type alias' | 'type parameters';

/** The scope in a symbol's flags. */
export function scopeOf(flags: number): Scope {
  return ((flags >> SCOPE_OFFSET) & 0xf) as Scope;
}

/** The flags without a scope. */
export function withoutScope(flags: number): number {
  return flags & ((1 << SCOPE_OFFSET) - 1);
}

/** The flags with a scope. */
export function withScope(flags: number, scope: Scope): number {
  return flags | (scope << SCOPE_OFFSET);
}

/** One block's names: a module, class, function, comprehension or annotation scope (`PySTEntryObject`). */
export class SymbolScope {
  readonly type: BlockType;
  readonly name: string;
  readonly nested: boolean;
  /** Flags by mangled name, in the order of first sight. */
  readonly symbols = new Map<string, number>();
  /** Parameters in order. */
  readonly parameters: string[] = [];
  readonly children: SymbolScope[] = [];
  hasFree = false;
  generator = false;
  comprehension: 'list' | 'set' | 'dict' | 'generator' | null = null;
  comprehensionInlined = false;
  /** Names visited now are targets of a comprehension's loop. */
  inComprehensionTarget = false;
  /** Depth of comprehension iterables being visited, where `:=` is not allowed. */
  comprehensionIterableDepth = 0;
  varArguments = false;
  varKeywords = false;
  needsClassClosure = false;
  needsClassDict = false;
  canSeeClassScope = false;

  constructor(type: BlockType, name: string, parent: SymbolScope | null) {
    this.type = type;
    this.name = name;
    this.nested = parent !== null && (parent.nested || parent.isFunctionLike);
    this.comprehensionIterableDepth = parent?.comprehensionIterableDepth ?? 0;
  }

  /** True where names live in fast locals, `_PyST_IsFunctionLike`. */
  get isFunctionLike(): boolean {
    return this.type !== 'module' && this.type !== 'class' && this.type !== 'annotation';
  }

  flagsOf(name: string): number {
    return this.symbols.get(name) ?? 0;
  }

  scopeOf(name: string): Scope {
    return scopeOf(this.flagsOf(name));
  }
}
