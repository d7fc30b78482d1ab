from dataclasses import *
import dataclasses, copy, sys
from typing import ClassVar, List, Any
def t(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__, e)
@dataclass
class P:
    x: int
    y: int = 2
    z: list = field(default_factory=list, repr=False, compare=False)
    c: ClassVar[int] = 5
    i: InitVar[int] = 0
    def __post_init__(self, i): self.w = self.x + i
p = P(1, i=10)
print(p, p.w, p == P(1), p != P(2), P.__doc__, P.__match_args__, [f.name for f in fields(P)], P.c, P.y, is_dataclass(p), is_dataclass(P), is_dataclass(int), asdict(p), astuple(p), p.z is P(1).z)
for f in (lambda: P(), lambda: P(1, 2, 3, 4, 5), lambda: P(1, q=2), lambda: p < p, lambda: hash(p), lambda: fields(5), lambda: asdict(P), lambda: astuple(5), lambda: replace(5), lambda: replace(p, x=9), lambda: replace(p, c=9), lambda: P.z, lambda: P.__init__.__qualname__, lambda: P.__eq__.__qualname__, lambda: P.__repr__.__qualname__, lambda: P.__init__.__annotations__, lambda: sorted(P.__dataclass_fields__), lambda: P.__dataclass_params__, lambda: p == 5, lambda: P.__eq__(p, 5)): t(f)
@dataclass(order=True, frozen=True)
class V: a: int; b: str = 'x'
v = V(1); print(v < V(2), v <= v, V(1, 'z') > v, v >= v, hash(v) == hash(V(1)), {v: 1}[V(1)], sorted([V(3), V(1), V(2)]))
for f in (lambda: setattr(v, 'a', 2), lambda: delattr(v, 'a'), lambda: setattr(v, 'new', 1), lambda: v < 5, lambda: replace(v, a=7), lambda: copy.copy(v), lambda: copy.deepcopy(v), lambda: V.__hash__.__qualname__): t(f)
@dataclass(slots=True)
class S: a: int; b: int = 3
s = S(1); print(s, S.__slots__, hasattr(s, '__dict__'), S.b, sys.getsizeof(s)); t(lambda: setattr(s, 'q', 1))
@dataclass(slots=True, frozen=True)
class SF: a: int
t(lambda: setattr(SF(1), 'a', 2)); print(copy.copy(SF(3)), SF(3).__getstate__())
@dataclass(slots=True, weakref_slot=True)
class SW: a: int
print(SW.__slots__)
@dataclass
class Base: a: int; b: int = 0
@dataclass
class Child(Base): c: int = 1; a: str = 's'
print(Child(), Child('q', 1, 2), Child.__match_args__, [f.name for f in fields(Child)])
@dataclass(kw_only=True)
class K: a: int; b: int = 2
print(K(a=1)); t(lambda: K(1)); t(lambda: K())
@dataclass
class KO: a: int; _: KW_ONLY; b: int; c: int = 4
print(KO(1, b=2), KO.__match_args__, KO.__doc__); t(lambda: KO(1, 2))
@dataclass
class FK: a: int = field(kw_only=True); b: int = 1
print(FK(5, a=3), fields(FK)[0].kw_only)
def e1():
    @dataclass
    class X: a: int = 1; b: int
def e2():
    @dataclass
    class X: a: list = []
def e3():
    @dataclass
    class X: a: int = field(default=1, default_factory=int)
def e4():
    @dataclass
    class X: a = field()
def e5():
    @dataclass
    class X(V): q: int = 1
def e6():
    @dataclass(frozen=True)
    class X(Base): q: int = 1
def e7():
    @dataclass(order=True, eq=False)
    class X: a: int
def e8():
    @dataclass(order=True)
    class X:
        a: int
        def __lt__(s, o): return 1
def e9():
    @dataclass(unsafe_hash=True)
    class X:
        a: int
        def __hash__(s): return 1
def e10():
    @dataclass(slots=True)
    class X:
        __slots__ = ('a',)
        a: int
def e11():
    @dataclass(weakref_slot=True)
    class X: a: int
