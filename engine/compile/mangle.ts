/** A name as a class body stores it: `__x` inside class `C` is `_C__x` (`_Py_Mangle` in Python/compile.c). */
export function mangle(className: string | null, name: string): string {
  if (className === null || !name.startsWith('__') || name.endsWith('__') || name.includes('.')) return name;
  const stripped = className.replace(/^_+/, '');
  return stripped === '' ? name : `_${stripped}${name}`;
}
