def f(x):
    match x:
        case b'x': return 1
        case 'x': return 2
        case r'\n': return 3
        case '\n': return 4
        case '...': return 5
        case rb"\x": return 6
        case {b'k': 1}: return 7
        case """tri
ple""": return 8
        case -1 | 2.5 | 3j: return 10
        case _: return 9
print([f(v) for v in (b'x', 'x', b'ab', r'\n', '\n', '...', b'\\x', {b'k':1}, "tri\nple", -1, 2.5, 3j)])
for bad in ([dict, object], [1], 1):
    class M(type):
        def mro(cls): return [cls, *bad] if bad != 1 else 1
    try:
        class X(metaclass=M): pass
    except TypeError as e: print(e)
