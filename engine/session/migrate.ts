/** Older session files brought up to the present version, one version at a time. */
import { VERSION } from './format.js';

type Json = Readonly<Record<string, unknown>>;

/** From each older version to the next one. A migration of a published version is never changed again. */
const MIGRATIONS: ReadonlyMap<number, (session: Json) => Json> = new Map();

/** The session at the present version, or null where no way leads there. */
export function migrate(session: Json, version: number): Json | null {
  let migrated = session;
  for (let at = version; at < VERSION; at++) {
    const next = MIGRATIONS.get(at);
    if (!next) return null;
    migrated = { ...next(migrated), version: at + 1 };
  }
  return migrated;
}
