from dataclasses import dataclass, field, asdict, astuple, replace, fields, FrozenInstanceError, InitVar, KW_ONLY, is_dataclass, make_dataclass
@dataclass
class P:
    x: int
    y: int = 0
p = P(1)
print(p, p == P(1, 0), p != P(2), P.__match_args__)
try: P()
except TypeError as e: print(e)
try: P(1,2,3)
except TypeError as e: print(e)
@dataclass(order=True, frozen=True)
class Q:
    a: str
    b: list = field(default_factory=list, compare=False, repr=False)
q = Q('z')
print(q, sorted([Q('c'), Q('a')]), hash(q) == hash(Q('z')))
try: q.a = 3
except FrozenInstanceError as e: print(e)
try: del q.a
except FrozenInstanceError as e: print(e)
print(asdict(Q('k', [P(1)])), astuple(p), replace(p, y=5))
@dataclass
class R(P):
    z: InitVar[int] = 4
    _: KW_ONLY
    w: float = 1.0
    def __post_init__(self, z): self.q = z
r = R(1, 2, 3, w=2.5)
print(r, r.q, R.__doc__)
@dataclass(slots=True)
class S:
    a: int
    b: int = 3
s = S(1)
print(s, S.__slots__)
try: s.zz = 1
except AttributeError as e: print(e)
try:
    @dataclass
    class Bad:
        x: list = []
except ValueError as e: print(e)
try:
    @dataclass
    class Bad:
        x: int = 0
        y: int
except TypeError as e: print(e)
match p:
    case P(x, y): print(x, y)
try: hash(p)
except TypeError as e: print(e)
print(is_dataclass(P), is_dataclass(3), make_dataclass('M', [('x', int), ('y', int, 5)])(1))
print(P.__init__.__annotations__, P.__init__.__qualname__)
@dataclass
class N:
    me: object = None
n = N(); n.me = n
print(n)
try: asdict(3)
except TypeError as e: print(e)
try: P(1) < P(2)
except TypeError as e: print(e)
