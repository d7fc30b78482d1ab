# Classes made from builtin types: what these know of them, and blocks that are given back.
import random


class Dice(random.Random):
    pass


class Numbers(list):
    pass


class Point(tuple):
    pass


dice, numbers, point = Dice(3), Numbers([1, 2]), Point((3, 4))
print(dice.randrange(1, 7), numbers, point)
dice = numbers = point = None
print(Dice.__base__ is random.Random, Numbers.__base__)
