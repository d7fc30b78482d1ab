import { RANDOM_VARIATES } from './random-variates.js';
import type { ModuleRow } from '../module-row.js';

/** The module `random`: what is drawn with the native Mersenne twister, number for number as CPython draws it. */
export const RANDOM: ModuleRow = {
  name: 'random',
  room: 80,
  source: `
import _random
from bisect import bisect as _bisect
from itertools import accumulate as _accumulate
from math import acos as _acos, ceil as _ceil, cos as _cos, e as _e, exp as _exp, fabs as _fabs, floor as _floor
from math import isfinite as _isfinite, lgamma as _lgamma, log as _log, log2 as _log2, pi as _pi, sin as _sin
from math import sqrt as _sqrt, tau as TWOPI
from operator import index as _index

_DRAWN = ('betavariate binomialvariate choice choices expovariate gammavariate gauss getrandbits getstate '
          'lognormvariate normalvariate paretovariate randbytes randint random randrange sample seed setstate shuffle '
          'triangular uniform vonmisesvariate weibullvariate').split()
__all__ = ['Random', 'SystemRandom', *_DRAWN]

BPF = 53
RECIP_BPF = 2 ** -BPF
LOG4 = _log(4.0)
NV_MAGICCONST = 4 * _exp(-0.5) / _sqrt(2.0)
SG_MAGICCONST = 1.0 + _log(4.5)
_NO_STEP = 1
_SEEDS = (type(None), int, float, str, bytes, bytearray)


def _is_sequence(population):
    if isinstance(population, (list, tuple, str, range)):
        return True
    from _collections_abc import Sequence
    return isinstance(population, Sequence)


def _below_by_bits(self, n):
    """A number below n: as many bits as n has, again and again until they are below it."""
    width = n.bit_length()
    while (drawn := self.getrandbits(width)) >= n:
        pass
    return drawn


def _below_by_fractions(self, n):
    """The same for a class that only says how it draws fractions: those that would favour some numbers are drawn anew."""
    steps = 1 << BPF
    if n >= steps:
        return _floor(self.random() * n)
    fair = (steps - steps % n) / steps
    while (drawn := self.random()) >= fair:
        pass
    return _floor(drawn * steps) % n

${RANDOM_VARIATES}

class Random(_Variates, _random.Random):
    VERSION = 3
    _randbelow = _below_by_bits

    def __init__(self, x=None):
        self.seed(x)

    def __init_subclass__(cls, /, **kwargs):
        super().__init_subclass__(**kwargs)
        for kind in cls.__mro__:
            own = kind.__dict__
            if '_randbelow' in own:
                return
            if 'getrandbits' in own or 'random' in own:
                cls._randbelow = _below_by_bits if 'getrandbits' in own else _below_by_fractions
                return

    def seed(self, a=None, version=2):
        if not isinstance(a, _SEEDS):
            raise TypeError('The only supported seed types are: None,\\nint, float, str, bytes, and bytearray.')
        if version == 1 and isinstance(a, (str, bytes)):
            a = _first_seed(a)
        super().seed(a)
        self.gauss_next = None

    def getstate(self):
        return self.VERSION, super().getstate(), self.gauss_next

    def setstate(self, state):
        if state[0] not in (2, 3):
            raise ValueError(f'state with version {state[0]} passed to Random.setstate() of version {self.VERSION}')
        _, words, self.gauss_next = state
        super().setstate(words if state[0] == 3 else tuple([word % (1 << 32) for word in words]))

    def __getstate__(self):
        return self.getstate()

    def __setstate__(self, state):
        self.setstate(state)

    def __reduce__(self):
        return type(self), (), self.getstate()

    def randbytes(self, n):
        return self.getrandbits(8 * n).to_bytes(n, 'little')

    def randrange(self, start, stop=None, step=_NO_STEP):
        first = _index(start)
        if stop is None:
            if step is not _NO_STEP:
                raise TypeError('Missing a non-None stop argument')
            if first <= 0:
                raise ValueError('empty range for randrange()')
            return self._randbelow(first)
        choices = range(first, _index(stop), by) if (by := _index(step)) else None
        if choices is None:
            raise ValueError('zero step for randrange()')
        span = choices.stop - first
        count = span if by == 1 else (span + by - (by > 0) + (by < 0)) // by
        if count <= 0:
            shown = f'{start}, {stop}' if by == 1 else f'{start}, {stop}, {step}'
            raise ValueError(f'empty range in randrange({shown})')
        return first + by * self._randbelow(count)

    def randint(self, a, b):
        return self.randrange(a, b + 1)

    def choice(self, seq):
        size = len(seq)
        if size == 0:
            raise IndexError('Cannot choose from an empty sequence')
        return seq[self._randbelow(size)]

    def shuffle(self, x):
        left = len(x)
        while left > 1:
            at = self._randbelow(left)
            left -= 1
            x[left], x[at] = x[at], x[left]

    def sample(self, population, k, *, counts=None):
        if not _is_sequence(population):
            raise TypeError('Population must be a sequence.  For dicts or sets, use sorted(d).')
        size = len(population)
        if counts is not None:
            ends = [*_accumulate(counts)]
            if len(ends) != size:
                raise ValueError('The number of counts does not match the population')
            total = ends.pop() if ends else 0
            if not isinstance(total, int):
                raise TypeError('Counts must be integers')
            if total < 0:
                raise ValueError('Counts must be non-negative')
            return [population[_bisect(ends, place)] for place in self.sample(range(total), k=k)]
        if k < 0 or k > size:
            raise ValueError('Sample larger than population or is negative')
        # A list of what is left takes room for all, a set of what was taken room for the taken: the smaller is used.
        room = 21 if k <= 5 else 21 + 4 ** _ceil(_log(k * 3, 4))
        return self._from_left(list(population), k) if size <= room else self._from_all(population, size, k)

    def _from_left(self, left, k):
        drawn = []
        for end in range(len(left) - 1, len(left) - 1 - k, -1):
            at = self._randbelow(end + 1)
            drawn.append(left[at])
            left[at] = left[end]
        return drawn

    def _from_all(self, population, size, k):
        taken = {}
        while len(taken) < k:
            taken[self._randbelow(size)] = True
        return [population[at] for at in taken]

    def choices(self, population, weights=None, *, cum_weights=None, k=1):
        size = len(population)
        if cum_weights is not None and weights is not None:
            raise TypeError('Cannot specify both weights and cumulative weights')
        if cum_weights is None and weights is None:
            # A number with a fraction: huge sizes are rounded the same way whatever is drawn.
            wide = size + 0.0
            return [population[_floor(self.random() * wide)] for _ in range(k)]
        if cum_weights is None:
            try:
                cum_weights = [*_accumulate(weights)]
            except TypeError:
                if isinstance(weights, int):
                    raise TypeError(f'The number of choices must be a keyword argument: k={weights}') from None
                raise
        if len(cum_weights) != size:
            raise ValueError('The number of weights does not match the population')
        total = cum_weights[-1] + 0.0
        if total <= 0.0:
            raise ValueError('Total of weights must be greater than zero')
        if not _isfinite(total):
            raise ValueError('Total of weights must be finite')
        return [population[_bisect(cum_weights, self.random() * total, 0, size - 1)] for _ in range(k)]


def _first_seed(text):
    """The number that a text was before version 2: the hash of strings of old."""
    codes = [*text] if isinstance(text, bytes) else [ord(each) for each in text]
    number = codes[0] << 7 if codes else 0
    for code in codes:
        number = (1000003 * number ^ code) & 0xFFFFFFFFFFFFFFFF
    number ^= len(codes)
    return -2 if number == -1 else number


class SystemRandom(Random):
    def seed(self, *args, **kwds):
        return None

    def _no_state(self, *args, **kwds):
        raise NotImplementedError('System entropy source does not have state.')

    getstate = setstate = _no_state


_inst = Random()
for _name in _DRAWN:
    globals()[_name] = getattr(_inst, _name)
del _name
`,
};
