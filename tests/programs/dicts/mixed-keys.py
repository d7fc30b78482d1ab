d = {1: 'int', 1.5: 'float', (1, 2): 'tuple', 'k': 'str', None: 'none'}
print(d[1.0], d[True], d[(1, 2)], d[None])
d[True] = 'replaced'
print(d)
e = dict(a=1, b=2)
e.update(d)
print(len(e), e['a'], e[1.5])
print({**e} == e, dict(e) is e)
