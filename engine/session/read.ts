/**
 * A session from the text of its file, which may be anybody's: down a staircase of named failures (not a session, too
 * new, cannot be migrated, damaged), and a damaged one opens as far as it is sound.
 */
import { DEFAULT_LIMITS } from '../protocol.js';
import { fromBase64Lines } from './base64.js';
import { FORMAT, VERSION } from './format.js';
import type { Session, StoredRecording } from './format.js';
import { KEY_FRAME, NOTE, PLACE, SESSION } from './layout.js';
import { migrate } from './migrate.js';
import { salvageJson } from './salvage.js';
import { sha256 } from './sha256.js';
import { Fault } from './shape.js';
import type { Shape } from './shape.js';

export type SessionFailure = 'not a session' | 'too new' | 'cannot be migrated' | 'damaged';

export type SessionReading =
  | {
      readonly session: Session;
      /** One sentence for each part that was not sound; empty for a whole file. */
      readonly losses: readonly string[];
    }
  | { readonly failure: SessionFailure; readonly refusal: string };

type Json = Readonly<Record<string, unknown>>;

const refuse = (failure: SessionFailure, refusal: string): SessionReading => ({ failure, refusal });

/** Reads a file's text. Never throws for what is in the text. */
export function readSession(text: string): SessionReading {
  const losses: string[] = [];
  const json = parse(text, losses);
  if (json?.['format'] !== FORMAT) return refuse('not a session', 'This file is not a Heapwright session.');

  const version = json['version'];
  if (typeof version !== 'number' || !Number.isSafeInteger(version))
    return refuse('damaged', 'This file is damaged: $.version is not a whole number, so that it cannot be read.');
  if (version > VERSION) return refuse('too new', `This file needs ${releaseOf(json)}.`);
  const migrated = migrate(json, version);
  if (!migrated)
    return refuse(
      'cannot be migrated',
      `This file has version ${version} of the format, which cannot be read any more.`,
    );

  const session = readParts(migrated, losses);
  if (!session) return refuse('damaged', `This file is damaged: neither its program nor its recording is sound.`);
  return { session, losses };
}

/** The recording's bytes, or null where they are not those that were stored. */
export function recordingBytes(stored: StoredRecording): Uint8Array | null {
  const bytes = fromBase64Lines(stored.data);
  return bytes && sha256(bytes) === stored.sha256 ? bytes : null;
}

function parse(text: string, losses: string[]): Json | null {
  const source = text.startsWith('\ufeff') ? text.slice(1) : text;
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch {
    value = salvageJson(source);
    losses.push('The file ends early or has a bad character; what comes before that place was read.');
  }
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : null;
}

/** `Heapwright 2.1 or later`, as far as the file says which release wrote it. */
function releaseOf(json: Json): string {
  const writtenBy = json['writtenBy'];
  const release = typeof writtenBy === 'string' ? /^(\d{1,5}\.\d{1,5})\./.exec(writtenBy)?.[1] : undefined;
  return release ? `Heapwright ${release} or later` : 'a newer Heapwright';
}

/** Every part that is sound, with a loss for each other one; null where nothing is left to show. */
function readParts(json: Json, losses: string[]): Session | null {
  const { fields } = SESSION;

  const part = <K extends keyof Session>(key: K, name: string, otherwise: Session[K]): Session[K] => {
    try {
      if (!Object.hasOwn(json, key)) throw new Fault(`$.${key} is missing.`);
      const shape: Shape<Session[K]> = fields[key];
      return shape.read(json[key], `$.${key}`);
    } catch (fault) {
      losses.push(`Lost ${name}: ${sentenceOf(fault)}`);
      return otherwise;
    }
  };
  const entries = <T>(key: 'keyFrames' | 'notes' | 'places', name: string, shape: Shape<T>): readonly T[] => {
    const value = Object.hasOwn(json, key) ? json[key] : undefined;
    if (!Array.isArray(value)) {
      losses.push(`Lost all ${name}s: $.${key} is missing or not a list.`);
      return [];
    }
    return value.flatMap((entry: unknown, index) => {
      try {
        return [shape.read(entry, `$.${key}[${index}]`)];
      } catch (fault) {
        losses.push(`Lost ${name} ${index + 1}: ${sentenceOf(fault)}`);
        return [];
      }
    });
  };

  const program = part('program', 'the program', []);
  const session: Session = {
    format: FORMAT,
    version: VERSION,
    writtenBy: part('writtenBy', 'the version that wrote the file', '0.0.0'),
    title: part('title', 'the title', ''),
    filename: part('filename', 'the name of the program', 'program.py'),
    python: part('python', 'the Python version', '3.12'),
    limits: part('limits', 'the limits', DEFAULT_LIMITS),
    program,
    stdin: part('stdin', 'the scripted input', []),
    view: part('view', 'the size and theme', { theme: 'light', width: 1920, height: 1080 }),
    keyFrames: entries('keyFrames', 'key frame', KEY_FRAME),
    notes: entries('notes', 'note', NOTE),
    places: entries('places', 'place', PLACE),
    recording: soundRecording(part('recording', 'the recording', null), losses),
  };
  return program.length === 0 && session.recording === null && losses.length > 0 ? null : session;
}

function soundRecording(stored: StoredRecording | null, losses: string[]): StoredRecording | null {
  if (!stored || recordingBytes(stored)) return stored;
  losses.push('Lost the recording: its bytes are not those that were saved. Run the program again.');
  return null;
}

function sentenceOf(fault: unknown): string {
  if (fault instanceof Fault) return fault.message;
  throw fault;
}
