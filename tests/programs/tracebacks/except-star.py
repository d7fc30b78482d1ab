try:
    raise ExceptionGroup('a', [ValueError(1), TypeError(2), OSError(3)])
except* ValueError:
    1 / 0
except* TypeError as e:
    raise KeyError('x') from e
