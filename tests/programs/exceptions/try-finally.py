def f(n):
    try:
        if n == 0:
            return 'returned'
        if n == 1:
            raise ValueError('one')
        return 10 // (n - 2)
    except ValueError as e:
        return 'caught ' + str(e)
    finally:
        print('finally', n)
for n in range(4):
    try:
        print(f(n))
    except ZeroDivisionError as e:
        print('outside', e)
    else:
        print('fine')
