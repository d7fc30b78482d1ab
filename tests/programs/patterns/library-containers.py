from collections import OrderedDict, defaultdict, deque


def kind(value):
    match value:
        case {"a": found}:
            return "mapping", found
        case {}:
            return "empty mapping"
        case [first, *rest]:
            return "sequence", first, rest
    return "neither"


counts = defaultdict(int)
print(kind(counts))
counts["a"] += 1
print(kind(counts), kind(OrderedDict(a=2)), kind(deque([1, 2, 3])), kind({1}))
print(isinstance(counts, dict))
