from typing import *
from typing import TYPE_CHECKING, NamedTuple
print(List[int], Dict[str, List[int]], Tuple[int, ...], Optional[int], Union[int, str, None], Union[int, str], Any)
print(Callable[[int, str], bool], Callable[..., int], Iterable[int], Iterator[str], Generator[int, None, str])
T = TypeVar('T'); K = TypeVar('K')
class Stack(Generic[T]):
    def __init__(self) -> None: self.items: List[T] = []
    def push(self, x: T) -> None: self.items.append(x)
s: Stack[int] = Stack()
s.push(1)
print(s.items, Stack[int], T, Stack.__parameters__, Stack.__mro__)
b = Stack[int](); b.push(3); print(b.items)
class Pt(NamedTuple):
    x: int
    y: int = 0
    def norm(self): return self.x + self.y
print(Pt(1), Pt(1, 2).norm(), Pt._fields, Pt.__annotations__)
class Movie(TypedDict):
    name: str
    year: int
m: Movie = {'name': 'a', 'year': 3}
print(m, Movie(name='x', year=1), Movie.__required_keys__ == {'name', 'year'})
@runtime_checkable
class HasLen(Protocol):
    def __len__(self) -> int: ...
class Own:
    def __len__(self): return 3
print(isinstance(Own(), HasLen), isinstance(3, HasLen))
class Shape(Protocol):
    def area(self) -> float: ...
class Sq(Shape):
    def area(self): return 2.0
print(Sq().area())
print(Literal['a', 1], ClassVar[int], Final[int], Type[int], Sequence[int], Mapping[str, int])
print(cast(int, 'x'), TYPE_CHECKING, NoReturn, Self)
def f(a: 'int', b: Optional[str] = None) -> List[int]: return []
print(f.__annotations__, get_type_hints(f) is not None)
U = NewType('U', int)
print(U(3), Optional[List[T]][int], List['Node'])
print(isinstance([], List), Union[int], int | Optional[str], T | None)
class Reg(Dict[str, int]): pass
print(Reg(a=1), get_origin(List[int]), get_args(Dict[str, int]))
@overload
def g(x: int) -> int: ...
def g(x): return x
print(g(2))
try: Stack[int, str]
except TypeError as e: print(e)
try: List()
except TypeError as e: print(e)
