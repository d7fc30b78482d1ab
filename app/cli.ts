#!/usr/bin/env node
import { BLOCKS } from './cli/blocks.js';
import { heapwright } from './cli/heapwright.js';
import { processIo } from './cli/io.js';
import { OPEN } from './cli/open.js';

process.exitCode = await heapwright(process.argv.slice(2), [BLOCKS, OPEN], processIo());
