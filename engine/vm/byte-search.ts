/** Objects/stringlib: searches in bytes. Places count from 0; -1: not found. */
export function findBytes(data: Uint8Array, part: Uint8Array, start: number, end: number): number {
  if (part.length === 0) return start <= end ? start : -1;
  for (
    let at = data.indexOf(part[0]!, start);
    at >= 0 && at + part.length <= end;
    at = data.indexOf(part[0]!, at + 1)
  ) {
    if (matchesAt(data, part, at)) return at;
  }
  return -1;
}

/** The last place. */
export function findLastBytes(data: Uint8Array, part: Uint8Array, start: number, end: number): number {
  for (let at = end - part.length; at >= start; at--) if (matchesAt(data, part, at)) return at;
  return -1;
}

export function matchesAt(data: Uint8Array, part: Uint8Array, at: number): boolean {
  if (at < 0 || at + part.length > data.length) return false;
  for (let index = 0; index < part.length; index++) if (data[at + index] !== part[index]) return false;
  return true;
}

/** How often the part is there without overlaps, `most` at most. */
export function countBytes(data: Uint8Array, part: Uint8Array, start: number, end: number, most = Infinity): number {
  if (start > end) return 0;
  if (part.length === 0) return Math.min(end - start + 1, most);
  let count = 0;
  for (
    let at = findBytes(data, part, start, end);
    at >= 0 && count < most;
    at = findBytes(data, part, at + part.length, end)
  )
    count++;
  return count;
}
