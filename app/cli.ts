#!/usr/bin/env node
import { AUDIT } from './cli/audit.js';
import { BENCH } from './cli/bench.js';
import { BLOCKS } from './cli/blocks.js';
import { EXPORT } from './cli/export.js';
import { FIGURE } from './cli/figure.js';
import { heapwright } from './cli/heapwright.js';
import { processIo } from './cli/io.js';
import { OPEN } from './cli/open.js';
import { RECORD } from './cli/record.js';
import { REQUESTS } from './cli/requests.js';
import { RUN } from './cli/run.js';
import { STATE } from './cli/state.js';
import { STATS } from './cli/stats.js';
import { VERIFY } from './cli/verify.js';

const COMMANDS = [RUN, RECORD, VERIFY, STATE, FIGURE, EXPORT, REQUESTS, BLOCKS, AUDIT, STATS, BENCH, OPEN];

process.exitCode = await heapwright(process.argv.slice(2), COMMANDS, processIo());
