class Animal:
    kind = 'animal'
    def __init__(self, name):
        self.name = name
    def speak(self):
        return self.name + ' makes ' + self.sound()
    def sound(self):
        return 'a sound'
class Dog(Animal):
    kind = 'dog'
    def sound(self):
        return 'woof'
class Puppy(Dog):
    def sound(self):
        return Dog.sound(self) + '!'
for cls in (Animal, Dog, Puppy):
    a = cls('Rex')
    print(a.speak(), a.kind, isinstance(a, Dog))
print(Puppy.__mro__ == (Puppy, Dog, Animal, object), Puppy.__name__)
