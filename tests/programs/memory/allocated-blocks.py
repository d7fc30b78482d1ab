# Blocks that are handed out: those of more than 512 bytes are the system's, and count as well.
import gc
import sys

gc.disable()
count = sys.getallocatedblocks


def more(make):
    make()
    gc.collect()
    before = count()
    kept = make()
    after = count()
    return after - before


for make in (
    lambda: [],
    lambda: [None] * 10,
    lambda: [None] * 100,
    lambda: (None,) * 100,
    lambda: {},
    lambda: dict.fromkeys('abcdefgh'),
    lambda: dict.fromkeys(range(40)),
    lambda: set(range(4)),
    lambda: set(range(40)),
    lambda: 'x' * 600,
    lambda: bytearray(600),
    lambda: 10**200,
    lambda: type('T', (), {}),
    lambda: object(),
):
    print(more(make), end=' ')
print()
