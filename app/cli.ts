#!/usr/bin/env node
import { COMMANDS } from './cli/commands.js';
import { heapwright } from './cli/heapwright.js';
import { processIo } from './cli/io.js';

process.exitCode = await heapwright(process.argv.slice(2), COMMANDS, processIo());
