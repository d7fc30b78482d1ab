def root(n):
    assert n >= 0, 'negative'
    return n ** 0.5
print(root(16))
print(root(-1))
