/**
 * The one table of CPython 3.12's instructions (Include/opcode.h, Lib/opcode.py): number, inline caches, what the argument
 * means and what the instruction does to the value stack. Everything else about instructions derives from it.
 */

/** What an instruction's argument stands for. */
export type ArgumentKind =
  /** no argument */
  | 'none'
  /** a number: a count, a depth, flags */
  | 'raw'
  /** an index into the constants */
  | 'const'
  /** an index into the names, maybe shifted left past flag bits */
  | 'name'
  /** an index into locals, cells and free variables */
  | 'local'
  /** the same, for one that holds a cell */
  | 'cell'
  /** a distance in units from the next instruction */
  | 'forward'
  /** a distance back in units from the next instruction */
  | 'backward'
  /** before assembly: a block */
  | 'target';

/** What an instruction does to the depth of the value stack; `jump` says that it jumps to its target. */
export type StackEffect = number | ((argument: number, jump: boolean) => number);

export interface OpcodeInfo<Code extends number = number> {
  readonly code: Code;
  readonly argument: ArgumentKind;
  readonly effect: StackEffect;
  /** Number of inline cache units after the instruction. */
  readonly caches: number;
}

function op<Code extends number>(
  code: Code,
  effect: StackEffect,
  argument: ArgumentKind = 'none',
  caches = 0,
): OpcodeInfo<Code> {
  return { code, argument, effect, caches };
}

function bitCount(bits: number): number {
  return (bits & 1) + ((bits >> 1) & 1) + ((bits >> 2) & 1) + ((bits >> 3) & 1);
}

