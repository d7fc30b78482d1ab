/**
 * What differs between the versions of CPython, as far as memory shows it: 64-bit Linux, release builds with the GIL. Measured
 * on 3.11.7, 3.12.1 and 3.13.0; what is said of 3.14 is what its documentation says, and null is what nobody has measured.
 */
export interface Profile {
  readonly version: '3.11' | '3.12' | '3.13' | '3.14';
  /** The engine runs programs as this version does. */
  readonly simulated: boolean;
  readonly measured: boolean;
  /** What `sys.getrefcount` says of `None`; null where it is counted as any other object. */
  readonly immortalCount: number | null;
  /** Which strings are immortal once they are interned. */
  readonly internedStrings: 'none' | 'all' | 'names';
  /** One-letter strings of ASCII that exist twice, as a character and as a name of the interpreter. */
  readonly letterTwins: number;
  readonly collector: {
    readonly kind: 'generations' | 'incremental';
    readonly thresholds: readonly [number, number, number];
    /** Where collections that nobody asked for run. */
    readonly runs: 'at the allocation' | 'between instructions';
  };
  /** Where the attributes of an instance of a plain class are. */
  readonly attributes: 'a block of their own' | 'in the block of the instance';
  /** How many dead objects are parked of each kind; tuples of each size. */
  readonly parked: Readonly<Record<'float' | 'tuple' | 'list' | 'dict', number>> | null;
}

const PARKED = { float: 100, tuple: 2000, list: 80, dict: 80 } as const;
const UNSIGNED_MOST = 2 ** 32 - 1;

export const PROFILES: readonly Profile[] = [
  {
    version: '3.11',
    simulated: false,
    measured: true,
    immortalCount: null,
    internedStrings: 'none',
    letterTwins: 29,
    collector: { kind: 'generations', thresholds: [700, 10, 10], runs: 'at the allocation' },
    attributes: 'a block of their own',
    parked: PARKED,
  },
  {
    version: '3.12',
    simulated: true,
    measured: true,
    immortalCount: UNSIGNED_MOST,
    internedStrings: 'all',
    letterTwins: 11,
    collector: { kind: 'generations', thresholds: [700, 10, 10], runs: 'between instructions' },
    attributes: 'a block of their own',
    parked: PARKED,
  },
  {
    version: '3.13',
    simulated: false,
    measured: true,
    immortalCount: UNSIGNED_MOST,
    internedStrings: 'names',
    letterTwins: 0,
    collector: { kind: 'generations', thresholds: [2000, 10, 10], runs: 'between instructions' },
    attributes: 'in the block of the instance',
    parked: PARKED,
  },
  {
    version: '3.14',
    simulated: false,
    measured: false,
    immortalCount: 3 * 2 ** 30,
    internedStrings: 'names',
    letterTwins: 0,
    collector: { kind: 'incremental', thresholds: [2000, 10, 0], runs: 'between instructions' },
    attributes: 'in the block of the instance',
    parked: null,
  },
];

/** The version that is simulated. */
export const PROFILE = PROFILES.find(({ simulated }) => simulated)!;

/** What `sys.getsizeof` says of some objects, in the order of the profiles. */
export const SIZES: readonly (readonly [what: string, bytes: readonly (number | null)[]])[] = [
  ['None', [16, 16, 16, null]],
  ['0', [28, 28, 28, null]],
  ['1', [28, 28, 28, null]],
  ['2**30', [32, 32, 32, null]],
  ['2**60', [36, 36, 36, null]],
  ['1.5', [24, 24, 24, null]],
  ['1j', [32, 32, 32, null]],
  ["''", [49, 41, 41, null]],
  ["'abc'", [52, 44, 44, null]],
  ["'ab\\xe9'", [76, 60, 60, null]],
  ["'ab\\u20ac'", [80, 64, 64, null]],
  ["'ab\\U0001f600'", [88, 72, 72, null]],
  ["b''", [33, 33, 33, null]],
  ['bytearray()', [56, 56, 56, null]],
  ['object()', [16, 16, 16, null]],
  ['()', [40, 40, 40, null]],
  ['(1,)', [48, 48, 48, null]],
  ['[]', [56, 56, 56, null]],
  ['[1]', [64, 64, 64, null]],
  ['{}', [64, 64, 64, null]],
  ["{'a': 1}", [184, 184, 184, null]],
  ['{1: 1}', [224, 224, 224, null]],
  ['set()', [216, 216, 216, null]],
  ['range(3)', [48, 48, 48, null]],
  ['slice(1)', [56, 56, 56, null]],
  ['function', [152, 160, 160, null]],
  ['generator', [176, 176, 176, null]],
  ['instance', [56, 48, 48, null]],
  ['instance with two slots', [48, 48, 48, null]],
  ['Exception()', [88, 88, 88, null]],
  ['class Error(Exception)', [96, 104, 104, null]],
  ['weakref.ref', [80, 80, 80, null]],
  ['list iterator', [48, 48, 48, null]],
  ['range iterator', [48, 40, 40, null]],
  ['bound method', [48, 48, 48, null]],
  ['cell', [40, 40, 40, null]],
  ['class', [1688, 1704, 1712, null]],
  ['class with two slots', [920, 936, 944, null]],
  ['module', [72, 72, 72, null]],
  ['property', [80, 80, 80, null]],
  ['super', [56, 56, 56, null]],
  ['mappingproxy', [40, 40, 40, null]],
  ['enumerate', [72, 72, 72, null]],
  ['zip', [64, 64, 64, null]],
  ['map', [48, 48, 48, null]],
  ['filter', [48, 48, 48, null]],
];
