def counter(start):
    count = start

    def step(by=1):
        nonlocal count
        count += by
        return count

    return step


def remember(item, seen=[]):
    seen.append(item)
    return seen


by_one = counter(10)
by_two = counter(100)
by_one()
by_two(2)
first = remember("x")
second = remember("y")
print(by_one(), by_two(), first is second)
