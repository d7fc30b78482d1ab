def f():
    local = ['kept']
    raise KeyError('k')
saved = None
try:
    f()
except KeyError as e:
    saved = e
print(repr(saved), saved.__traceback__ is not None)
saved = saved.with_traceback(None)
print(saved.__traceback__)
