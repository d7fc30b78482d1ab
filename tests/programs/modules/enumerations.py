import enum, copy
from types import DynamicClassAttribute
from enum import *
def t(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__, e)
class Color(Enum):
    "doc"
    RED = 1
    GREEN = 'g'
    BLUE = (1, 2)
    ROSE = RED
    def describe(self): return f'{self.name}={self.value}'
    @classmethod
    def first(cls): return next(iter(cls))
    @property
    def up(self): return self.name.upper()
print(Color.RED, repr(Color.GREEN), Color.BLUE.value, Color.ROSE is Color.RED, Color('g'), Color['BLUE'], list(Color), len(Color), Color.__members__, Color.RED.describe(), Color.first(), Color.RED.up, Color.__doc__, type(Color.RED), isinstance(Color.RED, Color))
print(Color.RED == 1, Color.RED is Color(1), hash(Color.RED) == hash('RED'), Color.RED in Color, 1 in Color, 'zz' in Color, bool(Color), bool(Color.RED), {Color.RED: 5}[Color.RED], [c.name for c in reversed(Color)], Color, f'{Color.RED}', '%s' % Color.RED, f'{Color.RED:>12}|', format(Color.RED))
for f in (lambda: Color(9), lambda: Color['X'], lambda: Color.X, lambda: setattr(Color, 'RED', 2), lambda: delattr(Color, 'RED'), lambda: setattr(Color.RED, 'value', 3), lambda: setattr(Color.RED, 'name', 3), lambda: Color.RED < Color.GREEN, lambda: Color.RED.RED, lambda: type('C', (Color,), {}), lambda: Color(), lambda: Color.RED + 1, lambda: Enum(3), lambda: dir(Color), lambda: dir(Color.RED), lambda: copy.deepcopy(Color.RED) is Color.RED, lambda: copy.copy(Color) is Color, lambda: vars(Color.RED)['_name_'], lambda: Color.__name__, lambda: Color.__module__, lambda: Color.RED.__class__, lambda: Color.__members__['ROSE'], lambda: [] in Color): t(f)
def bad(src):
    def f():
        class E(Enum):
            A = 1
            A = 2
    return f
t(bad(0))
def bad2():
    class E(Enum):
        _x_ = 1
t(bad2)
def bad3():
    @unique
    class E(Enum): A = 1; B = 1; C = 2; D = 2
t(bad3)
def bad4():
    class E(Enum):
        _order_ = 'A B'
        B = 1; A = 2
t(bad4)
def bad5():
    class E(int): pass
    class F(E, Enum): A = 'x'
t(bad5)
def bad6():
    class E(int, str, Enum): A = 1

class Num(IntEnum):
    ONE = 1; TWO = 2
    THREE = auto()
print(Num.ONE, repr(Num.TWO), Num.ONE + 1, Num.THREE, Num.ONE < Num.TWO, sorted([Num.TWO, Num.ONE]), Num(2), f'{Num.ONE}', f'{Num.ONE:03}', int(Num.ONE), Num.ONE == 1, [10, 20, 30][Num.ONE], sum(Num), max(Num), Num.ONE.real, '%d' % Num.TWO, Num.ONE.__class__, str(Num.ONE), range(Num.THREE), hash(Num.ONE) == hash(1))
class S(StrEnum):
    A = auto(); LONG_NAME = auto(); C = 'see'
print(S.A, repr(S.LONG_NAME), S.C == 'see', S('see'), S.A.upper(), f'{S.A}-{S.C!r}', ','.join(S), S.C.value, 'a' in S, S.A + 'x')
t(lambda: StrEnum('T', {'A': 1})); t(lambda: S('nope'))
class Auto(Enum):
    @staticmethod
    def _generate_next_value_(name, start, count, last): return (name, start, count, last)
    A = auto(); B = auto()
print([a.value for a in Auto])
class A2(Enum): X = auto(); Y = 10; Z = auto(); W = auto()
print([(a.name, a.value) for a in A2])
class Planet(Enum):
    MERCURY = (3.303e+23, 2.4397e6)
    EARTH = (5.976e+24, 6.37814e6)
    def __init__(self, mass, radius): self.mass = mass; self.radius = radius
    @property
    def g(self): return round(6.67430e-11 * self.mass / (self.radius * self.radius), 3)
print(Planet.EARTH.value, Planet.EARTH.g, Planet.MERCURY.mass, repr(Planet.EARTH))
class New(Enum):
    def __new__(cls, value, label):
        o = object.__new__(cls); o._value_ = value; o.label = label; return o
    P = (1, 'one'); Q = 2, 'two'
print(New(1), New.Q.label, New.Q.value, repr(New.P)); t(lambda: New(3))
class Miss(Enum):
    A = 'a'
    @classmethod
    def _missing_(cls, v):
        if v == 'bad': return 5
        if v == 'boom': raise KeyError('k')
        return cls.A if isinstance(v, str) and v.lower() == 'a' else None
print(Miss('A')); t(lambda: Miss('bad')); t(lambda: Miss('boom')); t(lambda: Miss(0))
class Fl(Flag):
    R = auto(); W = auto(); X = auto()
    RW = R | W
    NONE = 0
