/**
 * JSON read as far as it is sound: for a file that was cut off or has a bad byte in the middle. All that was complete
 * before the fault is kept, in the objects and lists that stood open there.
 */

const MAX_DEPTH = 32;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const STRING = /"[^"\\]*(?:\\.[^"\\]*)*"/y;
const WORD = /true|false|null/y;
const SPACE = /[ \t\n\r]*/y;

/** Thrown where the text stops being JSON; what was complete has been stored already. */
class Fault extends Error {}

function parsed(token: string): unknown {
  try {
    return JSON.parse(token);
  } catch {
    throw new Fault();
  }
}

/** The sound beginning of a JSON text, or undefined where not even its first value begins. */
export function salvageJson(text: string): unknown {
  let at = 0;

  const match = (expression: RegExp): string | null => {
    expression.lastIndex = at;
    const found = expression.exec(text)?.[0] ?? null;
    if (found !== null) at += found.length;
    return found;
  };
  const take = (character: string): boolean => {
    match(SPACE);
    if (text[at] !== character) return false;
    at++;
    return true;
  };
  const expect = (character: string): void => {
    if (!take(character)) throw new Fault();
  };
  const leaf = (...expressions: RegExp[]): unknown => {
    for (const expression of expressions) {
      const found = match(expression);
      if (found !== null) return parsed(found);
    }
    throw new Fault();
  };

  /** Reads a value and stores it as soon as it exists, so that a fault inside leaves what came before. */
  const value = (store: (value: unknown) => void, depth: number): void => {
    if (depth > MAX_DEPTH) throw new Fault();
    if (take('{')) {
      const record = Object.create(null) as Record<string, unknown>;
      store(record);
      if (take('}')) return;
      do {
        match(SPACE);
        const key = leaf(STRING) as string;
        expect(':');
        value((inner) => (record[key] = inner), depth + 1);
      } while (take(','));
      expect('}');
    } else if (take('[')) {
      const list: unknown[] = [];
      store(list);
      if (take(']')) return;
      do value((inner) => list.push(inner), depth + 1);
      while (take(','));
      expect(']');
    } else store(leaf(STRING, WORD, NUMBER));
  };

  let result: unknown;
  try {
    value((whole) => (result = whole), 0);
  } catch (fault) {
    if (!(fault instanceof Fault)) throw fault;
  }
  return result;
}
