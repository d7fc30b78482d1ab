/** Every command of the command line, in the order in which the help lists them. */
import { AUDIT } from './audit.js';
import { BENCH } from './bench.js';
import { BLOCKS } from './blocks.js';
import type { Command } from './command.js';
import { EXPORT } from './export.js';
import { FIGURE } from './figure.js';
import { OPEN } from './open.js';
import { RECORD } from './record.js';
import { REQUESTS } from './requests.js';
import { RUN } from './run.js';
import { STATE } from './state.js';
import { STATS } from './stats.js';
import { VERIFY } from './verify.js';

export const COMMANDS: readonly Command[] = [
  RUN,
  RECORD,
  VERIFY,
  STATE,
  FIGURE,
  EXPORT,
  REQUESTS,
  BLOCKS,
  AUDIT,
  STATS,
  BENCH,
  OPEN,
];