f = Fl.R | Fl.X
print(Fl.R, repr(f), f, f.value, f.name, Fl.RW, list(f), len(f), Fl.R in f, Fl.W in f, ~Fl.R, Fl.R & Fl.W, Fl.R ^ Fl.RW, bool(Fl.NONE), Fl(5), Fl(0), Fl['RW'], list(Fl), Fl.__members__.keys(), repr(Fl), ~Fl.NONE, Fl.RW | Fl.X, Fl(7) is (Fl.RW | Fl.X), hash(f) == hash(f.name), -1 in [1])
for g in (lambda: Fl(8), lambda: Fl('x'), lambda: Fl.R | 1, lambda: 1 in Fl.R, lambda: Fl.R < Fl.W, lambda: Fl(-1), lambda: Fl(-9), lambda: enum.show_flag_values(5), lambda: Fl.R.__or__(1)): t(g)
class IF(IntFlag):
    A = 1; B = 2; D = 8
print(IF.A | IF.B, repr(IF.A | 4), IF(5), IF.A + 1, IF(0), repr(IF(0)), ~IF.A, repr(~IF.A), IF.A | 16, IF(7).name, list(IF(11)), IF.A & 3, 3 & IF.B, f'{IF.A:b}', IF(-1), IF.A ^ 5, 1 in IF, IF(9) == 9)
for b in (STRICT, CONFORM, EJECT, KEEP):
    class Bd(Flag, boundary=b): A = 1; C = 4
    t(lambda: Bd(6)); t(lambda: Bd(5)); t(lambda: ~Bd.A); t(lambda: Bd(-3)); print(Bd._boundary_, repr(b))
An = Enum('An', 'CAT DOG, BIRD'); print(list(An), An.__module__, An.__qualname__, Enum('B', ['x', 'y'], start=5).y.value, Enum('C', {'k': 1, 'v': 2}).v, Enum('D', [('p', 3), ('q', 4)]).q, IntEnum('I', 'a b').b + 1, Flag('F', 'a b c').c.value, Enum('T', 'a', type=int).a + 1, Enum('Q', (), module='mod').__module__, Enum('QQ', 'a', qualname='X.QQ'))
t(lambda: Enum('Nope'))
class WithMember(Enum):
    @member
    class Inner: pass
    @nonmember
    class Other: pass
    n = nonmember(5); m = member(lambda: 3); _ignore_ = 'tmp i'; tmp = 3
    for i in range(2): vars()[f'V{i}'] = i
    def __str__(self): return 'W.' + self.name
    __hidden = 7
print(list(WithMember.__members__), WithMember.n, WithMember.Inner.value.__name__, WithMember.Other.__name__, WithMember.m.value(), WithMember.V1, hasattr(WithMember, 'tmp'), WithMember._WithMember__hidden)
for chk, body in ((UNIQUE, dict(A=1, B=1)), (CONTINUOUS, dict(A=1, B=4)), (CONTINUOUS, dict(A=1, B=2))): t(lambda: verify(chk)(Enum('V', body)))
t(lambda: verify(NAMED_FLAGS)(Flag('V', dict(A=1, C=7)))); t(lambda: verify(NAMED_FLAGS)(Flag('V', dict(A=1, C=7, D=24), boundary=KEEP))); t(lambda: verify(CONTINUOUS)(Flag('V', dict(A=1, C=8)))); t(lambda: verify(UNIQUE)(int))
@global_enum
class GE(Enum): ALPHA = 1
print(repr(ALPHA), str(ALPHA), GE.ALPHA is ALPHA)
@global_enum
class GF(IntFlag): GA = 1; GB = 2
print(repr(GA | GB), repr(GF(0)), str(GA), repr(GF(9)))
class Shape(Enum):
    value = 1; name = 'n'; other = 3
print(Shape.value, Shape.name.value, Shape.other.name, Shape.value.value)
class Base(Enum):
    def hello(self): return 'hello ' + self.name
    def __init_subclass__(cls, **k): super().__init_subclass__(**k); print('sub', cls.__name__, list(cls))
class Derived(Base): X = 1
print(Derived.X.hello(), Base.__subclasses__())
class Fm(float, Enum): PI = 3.14; E = 2.71
print(Fm.PI + 1, repr(Fm.PI), str(Fm.PI), Fm.PI.value, Fm(2.71))
class Tp(tuple, Enum): A = (1, 2)
print(Tp.A[0], repr(Tp.A), len(Tp.A), Tp.A.value)
class St(str, Enum): A = 'x'
print(St.A == 'x', str(St.A), f'{St.A}', repr(St.A), St.A.value, St('x'), 'ab'.replace('a', St.A))
class Unh(Enum): A = [1]; B = {}; C = [1]
print(Unh([1]), Unh({}), Unh.C is Unh.A, [1] in Unh._unhashable_values_); t(lambda: Unh([2]))
match Color.RED:
    case Color.GREEN: print('g')
    case Color.RED: print('r')
from dataclasses import dataclass
@dataclass
class Pt: x: int; y: int
class DE(Pt, Enum): O = 0, 0; I = 1, 1
print(repr(DE.I), DE.I.x, DE.I.value, DE.O.name)
class Desc(Enum):
    A = 1
    @enum.property
    def value(self): return self._value_ * 10
    @DynamicClassAttribute
    def dyn(self): return 'dyn'
print(Desc.A.value, Desc.A.dyn); t(lambda: Desc.dyn); t(lambda: setattr(Desc.A, 'value', 2)); print(auto(), auto(3), sorted(enum.__all__)[:6], EnumMeta is EnumType, FlagBoundary.STRICT, CONTINUOUS, repr(EJECT))
