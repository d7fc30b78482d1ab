def make(n):
    try:
        raise ValueError(n)
    except ValueError as e:
        e.add_note(f'note {n}')
        return e
def g():
    raise ExceptionGroup('all', [make(1), make(2)])
try:
    g()
except ExceptionGroup as e:
    e.add_note('group note\nsecond')
    try:
        1 / 0
    except ZeroDivisionError as z:
        raise ExceptionGroup('outer', [e, z]) from e