def e12():
    @dataclass
    class X: a: InitVar[int] = field(default_factory=int)
def e13():
    @dataclass
    class X: a: int; _: KW_ONLY; __: KW_ONLY
def e14():
    @dataclass(frozen=True)
    class X:
        a: int
        def __setattr__(s, k, v): pass
def e15():
    @dataclass
    class X: a: ClassVar[int] = field(kw_only=True)
def e16():
    @dataclass
    class X: a: dict = field(default={})
for f in (e1, e2, e3, e4, e5, e6, e7, e8, e9, e10, e11, e12, e13, e14, e15, e16): t(f)
@dataclass(unsafe_hash=True)
class H: a: int; b: int = field(hash=False, default=1); c: int = field(compare=False, default=2)
print(hash(H(1)) == hash(H(1, 2, 3)), hash(H(1)) == hash((1,)))
@dataclass(eq=False)
class NE: a: int
print(NE(1) == NE(1), hash(NE(1)) is not None, NE.__hash__ is object.__hash__)
@dataclass(repr=False, init=False)
class NR: a: int = 3
print(NR().a, repr(NR()).startswith('<__main__.NR object'), NR.__doc__)
@dataclass
class Own:
    "own doc"
    a: int
    def __repr__(self): return 'OWN'
    def __eq__(self, o): return True
print(Own(1), Own(1) == 5, Own.__doc__, Own.__hash__)
@dataclass
class Node: v: int; kids: List['Node'] = field(default_factory=list)
n = Node(1, [Node(2), Node(3, [Node(4)])]); print(n, asdict(n), astuple(n)); n.kids.append(n); print(n)
from collections import namedtuple, defaultdict, OrderedDict
NT = namedtuple('NT', 'a b')
@dataclass
class Mix: a: Any; b: Any = None
m = Mix(NT(Mix(1), [2]), {'k': (Mix(3), defaultdict(list, x=[Mix(4)]))}); print(asdict(m), astuple(m), asdict(m, dict_factory=lambda kv: [k for k, v in kv]), astuple(m, tuple_factory=list))
M = make_dataclass('M', ['a', ('b', int), ('c', int, field(default=5)), ('d', list, field(default_factory=list))], namespace={'go': lambda s: s.a}, bases=(Base,), frozen=False) if 0 else make_dataclass('M', [('b', int), ('c', int, field(default=5))], namespace={'go': lambda s: s.b})
print(M(1), M(1).go(), M.__module__, M.__doc__, M.__qualname__); t(lambda: make_dataclass('M', ['class'])); t(lambda: make_dataclass('M', ['a', 'a'])); t(lambda: make_dataclass('M', [(1, 2, 3, 4)])); t(lambda: make_dataclass('M', ['1a']))
f = fields(P)[2]; print(f.name, f.type, f.default is MISSING, f.default_factory, f.init, f.repr, f.hash, f.compare, f.metadata, f.kw_only, field(metadata={'a': 1}).metadata['a'], InitVar[int], repr(KW_ONLY)[:26])
@dataclass
class NI: a: int; b: int = field(init=False, default=7); c: int = field(init=False)
ni = NI(1); print(ni.b, hasattr(ni, 'c')); t(lambda: NI(1, 2)); t(lambda: replace(ni, b=1)); t(lambda: repr(ni))
class D:
    def __set_name__(s, o, n): print('set_name', n)
    def __get__(s, i, o): return 42 if i is None else i._v
    def __set__(s, i, v): i._v = v * 2
@dataclass
class UD: x: int = D()
print(UD(4).x, UD().x)
@dataclass
class Self: self: int; other: int = 1
print(Self(3))
match p:
    case P(x, y): print('m', x, y)
class Par:
    def __init_subclass__(cls, **k): print('isc', cls.__name__)
@dataclass(slots=True)
class Sl(Par): a: int = 1
print(sorted(dataclasses.__all__)); t(lambda: dataclass(5))
@dataclass
class Super:
    a: int
    @property
    def double(self): return self.a * 2
    def __post_init__(self): self.a += 1
print(Super(1).double, Super.__eq__(Super(1), Super(1)))
