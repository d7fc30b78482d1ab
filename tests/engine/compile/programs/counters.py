import sys
from functools import wraps, reduce as fold

total = 0


def counted(limit):
    def decorate(function):
        calls = 0

        @wraps(function)
        def wrapper(*args, **kwargs):
            nonlocal calls
            global total
            calls += 1
            total += 1
            if calls > limit:
                raise RuntimeError(f'{function.__name__} was called {calls} times')
            try:
                return function(*args, **kwargs)
            except (ValueError, TypeError) as error:
                print('wrong:', error, file=sys.stderr)
            except ZeroDivisionError:
                return float('inf')
            else:
                print('never')
            finally:
                wrapper.last = args

        wrapper.calls = lambda: calls
        return wrapper

    return decorate


@counted(limit=3)
def divide(a, b, /, *, exact=True):
    return a / b if exact else a // b


def numbers(start=0, /, step=1):
    value = start
    while True:
        sent = yield value
        value = sent if sent is not None else value + step


counter = numbers(5, step=2)
first, second, *rest = (next(counter) for _ in range(5))
counter.send(100)
print(first, second, rest, fold(lambda x, y: x * y, rest, 1))
for pair in zip([1, 2, 3, 4], (0, 2, 'x', 5)):
    try:
        print(divide(*pair), divide.calls())
    except RuntimeError as error:
        print(error)
        break
else:
    print('all done')
squares = {n: n**2 for n in range(10) if n % 2}
if (count := len(squares)) > 3 and not squares.get(4):
    print(count, {*squares}, [*squares.values()], {**squares, 1: 'one'})
