import types
def t(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__, e)
class Meta(type):
    def __new__(m, n, b, d, **k): return super().__new__(m, n, b, d)
    def __init__(c, n, b, d, **k): super().__init__(n, b, d)
    @classmethod
    def __prepare__(m, n, b, **k): return {'y': 1, **k}
C = types.new_class('C', (), {'metaclass': Meta, 'z': 2}, lambda ns: ns.update(x=5)); print(C, C.x, C.y, C.z, type(C).__name__, C.__bases__)
print(types.new_class('D').__name__, types.new_class('E', (int,)).__mro__[1], types.prepare_class('F', (C,), {'k': 1}))
t(lambda: types.new_class('G', (), {'metaclass': lambda *a, **k: 'made'})); t(lambda: types.new_class('H', (C, type('I', (), {}, )), {'metaclass': type}).__class__.__name__)
class M2(type): pass
t(lambda: types.prepare_class('X', (C, M2('Y', (), {}))))
class Gen:
    def __mro_entries__(self, bases): return (dict,)
g = Gen()
print(types.resolve_bases((g, int)), types.resolve_bases((int,)), types.new_class('J', (g,)).__orig_bases__ == (g,), types.get_original_bases(types.new_class('K', (g,))) == (g,), types.get_original_bases(int)); t(lambda: types.get_original_bases(5))
class Bad:
    def __mro_entries__(self, bases): return 5
t(lambda: types.resolve_bases((Bad(),)))
def gen(): yield
print(isinstance(gen(), types.GeneratorType), type(len) is types.BuiltinFunctionType, type(gen) is types.FunctionType is types.LambdaType, isinstance(types, types.ModuleType), type(None) is types.NoneType, types.EllipsisType, type(gen.__code__) is types.CodeType, types.MethodType(lambda s: s, 3)(), types.UnionType, types.GenericAlias(list, (int,)))
n = types.SimpleNamespace(a=1, b='x'); n.c = n.a; print(n, n == types.SimpleNamespace(a=1, b='x', c=1), vars(n)); del n.a; print(n)
p = types.MappingProxyType({'a': 1}); print(p, p['a'], len(p), list(p), p | {'b': 2}, 'a' in p, p.get('z'), p.copy()); t(lambda: p.__setitem__('a', 2)); t(lambda: hash(p))
m = types.ModuleType('mod', 'docs'); m.x = 3; print(m, m.__doc__, m.__name__, m.x, sorted(vars(m)))
class Dyn:
    @types.DynamicClassAttribute
    def d(self): "the doc"; return 7
    @d.setter
    def d(self, v): print('set', v)
i = Dyn(); print(i.d); i.d = 3; t(lambda: Dyn.d); t(lambda: delattr(i, 'd')); print(Dyn.__dict__['d'].__doc__)
c = types.CellType(5); print(c.cell_contents); f = types.FunctionType((lambda: 42).__code__, {}); print(f())
print(sorted(n for n in types.__all__ if n not in ('AsyncGeneratorType', 'CoroutineType', 'coroutine', 'CapsuleType')))
