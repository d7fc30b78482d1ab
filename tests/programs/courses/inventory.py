from collections import namedtuple, OrderedDict, ChainMap, defaultdict
from contextlib import contextmanager
import copy

Item = namedtuple('Item', 'name price qty', defaults=(1,))
items = [Item('apple', 0.5, 10), Item('pear', 0.75), Item(qty=3, name='fig', price=2)]
total = sum(i.price * i.qty for i in items)
print(items[0], items[1].qty, total, items[2]._replace(price=3), items[0]._asdict(), Item._fields)
by_letter = defaultdict(list)
for name, price, _ in items:
    by_letter[name[0]].append(price)
print(dict(by_letter), by_letter)
od = OrderedDict(sorted((i.name, i) for i in items))
od.move_to_end('apple')
print(list(od), od.popitem(last=False)[0])
config = ChainMap({'debug': True}, {'debug': False, 'level': 3})
print(config['debug'], config['level'], dict(config), len(config))


@contextmanager
def section(title):
    print(f'<{title}>')
    try:
        yield title.upper()
    except KeyError as e:
        print('swallowed', e)
    finally:
        print(f'</{title}>')


with section('a') as t, section('b'):
    print(t)
with section('err'):
    {}['nothing']


class Timer:
    def __enter__(self):
        print('enter')
        return self

    def __exit__(self, kind, value, tb):
        print('exit', kind.__name__ if kind else None, value)
        return kind is ZeroDivisionError


with Timer():
    1 / 0
print('after')
nested = {'a': [1, 2, {'b': (3, 4)}], 'c': {5, 6}}
shallow, deep = copy.copy(nested), copy.deepcopy(nested)
nested['a'][2]['b'] = 'changed'
print(shallow['a'] is nested['a'], shallow, deep)
with Timer():
    int('twelve')
