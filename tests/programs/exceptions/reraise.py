def f(depth):
    try:
        if depth == 0:
            raise RuntimeError('bottom')
        f(depth - 1)
    except RuntimeError:
        print('through', depth)
        raise
    finally:
        print('leave', depth)
try:
    f(2)
except Exception as e:
    print(type(e).__name__, e)
