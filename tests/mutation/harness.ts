/**
 * What should notice a broken rule: the programs of `tests/programs`, what they print and what an audit says, and the
 * recorded requests of the allocator. Ends with status 1 at the first difference. Arguments: the tests' folder, and a word
 * that the names of the programs to begin with have in them.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { audit, runText } from '../../engine/index.js';
import { placeBlocks } from '../../engine/heap/place.js';
import { recordedIn, withoutAddresses } from '../programs/program.js';

const MOST_AUDITS = 60;

const [tests = '', first = ''] = process.argv.slice(2);

function noticed(what: string): never {
  process.stdout.write(`${what}\n`);
  process.exit(1);
}

function checkTraces(): void {
  const folder = join(tests, 'engine/heap/traces');
  const read = (name: string): string => {
    const bytes = readFileSync(join(folder, name));
    return (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  };
  for (const name of readdirSync(folder).filter((each) => each.includes('.ops'))) {
    const placed = placeBlocks(read(name));
    const wanted = read(name.replace('.ops', '.out')).trimEnd();
    if (!('lines' in placed) || placed.lines.join('\n') !== wanted) noticed(name);
  }
}

const programs = recordedIn(join(tests, 'programs'));
const begin = (name: string): boolean => name.includes(first);
const ordered = [...programs.filter(({ name }) => begin(name)), ...programs.filter(({ name }) => !begin(name))];
if (first === 'allocator') checkTraces();
for (const { name, program, output, errors } of ordered) {
  const result = runText(program);
  if ('problem' in result) noticed(`${name}: ${result.problem?.message}`);
  const { run } = result;
  if (run.output !== output || withoutAddresses(run.errors) !== withoutAddresses(errors))
    noticed(`${name} prints else`);
  const every = run.recording.lines <= MOST_AUDITS ? 'step' : Math.ceil(run.recording.instructions / MOST_AUDITS);
  const found = audit(run.recording, every).problems[0];
  if (found !== undefined) noticed(`${name}: ${found.what}`);
}
checkTraces();
