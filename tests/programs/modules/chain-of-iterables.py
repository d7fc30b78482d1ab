from itertools import chain
print(list(chain.from_iterable([[1,2],[3]])), list(chain.from_iterable(x for x in ([1],[2]))))
