d = {'b': 1, 'a': 2}
d['c'] = 3
del d['b']
d['b'] = 4
print(d, list(d), list(d.values()), list(d.items()))
d['a'] = 5
print(d)
print(d.pop('c'), d.get('zz'), d.get('zz', 0), 'a' in d, len(d))