const TABLE = {
  CACHE: op(0, 0),
  POP_TOP: op(1, -1),
  PUSH_NULL: op(2, 1),
  INTERPRETER_EXIT: op(3, -1),
  END_FOR: op(4, -2),
  END_SEND: op(5, -1),
  NOP: op(9, 0),
  UNARY_NEGATIVE: op(11, 0),
  UNARY_NOT: op(12, 0),
  UNARY_INVERT: op(15, 0),
  RESERVED: op(17, 0),
  BINARY_SUBSCR: op(25, -1, 'none', 1),
  BINARY_SLICE: op(26, -2),
  STORE_SLICE: op(27, -4),
  GET_LEN: op(30, 1),
  MATCH_MAPPING: op(31, 1),
  MATCH_SEQUENCE: op(32, 1),
  MATCH_KEYS: op(33, 1),
  PUSH_EXC_INFO: op(35, 1),
  CHECK_EXC_MATCH: op(36, 0),
  CHECK_EG_MATCH: op(37, 0),
  WITH_EXCEPT_START: op(49, 1),
  GET_AITER: op(50, 0),
  GET_ANEXT: op(51, 1),
  BEFORE_ASYNC_WITH: op(52, 1),
  BEFORE_WITH: op(53, 1),
  END_ASYNC_FOR: op(54, -2),
  CLEANUP_THROW: op(55, -1),
  STORE_SUBSCR: op(60, -3, 'none', 1),
  DELETE_SUBSCR: op(61, -2),
  GET_ITER: op(68, 0),
  GET_YIELD_FROM_ITER: op(69, 0),
  LOAD_BUILD_CLASS: op(71, 1),
  LOAD_ASSERTION_ERROR: op(74, 1),
  RETURN_GENERATOR: op(75, 0),
  RETURN_VALUE: op(83, -1),
  SETUP_ANNOTATIONS: op(85, 0),
  LOAD_LOCALS: op(87, 1),
  POP_EXCEPT: op(89, -1),
  STORE_NAME: op(90, -1, 'name'),
  DELETE_NAME: op(91, 0, 'name'),
  UNPACK_SEQUENCE: op(92, (count) => count - 1, 'raw', 1),
  FOR_ITER: op(93, 1, 'forward', 1),
  UNPACK_EX: op(94, (counts) => (counts & 0xff) + (counts >> 8), 'raw'),
  STORE_ATTR: op(95, -2, 'name', 4),
  DELETE_ATTR: op(96, -1, 'name'),
  STORE_GLOBAL: op(97, -1, 'name'),
  DELETE_GLOBAL: op(98, 0, 'name'),
  SWAP: op(99, 0, 'raw'),
  LOAD_CONST: op(100, 1, 'const'),
  LOAD_NAME: op(101, 1, 'name'),
  BUILD_TUPLE: op(102, (count) => 1 - count, 'raw'),
  BUILD_LIST: op(103, (count) => 1 - count, 'raw'),
  BUILD_SET: op(104, (count) => 1 - count, 'raw'),
  BUILD_MAP: op(105, (count) => 1 - 2 * count, 'raw'),
  LOAD_ATTR: op(106, (argument) => argument & 1, 'name', 9),
  COMPARE_OP: op(107, -1, 'raw', 1),
  IMPORT_NAME: op(108, -1, 'name'),
  IMPORT_FROM: op(109, 1, 'name'),
  JUMP_FORWARD: op(110, 0, 'forward'),
  POP_JUMP_IF_FALSE: op(114, -1, 'forward'),
  POP_JUMP_IF_TRUE: op(115, -1, 'forward'),
  LOAD_GLOBAL: op(116, (argument) => 1 + (argument & 1), 'name', 4),
  IS_OP: op(117, -1, 'raw'),
  CONTAINS_OP: op(118, -1, 'raw'),
  RERAISE: op(119, -1, 'raw'),
  COPY: op(120, 1, 'raw'),
  RETURN_CONST: op(121, 0, 'const'),
  BINARY_OP: op(122, -1, 'raw', 1),
  SEND: op(123, 0, 'forward', 1),
  LOAD_FAST: op(124, 1, 'local'),
  STORE_FAST: op(125, -1, 'local'),
  DELETE_FAST: op(126, 0, 'local'),
  LOAD_FAST_CHECK: op(127, 1, 'local'),
  POP_JUMP_IF_NOT_NONE: op(128, -1, 'forward'),
  POP_JUMP_IF_NONE: op(129, -1, 'forward'),
  RAISE_VARARGS: op(130, (count) => -count, 'raw'),
  GET_AWAITABLE: op(131, 0, 'raw'),
  MAKE_FUNCTION: op(132, (flags) => -bitCount(flags), 'raw'),
  BUILD_SLICE: op(133, (count) => (count === 3 ? -2 : -1), 'raw'),
  JUMP_BACKWARD_NO_INTERRUPT: op(134, 0, 'backward'),
  MAKE_CELL: op(135, 0, 'cell'),
  LOAD_CLOSURE: op(136, 1, 'cell'),
  LOAD_DEREF: op(137, 1, 'cell'),
  STORE_DEREF: op(138, -1, 'cell'),
  DELETE_DEREF: op(139, 0, 'cell'),
  JUMP_BACKWARD: op(140, 0, 'backward'),
  LOAD_SUPER_ATTR: op(141, (argument) => -2 + (argument & 1), 'name', 1),
  CALL_FUNCTION_EX: op(142, (flags) => -2 - (flags & 1), 'raw'),
  LOAD_FAST_AND_CLEAR: op(143, 1, 'local'),
  EXTENDED_ARG: op(144, 0, 'raw'),
  LIST_APPEND: op(145, -1, 'raw'),
  SET_ADD: op(146, -1, 'raw'),
  MAP_ADD: op(147, -2, 'raw'),
  COPY_FREE_VARS: op(149, 0, 'raw'),
  YIELD_VALUE: op(150, 0, 'raw'),
  RESUME: op(151, 0, 'raw'),
  MATCH_CLASS: op(152, -2, 'raw'),
  FORMAT_VALUE: op(155, (flags) => ((flags & 4) !== 0 ? -1 : 0), 'raw'),
  BUILD_CONST_KEY_MAP: op(156, (count) => -count, 'raw'),
  BUILD_STRING: op(157, (count) => 1 - count, 'raw'),
  LIST_EXTEND: op(162, -1, 'raw'),
  SET_UPDATE: op(163, -1, 'raw'),
  DICT_MERGE: op(164, -1, 'raw'),
  DICT_UPDATE: op(165, -1, 'raw'),
  CALL: op(171, (count) => -1 - count, 'raw', 3),
  KW_NAMES: op(172, 0, 'const'),
  CALL_INTRINSIC_1: op(173, 0, 'raw'),
  CALL_INTRINSIC_2: op(174, -1, 'raw'),
  LOAD_FROM_DICT_OR_GLOBALS: op(175, 0, 'name'),
  LOAD_FROM_DICT_OR_DEREF: op(176, 0, 'cell'),
  // Only inside the compiler; none of these is ever assembled.
  SETUP_FINALLY: op(256, (_, jump) => (jump ? 1 : 0), 'target'),
  SETUP_CLEANUP: op(257, (_, jump) => (jump ? 2 : 0), 'target'),
  SETUP_WITH: op(258, (_, jump) => (jump ? 1 : 0), 'target'),
  POP_BLOCK: op(259, 0),
  JUMP: op(260, 0, 'target'),
  JUMP_NO_INTERRUPT: op(261, 0, 'target'),
  STORE_FAST_MAYBE_NULL: op(266, -1, 'local'),
} as const;

export type OpcodeName = keyof typeof TABLE;

/** Instruction numbers by name. */
export const Op = Object.fromEntries(Object.entries(TABLE).map(([name, info]) => [name, info.code])) as {
  readonly [Name in OpcodeName]: (typeof TABLE)[Name]['code'];
};

export interface NamedOpcode extends OpcodeInfo {
  readonly name: OpcodeName;
}

const BY_CODE: readonly (NamedOpcode | undefined)[] = (() => {
  const rows: (NamedOpcode | undefined)[] = Array.from({ length: 267 }, () => undefined);
  for (const [name, info] of Object.entries(TABLE)) rows[info.code] = { ...info, name: name as OpcodeName };
  return rows;
})();

/** The row of an instruction number. Throws a RangeError for a number that 3.12 does not use. */
export function opcodeAt(code: number): NamedOpcode {
  const row = BY_CODE[code];
  if (row === undefined) throw new RangeError(`no instruction has the number ${String(code)}`);
  return row;
}

