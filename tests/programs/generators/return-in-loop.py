def fib():
    a = 0
    while True:
        yield a
        a += 1
def until(limit, gen):
    for x in gen:
        if x > limit:
            return "stopped at " + str(x)
        yield x
print(list(until(2, fib())))
print('x')
