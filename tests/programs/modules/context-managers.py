from contextlib import *
import contextlib, sys
def t(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e, repr(e.__context__), repr(e.__cause__), e.__suppress_context__)
@contextmanager
def cm(x, swallow=False):
    "doc"
    print('in', x)
    try: yield x
    except ValueError as e:
        print('saw', e)
        if not swallow: raise
    finally: print('out', x)
with cm(1) as v: print(v)
def a():
    with cm(2): raise ValueError('v')
t(a)
with cm(3, True): raise ValueError('w')
def b():
    with cm(4): raise StopIteration('s')
t(b)
@contextmanager
def none():
    if 0: yield
def c():
    with none(): pass
t(c)
@contextmanager
def twice():
    yield 1; yield 2
def d():
    with twice(): pass
t(d)
@contextmanager
def again():
    try: yield 1
    except KeyError: yield 2
def e():
    with again(): raise KeyError('k')
t(e)
@contextmanager
def other():
    try: yield
    except KeyError as x: raise TypeError('t') from x
def f():
    with other(): raise KeyError('k')
t(f)
@cm(5)
def g(): return 'body'
print(g(), g(), g.__name__, cm.__name__, cm.__doc__, cm(9).__doc__)
class Th:
    def close(s): print('closed')
with closing(Th()) as th: print(type(th).__name__)
with suppress(KeyError, IndexError): {}['x']
with suppress(): pass
def h():
    with suppress(KeyError): 1 / 0
t(h)
with nullcontext(7) as n: print(n)
class MyCM(AbstractContextManager):
    def __exit__(s, *a): print('exit', a[0]); return True
with MyCM() as m: raise OSError
class Duck:
    def __enter__(s): return s
    def __exit__(s, *a): return False
print(isinstance(Duck(), AbstractContextManager), issubclass(int, AbstractContextManager)); t(lambda: AbstractContextManager())
class Dec(ContextDecorator):
    def __enter__(s): print('enter'); return s
    def __exit__(s, *a): print('leave', a[0])
@Dec()
def i(x): return x
print(i(3))
with ExitStack() as st:
    st.enter_context(cm('a')); st.callback(print, 'callback', end='!\n'); st.push(lambda *d: print('pushed', d[0])); print(st.enter_context(cm('b')))
@st.callback
def _(): print('decorated')
st.close()
def j():
    with ExitStack() as s:
        s.push(lambda k, e, tb: print('second', k.__name__, repr(e.__context__)) or True)
        s.callback(lambda: 1 / 0)
        raise KeyError('first')
t(j)
def k():
    with ExitStack() as s:
        s.callback(lambda: [][1]); s.callback(lambda: 1 / 0)
        raise KeyError('first')
def chain():
    try: k()
    except Exception as e:
        while e: print(repr(e)); e = e.__context__
chain()
t(lambda: ExitStack().enter_context(5))
with ExitStack() as s: s.callback(print, 'kept'); moved = s.pop_all()
print('after'); moved.close()
def m():
    with ExitStack() as s:
        for n in 'xyz': s.enter_context(cm(n, n == 'y'))
        raise ValueError('q')
m()
