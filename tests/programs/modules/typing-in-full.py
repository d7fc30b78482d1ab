import typing
from typing import *
def t(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__, e)
T = TypeVar('T'); K = TypeVar('K'); V = TypeVar('V')
for f in (lambda: List[int], lambda: Dict[str, List[int]], lambda: Optional[int], lambda: Union[int, str, None], lambda: Union[int], lambda: Union[int, int], lambda: Tuple[int, ...], lambda: Tuple[()], lambda: Callable[[int, str], bool], lambda: Callable[..., Any], lambda: Any, lambda: Literal[1, 'a', True], lambda: ClassVar[int], lambda: Final[int], lambda: Annotated[int, 'x', 3], lambda: Type[int], lambda: Iterable[T], lambda: Mapping[K, V], lambda: T, lambda: Generic[T], lambda: List, lambda: Dict, lambda: Union, lambda: Optional, lambda: NoReturn, lambda: Self, lambda: Sequence[int], lambda: Iterator[int], lambda: Generator[int, None, str], lambda: Set[int], lambda: FrozenSet[int], lambda: Deque[int], lambda: DefaultDict[str, int], lambda: Counter[str], lambda: ChainMap[str, int], lambda: OrderedDict[str, int], lambda: Hashable, lambda: Sized, lambda: Text, lambda: List['Foo'], lambda: ForwardRef('X'), lambda: Union[int, 'Foo'], lambda: Concatenate, lambda: ParamSpec('P'), lambda: TypeVar('B', bound=int), lambda: TypeVar('C', int, str), lambda: TypeVar('D', covariant=True), lambda: TypeVar('E', contravariant=True), lambda: NewType('U', int), lambda: Awaitable[int], lambda: AsyncIterator[int], lambda: Coroutine[int, int, int], lambda: ContextManager[int], lambda: Pattern, lambda: Match[str], lambda: IO[str], lambda: TextIO, lambda: SupportsInt, lambda: TypeAlias, lambda: Never, lambda: LiteralString, lambda: Required[int], lambda: Unpack, lambda: TypeGuard[int], lambda: Collection[int], lambda: Container[int], lambda: Reversible[int], lambda: KeysView[int], lambda: ItemsView[int, str], lambda: MutableSequence[int], lambda: AbstractSet[int], lambda: ByteString): t(f)
for f in (lambda: List[int, str], lambda: Dict[int], lambda: Union[()], lambda: Optional[int, str], lambda: Literal[1] == Literal[1], lambda: Union[int, str] == Union[str, int], lambda: Optional[int] == Union[int, None], lambda: List[int] == List[int], lambda: hash(List[int]) == hash(List[int]), lambda: List[T][int], lambda: Dict[K, V][str, int], lambda: Callable[[T], T][int], lambda: Union[T, str][int], lambda: isinstance([], List), lambda: isinstance([], List[int]), lambda: isinstance(1, Union[int, str]), lambda: isinstance(1, Optional[int]), lambda: List(), lambda: List[int](), lambda: Any(), lambda: isinstance(1, Any), lambda: Union[1, 2], lambda: List[1], lambda: Literal[1][2], lambda: get_origin(List[int]), lambda: get_origin(Dict), lambda: get_args(Dict[str, int]), lambda: get_args(Callable[[int], str]), lambda: get_origin(Union[int, str]), lambda: get_origin(int | str), lambda: get_args(int | None), lambda: get_origin(list[int]), lambda: get_args(Annotated[int, 3]), lambda: get_origin(Annotated[int, 3]), lambda: get_args(Optional[int]), lambda: get_args(int), lambda: cast(int, 'x'), lambda: int | str == Union[int, str], lambda: Union[int, str] == int | str, lambda: List[int] | None, lambda: None | List[int], lambda: T | int, lambda: 'X' | T, lambda: Any | int, lambda: Optional[List[int]] | str, lambda: TypeVar('X', int), lambda: TypeVar('X', int, bound=str), lambda: TypeVar('X', covariant=True, contravariant=True), lambda: List[int].__origin__, lambda: List[T].__parameters__, lambda: Tuple[T, K].__parameters__, lambda: Generic[int], lambda: Generic[T, T], lambda: issubclass(list, List), lambda: issubclass(int, Hashable), lambda: isinstance({}, Mapping), lambda: len(get_args(Literal[1, 2, 1])), lambda: NewType('U', int)(5), lambda: Final[int, str], lambda: ClassVar[1]): t(f)
class Stack(Generic[T]):
    def __init__(self): self.items: List[T] = []
    def push(self, x: T) -> None: self.items.append(x)
s = Stack[int](); s.push(1); print(s.items, Stack[int], s.__orig_class__, Stack.__parameters__, Stack.__orig_bases__, Stack.__mro__, Stack[T][str]); t(lambda: Stack[int, str]); t(lambda: Stack[int][str])
class Two(Stack[int], Generic[K]): pass
print(Two.__parameters__, Two[str], Two.__mro__[1:])
class Pt(NamedTuple):
    "pt doc"
    x: int
    y: float = 1.5
    def norm(self): return self.x + self.y
p = Pt(1); print(p, p.norm(), Pt._fields, Pt._field_defaults, Pt.__annotations__, Pt.__doc__, Pt.__mro__, p._replace(y=2), Pt.__new__.__annotations__)
print(NamedTuple('Q', [('a', int), ('b', str)])(1, 'z')); t(lambda: Pt())
def bad():
    class B(NamedTuple): x: int = 1; y: int
t(bad)
class TD(TypedDict, total=False): a: int; b: Required[str]
print(TD(a=1), TD.__annotations__, TD.__required_keys__, TD.__optional_keys__, TD.__total__, type(TD(a=2)), TypedDict('X', {'k': int})(k=1), is_typeddict(TD)); t(lambda: isinstance({}, TD))
@runtime_checkable
class Closer(Protocol):
    def close(self) -> None: ...
class F:
    def close(self): pass
print(isinstance(F(), Closer), isinstance(5, Closer), issubclass(F, Closer)); t(lambda: Closer())
class NR(Protocol):
    x: int
t(lambda: isinstance(5, NR))
def fn(a: int, b: 'str' = 'x', *c: 'List[int]', d: Optional['F'] = None) -> 'F': pass
t(lambda: get_type_hints(fn))
class H: a: int; b: 'H'; c: ClassVar['int'] = 1
t(lambda: get_type_hints(H)); t(lambda: get_type_hints(fn, include_extras=True))
@overload
def o(x: int) -> int: ...
@overload
def o(x: str) -> str: ...
def o(x): return x
print(o(3), final(F).__final__, TYPE_CHECKING, override(lambda s: 1).__override__, get_type_hints(int) if 0 else '', no_type_check(fn) is fn, assert_type(3, int)); t(lambda: assert_never(3)); t(lambda: o.nothing)
@dataclass_transform()
def dt(c): return c
U = NewType('U', int); print(U.__name__, U.__supertype__, U(3), repr(U), U | None);
