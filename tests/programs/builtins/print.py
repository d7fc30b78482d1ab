import sys


class Kept:
    def __init__(self):
        self.parts = []

    def write(self, text):
        self.parts.append(text)

    def flush(self):
        self.parts.append("flushed")


print("a", "b", sep="-", end="!\n", file=sys.stdout, flush=True)
kept = Kept()
print(1, [2], file=kept, flush=True)
print(kept.parts, sys.getrefcount(kept))
print(sep="x", end="")
for wrong in ({"sep": 5}, {"end": []}, {"file": 3}):
    try:
        print("x", **wrong)
    except (TypeError, AttributeError) as error:
        print(error)
try:
    input("name? ")
except EOFError as error:
    print(error)
