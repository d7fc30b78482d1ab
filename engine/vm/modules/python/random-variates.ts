/**
 * The part of the module `random` about distributions, each by its published method. The order of operations is
 * CPython's: the last bits depend on it.
 */
export const RANDOM_VARIATES = `
class _Variates:
    """Draws from distributions, by fractions that random() draws."""

    __slots__ = ()

    def uniform(self, a, b):
        return a + (b - a) * self.random()

    def triangular(self, low=0.0, high=1.0, mode=None):
        area = self.random()
        try:
            split = 0.5 if mode is None else (mode - low) / (high - low)
        except ZeroDivisionError:
            return low
        if area <= split:
            return low + (high - low) * _sqrt(area * split)
        return high + (low - high) * _sqrt((1.0 - area) * (1.0 - split))

    # Kinderman and Monahan: the ratio of two uniform variables.
    def normalvariate(self, mu=0.0, sigma=1.0):
        while True:
            across = self.random()
            down = 1.0 - self.random()
            ratio = NV_MAGICCONST * (across - 0.5) / down
            if ratio * ratio / 4.0 <= -_log(down):
                return mu + ratio * sigma

    # Box and Muller: two at a time, of which the second is kept for the next call.
    def gauss(self, mu=0.0, sigma=1.0):
        deviation, self.gauss_next = self.gauss_next, None
        if deviation is None:
            turn = self.random() * TWOPI
            length = _sqrt(-2.0 * _log(1.0 - self.random()))
            deviation, self.gauss_next = _cos(turn) * length, _sin(turn) * length
        return mu + deviation * sigma

    def lognormvariate(self, mu=0.0, sigma=1.0):
        return _exp(self.normalvariate(mu, sigma))

    def expovariate(self, lambd=1.0):
        return -_log(1.0 - self.random()) / lambd

    def paretovariate(self, alpha):
        return (1.0 - self.random()) ** (-1.0 / alpha)

    def weibullvariate(self, alpha, beta):
        waited = -_log(1.0 - self.random())
        return alpha * waited ** (1.0 / beta)

    # Best and Fisher: rejection from a wrapped Cauchy distribution.
    def vonmisesvariate(self, mu, kappa):
        if kappa <= 1e-6:
            return TWOPI * self.random()
        half = 0.5 / kappa
        reach = half + _sqrt(1.0 + half * half)
        accepted = False
        while not accepted:
            cosine = _cos(_pi * self.random())
            skew = cosine / (reach + cosine)
            level = self.random()
            accepted = level < 1.0 - skew * skew or level <= (1.0 - skew) * _exp(skew)
        inverse = 1.0 / reach
        turn = _acos((inverse + cosine) / (1.0 + inverse * cosine))
        return (mu + turn if self.random() > 0.5 else mu - turn) % TWOPI

    def gammavariate(self, alpha, beta):
        if not (alpha > 0.0 and beta > 0.0):
            raise ValueError('gammavariate: alpha and beta must be > 0.0')
        if alpha == 1.0:
            return -_log(1.0 - self.random()) * beta
        return (self._large_gamma(alpha) if alpha > 1.0 else self._small_gamma(alpha)) * beta

    # Cheng: rejection from a log-logistic distribution.
    def _large_gamma(self, alpha):
        steep = _sqrt(2.0 * alpha - 1.0)
        offset = alpha - LOG4
        slope = alpha + steep
        while True:
            first = self.random()
            if first <= 1e-7 or first >= 0.9999999:
                continue
            second = 1.0 - self.random()
            odds = _log(first / (1.0 - first)) / steep
            found = alpha * _exp(odds)
            height = first * first * second
            margin = offset + slope * odds - found
            if margin + SG_MAGICCONST - 4.5 * height >= 0.0 or margin >= _log(height):
                return found

    # Ahrens and Dieter: two pieces, a power below one and an exponential tail above.
    def _small_gamma(self, alpha):
        whole = (_e + alpha) / _e
        while True:
            area = whole * self.random()
            found = area ** (1.0 / alpha) if area <= 1.0 else -_log((whole - area) / alpha)
            limit = found ** (alpha - 1.0) if area > 1.0 else _exp(-found)
            if self.random() <= limit:
                return found

    def betavariate(self, alpha, beta):
        part = self.gammavariate(alpha, 1.0)
        return part / (part + self.gammavariate(beta, 1.0)) if part else 0.0

    def binomialvariate(self, n=1, p=0.5):
        if n < 0:
            raise ValueError('n must be non-negative')
        if not 0.0 <= p <= 1.0:
            raise ValueError('p must be in the range 0.0 <= p <= 1.0')
        if p == 0.0 or p == 1.0:
            return n if p else 0
        if n == 1:
            return int(self.random() < p)
        if p > 0.5:
            return n - self.binomialvariate(n, 1.0 - p)
        return self._few_hits(n, p) if n * p < 10.0 else self._many_hits(n, p)

    # Devroye: from one success to the next the wait is geometric.
    def _few_hits(self, n, p):
        scale = _log2(1.0 - p)
        if scale == 0.0:
            return 0
        hits = -1
        trials = 0
        while trials <= n:
            hits += 1
            trials += _floor(_log2(self.random()) / scale) + 1
        return hits

    # Hörmann: transformed rejection, with a squeeze that spares most of the tests.
    def _many_hits(self, n, p):
        spread = _sqrt(n * p * (1.0 - p))
        wide = 1.15 + 2.53 * spread
        lean = -0.0873 + 0.0248 * wide + 0.01 * p
        centre = n * p + 0.5
        squeeze = 0.92 - 4.2 / wide
        scale = (2.83 + 5.1 / wide) * spread
        odds = _log(p / (1.0 - p))
        mode = _floor((n + 1) * p)
        peak = _lgamma(mode + 1) + _lgamma(n - mode + 1)
        while True:
            across = self.random() - 0.5
            inside = 0.5 - _fabs(across)
            hits = _floor((2.0 * lean / inside + wide) * across + centre)
            if not 0 <= hits <= n:
                continue
            level = self.random()
            if inside >= 0.07 and level <= squeeze:
                return hits
            level *= scale / (lean / (inside * inside) + wide)
            if _log(level) <= peak - _lgamma(hits + 1) - _lgamma(n - hits + 1) + (hits - mode) * odds:
                return hits
`;
