# A list keeps the room it has while it grows; text that cannot hold the separator is not cut.
import sys

parts = "0.000010%".split(" ")
print(sys.getsizeof(parts))
parts.append("more")
print(sys.getsizeof(parts), sys.getsizeof("".split(" ")), sys.getsizeof("a".split("ab")), sys.getsizeof("abc".split("€")))

letters = dict.fromkeys("Hello, World", 1)
both = letters | letters
print(sys.getsizeof(both), sys.getsizeof(letters | {"a": 1, "b": 2, "c": 3}))

nothing = list(map(abs, []))
nothing += (3,)
print(sys.getsizeof(nothing))
