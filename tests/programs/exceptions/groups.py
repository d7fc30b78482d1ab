def f(n):
    try:
        raise ExceptionGroup('problems', [ValueError('v'), TypeError('t'), ExceptionGroup('inner', [KeyError('k'), OSError(2, 'no')])])
    except* ValueError as e:
        print('value', repr(e), e.exceptions, e.message)
    except* (TypeError, KeyError) as e:
        print('others', e, e.exceptions)
        if n == 1: raise RuntimeError('new')
        if n == 2: raise
    except* OSError:
        print('os')
    else:
        print('else')
    finally:
        print('finally')
f(0)
for n in (1, 2):
    try: f(n)
    except BaseException as e: print(n, repr(e), repr(e.__context__))
try:
    try:
        raise ValueError('naked')
    except* ValueError as e:
        print(repr(e))
        raise
except Exception as e:
    print('out', repr(e))
try:
    pass
except* ValueError:
    pass
else:
    print('fine')
try:
    try: raise ValueError(1)
    except* TypeError: print('no')
except ValueError as e: print('passed', repr(e), e.__context__)
try:
    try: raise ValueError(1)
    except* ExceptionGroup: pass
except TypeError as e: print(e)
eg = ExceptionGroup('x', [ValueError(1), ExceptionGroup('y', [TypeError(2), ValueError(3)])])
eg.add_note('noted')
print(eg.split(ValueError), eg.subgroup(lambda e: isinstance(e, TypeError)), eg.split(KeyError), eg.subgroup(KeyError))
m, r = eg.split(ValueError)
print(m.__notes__, r.__notes__, m.__notes__ is r.__notes__)
for bad in [lambda: ExceptionGroup('a'), lambda: ExceptionGroup(1, []), lambda: ExceptionGroup('a', []), lambda: ExceptionGroup('a', 5), lambda: ExceptionGroup('a', [1]), lambda: ExceptionGroup('a', [KeyboardInterrupt()]), lambda: eg.split(5)]:
    try: bad()
    except Exception as e: print(type(e).__name__, e)
class My(ExceptionGroup):
    def __new__(cls, msg, excs, code=0):
        self = super().__new__(cls, msg, excs)
        self.code = code
        return self
    def derive(self, excs):
        return My(self.message, excs, self.code)
my = My('mine', [ValueError(1), TypeError(2)], code=7)
a, b = my.split(ValueError)
print(type(a), a.code, repr(b), My.__mro__)
print(ExceptionGroup, BaseExceptionGroup('b', [KeyboardInterrupt()]), type(BaseExceptionGroup('b', [ValueError()])))
raise ExceptionGroup('top', [ValueError('one'), ExceptionGroup('deep', [TypeError('two\nlines')]), KeyError('k')])
