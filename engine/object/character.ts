/** Objects/unicodectype.c: what a character is. */
const SPACES: ReadonlySet<number> = new Set([
  ...[9, 10, 11, 12, 13, 0x1c, 0x1d, 0x1e, 0x1f, 0x20, 0x85, 0xa0, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000],
  ...Array.from({ length: 11 }, (_, index) => 0x2000 + index),
]);

/** `Py_UNICODE_ISSPACE`. */
export function isSpace(code: number): boolean {
  return SPACES.has(code);
}

/** `Py_UNICODE_ISLINEBREAK`. */
export function isLineBreak(code: number): boolean {
  return (
    (code >= 10 && code <= 13) || (code >= 0x1c && code <= 0x1e) || code === 0x85 || code === 0x2028 || code === 0x2029
  );
}