/** All instructions that assembled code can hold, by number. */
export const ASSEMBLED_OPCODES: readonly NamedOpcode[] = BY_CODE.filter(
  (row): row is NamedOpcode => row !== undefined && row.code < 256,
);

const CACHES = Uint8Array.from({ length: 256 }, (_, code) => BY_CODE[code]?.caches ?? 0);

/** Inline cache units after an instruction, `_PyOpcode_Caches`; 0 for those of the compiler only. */
export function cacheUnits(code: number): number {
  return CACHES[code] ?? 0;
}

/** How much deeper the value stack is after an instruction, `_PyOpcode_num_pushed` less `_PyOpcode_num_popped`. */
export function stackEffect(code: number, argument: number, jump: boolean): number {
  const { effect } = opcodeAt(code);
  return typeof effect === 'number' ? effect : effect(argument, jump);
}

function codes(...names: readonly OpcodeName[]): ReadonlySet<number> {
  return new Set(names.map((name) => Op[name]));
}

/** Instructions that jump, `IS_JUMP_OPCODE`. */
export const JUMPS = codes(
  'FOR_ITER',
  'JUMP_FORWARD',
  'POP_JUMP_IF_FALSE',
  'POP_JUMP_IF_TRUE',
  'SEND',
  'POP_JUMP_IF_NOT_NONE',
  'POP_JUMP_IF_NONE',
  'JUMP_BACKWARD_NO_INTERRUPT',
  'JUMP_BACKWARD',
  'JUMP',
  'JUMP_NO_INTERRUPT',
);

/** `IS_UNCONDITIONAL_JUMP_OPCODE` */
export const UNCONDITIONAL_JUMPS = codes(
  'JUMP',
  'JUMP_NO_INTERRUPT',
  'JUMP_FORWARD',
  'JUMP_BACKWARD',
  'JUMP_BACKWARD_NO_INTERRUPT',
);

/** Instructions after which the frame is left, `IS_SCOPE_EXIT_OPCODE`. */
export const SCOPE_EXITS = codes('RETURN_VALUE', 'RETURN_CONST', 'RAISE_VARARGS', 'RERAISE');

/** Instructions that begin the range of an exception handler, `IS_BLOCK_PUSH_OPCODE`. */
export const BLOCK_PUSHES = codes('SETUP_FINALLY', 'SETUP_WITH', 'SETUP_CLEANUP');

/** Instructions whose argument is an index into the constants, `HAS_CONST`. */
export const CONSTANT_LOADS = codes('LOAD_CONST', 'RETURN_CONST', 'KW_NAMES');

/** Arguments of BINARY_OP, `NB_*`; the in-place form of each is `NB_INPLACE` higher. */
export const BinaryOperation = {
  Add: 0,
  BitAnd: 1,
  FloorDiv: 2,
  LShift: 3,
  MatMult: 4,
  Mult: 5,
  Mod: 6,
  BitOr: 7,
  Pow: 8,
  RShift: 9,
  Sub: 10,
  Div: 11,
  BitXor: 12,
} as const;
export const NB_INPLACE = 13;

/** Arguments of COMPARE_OP are one of these, shifted left by 4, over a mask of the outcomes that make it true. */
export const RichComparison = { Lt: 0, LtE: 1, Eq: 2, NotEq: 3, Gt: 4, GtE: 5 } as const;

/** Arguments of CALL_INTRINSIC_1, Include/internal/pycore_intrinsics.h. */
export const UnaryIntrinsic = {
  PRINT: 1,
  IMPORT_STAR: 2,
  STOPITERATION_ERROR: 3,
  ASYNC_GEN_WRAP: 4,
  UNARY_POSITIVE: 5,
  LIST_TO_TUPLE: 6,
  TYPEVAR: 7,
  PARAMSPEC: 8,
  TYPEVARTUPLE: 9,
  SUBSCRIPT_GENERIC: 10,
  TYPEALIAS: 11,
} as const;

/** Arguments of CALL_INTRINSIC_2. */
export const BinaryIntrinsic = {
  PREP_RERAISE_STAR: 1,
  TYPEVAR_WITH_BOUND: 2,
  TYPEVAR_WITH_CONSTRAINTS: 3,
  SET_FUNCTION_TYPE_PARAMS: 4,
} as const;

/** Bits of `Code.flags`, Include/cpython/code.h. */
export const CodeFlag = {
  OPTIMIZED: 0x0001,
  NEWLOCALS: 0x0002,
  VARARGS: 0x0004,
  VARKEYWORDS: 0x0008,
  NESTED: 0x0010,
  GENERATOR: 0x0020,
  FUTURE_BARRY_AS_BDFL: 0x400000,
  FUTURE_ANNOTATIONS: 0x1000000,
} as const;

/** Bits of `Code.localsPlusKinds`, Include/internal/pycore_code.h. */
export const LocalKind = { HIDDEN: 0x10, LOCAL: 0x20, CELL: 0x40, FREE: 0x80 } as const;
