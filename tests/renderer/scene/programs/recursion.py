def permutations(items):
    if len(items) <= 1:
        return [items]
    found = []
    for i in range(len(items)):
        rest = items[:i] + items[i + 1:]
        for tail in permutations(rest):
            found.append([items[i]] + tail)
    return found


def fibonacci(n, known):
    if n in known:
        return known[n]
    known[n] = n if n < 2 else fibonacci(n - 1, known) + fibonacci(n - 2, known)
    return known[n]


print(len(permutations([1, 2, 3])), fibonacci(9, {}))
