# Eleven letters are identifiers of the interpreter too: the literal is another object than the computed character.
import sys

for literal in ('_', 'a', 'b', 'c', 'd', 'e', 'n', 'p', 'r', 's', 'x', 'g', 'y', 'z'):
    letter = chr(ord(literal))
    print(letter, literal is letter, sys.intern(letter) is literal, literal == letter, hash(literal) == hash(letter))


class Point:
    pass


point = Point()
point.a = 1
print(getattr(point, chr(97)), chr(97) in point.__dict__, {'a': 2}[chr(97)], {chr(97): 3}['a'])
setattr(point, chr(98), 5)
print(point.b, vars(point), len({'a', chr(97)}))
globals()[chr(120)] = 9
print(x)
x = 10
print(globals()[chr(120)])
