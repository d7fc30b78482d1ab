class Card:
    compared = 0

    def __init__(self, value, place):
        self.value = value
        self.place = place

    def __lt__(self, other):
        Card.compared += 1
        return self.value < other.value


def check(values, **how):
    cards = [Card(value, place) for place, value in enumerate(values)]
    Card.compared = 0
    cards.sort(**how)
    print(len(cards), Card.compared, [card.place for card in cards][:12])


for n in (1, 2, 5, 33, 64, 70, 129):
    check([i * 37 % 101 for i in range(n)])
    check([i % 4 for i in range(n)], reverse=True)
    check([i if i < n // 2 else i - n // 2 for i in range(n)], key=lambda card: Card(-card.value, 0))
numbers = [3, 1, 2]
try:
    numbers.sort(key=lambda x: numbers.append(x) or x)
except ValueError as error:
    print(error, numbers)
numbers.sort(key=lambda x: print(len(numbers)) or -x)
print(numbers)
