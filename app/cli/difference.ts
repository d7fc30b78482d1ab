/** Where two values of plain data differ. */

export interface Difference {
  /** `objects[3].count` */
  readonly path: string;
  readonly before: string;
  readonly now: string;
}

/** The first difference in the order of the keys, or null. */
export function firstDifference(before: unknown, now: unknown, path = ''): Difference | null {
  if (Object.is(before, now)) return null;
  if (!isNode(before) || !isNode(now) || Array.isArray(before) !== Array.isArray(now))
    return { path: path || 'the value', before: shown(before), now: shown(now) };
  const keys = new Set([...Object.keys(before), ...Object.keys(now)]);
  for (const key of keys) {
    const inner = Array.isArray(before) ? `${path}[${key}]` : path ? `${path}.${key}` : key;
    const found = firstDifference(before[key], now[key], inner);
    if (found) return found;
  }
  return null;
}

function isNode(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function shown(value: unknown): string {
  const text = value === undefined ? 'absent' : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
