class Temperature:
    def __init__(self, celsius):
        self._celsius = celsius
    @property
    def fahrenheit(self):
        return self._celsius * 9 / 5 + 32
    @fahrenheit.setter
    def fahrenheit(self, value):
        self._celsius = (value - 32) * 5 / 9
    @staticmethod
    def freezing():
        return Temperature(0)
    @classmethod
    def named(cls, degrees):
        return cls.__name__, cls(degrees).fahrenheit
t = Temperature(100)
print(t.fahrenheit)
t.fahrenheit = 32
print(t._celsius, Temperature.freezing().fahrenheit, Temperature.named(10))
