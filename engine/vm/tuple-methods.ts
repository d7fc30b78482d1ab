const SEARCHES = 'count endswith find index rfind rindex startswith';

/** The functions that take their arguments as a tuple (`METH_VARARGS`), by owner: it is made for each call of them. */
const NAMES: Readonly<Record<string, string>> = {
  builtins: 'max min',
  str: `format ${SEARCHES}`,
  bytes: SEARCHES,
  bytearray: SEARCHES,
  dict: 'update',
  set: 'difference difference_update intersection intersection_update union update',
  frozenset: 'difference intersection union',
  range: '__reduce__',
  property: '__set_name__',
  sys: 'getsizeof',
  gc: 'get_referents get_referrers set_threshold',
  atexit: 'register',
  _functools: 'reduce',
};

const known = new Map(Object.entries(NAMES).map(([owner, names]) => [owner, new Set(names.split(' '))]));

export function takesTuple(owner: string, name: string): boolean {
  return known.get(owner)?.has(name) ?? false;
}
