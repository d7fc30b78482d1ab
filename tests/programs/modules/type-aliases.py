def f(a: list[int], b: dict[str, int], c: tuple[int, ...] = ()) -> int | None:
    return len(a)
print(list[int], dict[str, list[int]], tuple[int, ...], tuple[()])
print(int | str, int | None, None | int | str | int, list[int] | None)
print(f.__annotations__)
print(isinstance(3, int | str), isinstance(3.0, int | str), isinstance(None, int | None))
print(issubclass(bool, int | str))
x = list[int]
print(x.__origin__, x.__args__, x.__parameters__, x([1, 2]))
print(list[int] == list[int], hash(list[int]) == hash(list[int]), (int | str) == (str | int))
class A:
    x: list[int] = []
    y: "int"
    def __class_getitem__(cls, item): return (cls.__name__, item)
print(A[3], A.__annotations__)
class B(list[int]): pass
print(B.__mro__, B.__orig_bases__)
try: int[3]
except TypeError as e: print(e)
try: isinstance(3, list[int])
except TypeError as e: print(e)
try: 3 | int
except TypeError as e: print(e)
try: list[int][str]
except TypeError as e: print(e)
print(sorted(A.__dict__))
print(type(A.__dict__), 'x' in A.__dict__, A.__dict__['x'], len(A.__dict__), A.__dict__.get('q'))
print(vars(A) == A.__dict__)
try: A.__dict__['x'] = 1
except TypeError as e: print(e)
class C: pass
print(C.__annotations__)
print(type(int | str), type(list[int]))
d = {list[int]: 1, int | str: 2}
print(d[list[int]], d[str | int])
print([k for k in vars(C) if not k.startswith('__')])
print((int|str).__args__, list.append)
