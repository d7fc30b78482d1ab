def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b
for x in fib():
    if x > 50: break
    print(x, end=' ')
print()
def tree(n):
    if n:
        yield from tree(n-1)
        yield n
        yield from tree(n-1)
print(list(tree(4)))
def ign():
    while True:
        try: yield 1
        except GeneratorExit: print('ignored')
        break
i = ign(); next(i)
try: i.close()
except RuntimeError as e: print(e)
def self_run():
    try: next(me)
    except ValueError as e: print(e)
    yield
me = self_run(); next(me)
