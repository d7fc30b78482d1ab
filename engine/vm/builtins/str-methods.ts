import type { NativeRow } from '../machine.js';
import { STR_CASES } from './str-case.js';
import { STR_SEARCHES } from './str-search.js';
import { STR_SHAPES } from './str-shape.js';
import { STR_PARTS } from './str-split.js';

/** Objects/unicodeobject.c, the methods. */
export const STR_METHODS: readonly NativeRow[] = [...STR_CASES, ...STR_SEARCHES, ...STR_PARTS, ...STR_SHAPES];
