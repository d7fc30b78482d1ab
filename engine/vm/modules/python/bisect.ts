import type { ModuleRow } from '../module-row.js';

/** The module `bisect`. */
export const BISECT: ModuleRow = {
  name: 'bisect',
  source: `
def _bound(values, first, end, key, beyond):
    if first < 0:
        raise ValueError('lo must be non-negative')
    if end is None:
        end = len(values)
    while first < end:
        at = (first + end) // 2
        each = values[at]
        if beyond(each if key is None else key(each)):
            end = at
        else:
            first = at + 1
    return first


def bisect_right(a, x, lo=0, hi=None, *, key=None):
    return _bound(a, lo, hi, key, lambda each: x < each)


def bisect_left(a, x, lo=0, hi=None, *, key=None):
    return _bound(a, lo, hi, key, lambda each: not each < x)


def insort_right(a, x, lo=0, hi=None, *, key=None):
    a.insert(bisect_right(a, x if key is None else key(x), lo, hi, key=key), x)


def insort_left(a, x, lo=0, hi=None, *, key=None):
    a.insert(bisect_left(a, x if key is None else key(x), lo, hi, key=key), x)


bisect = bisect_right
insort = insort_right
`,
};
