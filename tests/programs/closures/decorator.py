def traced(f):
    def wrapper(*args, **kw):
        print('call', f.__name__, args, kw)
        result = f(*args, **kw)
        print('result', result)
        return result
    return wrapper
@traced
def add(a, b=2, *, c=3):
    return a + b + c
add(1)
add(1, 5, c=0)
add(b=1, a=2)
