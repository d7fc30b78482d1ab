/** A session as the text of its file. */
import { toBase64Lines } from './base64.js';
import type { Session, StoredRecording } from './format.js';
import { SESSION } from './layout.js';
import { sha256 } from './sha256.js';

/**
 * The file's text: keys in the order of the layout, two spaces of indent, one line feed at the end; equal sessions give
 * equal text. Throws where the session does not fit the format, which is a defect of the caller: what was written can
 * always be read.
 */
export function writeSession(session: Session): string {
  return `${JSON.stringify(SESSION.read(session, '$'), null, 2)}\n`;
}

/** A recording, as the engine gives it, in the form in which a session keeps it. */
export function storeRecording(bytes: Uint8Array): StoredRecording {
  return { sha256: sha256(bytes), data: toBase64Lines(bytes) };
}

/** A text as the lines of a session; `lines.join('\n')` gives it back. */
export function toLines(text: string): string[] {
  return text.split('\n');
}
