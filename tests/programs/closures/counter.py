def counter(start=0):
    count = start
    def step(by=1):
        nonlocal count
        count += by
        return count
    return step
one, two = counter(), counter(10)
print(one(), one(), two(), one(5), two(-1))
