# Type parameters (PEP 695): bounds, constraints and the values of aliases are evaluated when they are asked for.
def first[T](items: list[T]) -> T:
    return items[0]
class Stack[T]:
    def __init__(self) -> None:
        self.items: list[T] = []
    def push(self, x: T) -> None:
        self.items.append(x)
    def map[U](self, f) -> 'Stack[U]':
        s = Stack[U]()
        for i in self.items: s.push(f(i))
        return s
type Pair[A, B] = tuple[A, B]
type Tree = int | list[Tree]
type Name = str
def bounded[T: int, *Ts, **P](x: T, *a: *Ts) -> T: return x
def con[T: (int, str)](x: T) -> T: return x
print(first([3, 4]), first.__type_params__, Stack.__type_params__, Stack[int], Stack.__mro__, Stack.__orig_bases__, Stack.__parameters__)
s = Stack[int](); s.push(1); print(s.map(str).items)
T, Ts, P = bounded.__type_params__
print(T, Ts, P, T.__bound__, T.__constraints__, T.__name__, T.__infer_variance__, T.__covariant__, type(T), type(Ts), type(P))
print(con.__type_params__[0].__constraints__, con(5))
print(Pair, Tree, Name, Name.__value__, Pair.__value__, Tree.__value__, Pair.__type_params__, Pair[int, str], type(Name), Name.__name__)
print(first.__annotations__, isinstance(5, int), Name.__module__)
import typing
class Child[T](Stack[T]):
    pass
print(Child.__mro__, Child.__bases__, Child[str]().items)
class Outer[K, V: str](dict[K, V]): pass
print(Outer.__orig_bases__, Outer({'a': 1}))
try: isinstance(5, Name)
except TypeError as e: print(e)
def later[T: Undefined](x): pass
try: later.__type_params__[0].__bound__
except NameError as e: print(e)
type Bad = Missing
try: Bad.__value__
except NameError as e: print(e)
Missing = 5
print(Bad.__value__)
