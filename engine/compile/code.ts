/**
 * What the compiler hands to the machine: CPython 3.12's code object as plain data.
 *
 * Field for field the same as `PyCodeObject` (Include/cpython/code.h); `bytecode` is the cold form, as `co_code` shows
 * it: two bytes a unit, inline caches as zero units.
 */
export interface Code {
  readonly name: string;
  readonly qualname: string;
  readonly filename: string;
  readonly firstLine: number;
  readonly argCount: number;
  readonly posOnlyArgCount: number;
  readonly kwOnlyArgCount: number;
  readonly stackSize: number;
  /** CO_* bits, Include/cpython/code.h. */
  readonly flags: number;
  readonly bytecode: Uint8Array;
  readonly consts: readonly Constant[];
  readonly names: readonly string[];
  /** Locals, cells and free variables in frame order, `co_localsplusnames`. */
  readonly localsPlusNames: readonly string[];
  /** CO_FAST_* bits for each of them, `co_localspluskinds`. */
  readonly localsPlusKinds: Uint8Array;
  readonly exceptionTable: Uint8Array;
  readonly lineTable: Uint8Array;
}

/**
 * A constant of a code object. One that stands in several places of a compilation is the same JavaScript object in each
 * (`merge_const_one` in Python/compile.c), so that identity tells the machine to make one Python object.
 */
export type Constant =
  | { readonly kind: 'none' }
  | { readonly kind: 'ellipsis' }
  | { readonly kind: 'bool'; readonly value: boolean }
  | { readonly kind: 'int'; readonly value: bigint }
  | { readonly kind: 'float'; readonly value: number }
  | { readonly kind: 'complex'; readonly real: number; readonly imag: number }
  | { readonly kind: 'str'; readonly value: string }
  | { readonly kind: 'bytes'; readonly value: Uint8Array }
  /** `again`: how often folding came upon the same tuple once more; the parser's arena counts each time. */
  | { readonly kind: 'tuple'; readonly items: readonly Constant[]; readonly again?: number }
  | { readonly kind: 'frozenset'; readonly items: readonly Constant[] }
  | { readonly kind: 'code'; readonly code: Code };
