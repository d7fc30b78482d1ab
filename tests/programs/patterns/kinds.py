class P:
    __match_args__ = ('x', 'y')
    def __init__(self, x, y): self.x, self.y = x, y
def where(p):
    match p:
        case P(0, 0): return 'origin'
        case P(x, y=0): return f'x={x}'
        case P(x=0, y=y): return f'y={y}'
        case P(): return 'P'
        case []: return 'empty'
        case [a]: return f'one {a}'
        case [a, *rest] if a == 9: return f'nine {rest}'
        case (1, (2, b), *_): return f'nested {b}'
        case {'k': v, **rest}: return f'map {v} {rest}'
        case {'a': 1, 'b': {'c': c}}: return f'deep {c}'
        case {}: return 'mapping'
        case 'yes' | 'no' as w: return w
        case int(n) | float(n): return f'number {n}'
        case str(): return 'str'
        case None: return 'none'
        case True: return 'never'
        case _: return 'other'
for v in [P(0,0), P(3,0), P(0,4), P(1,1), [], [5], [9,1,2], (1,(2,3),4), {'k':1,'z':2}, {'a':1,'b':{'c':7}}, {}, 'yes', 'q', 3, 2.5, None, (1,2), object, range(1), b'x']:
    print(where(v))
for case in (1, 2):
    try:
        match P(1, 2):
            case P(a, b, c): pass
    except TypeError as e: print(e)
class N: __match_args__ = [1]
try:
    match N():
        case N(a): pass
except TypeError as e: print(e)
