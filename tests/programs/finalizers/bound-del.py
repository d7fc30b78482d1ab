# What a class has for __del__ is bound before it is called.
class ByProperty:
    def __init__(self, name):
        self.name = name

    @property
    def __del__(self):
        return lambda: print("farewell from", self.name)


class ByClassMethod:
    @classmethod
    def __del__(cls):
        print("an instance of", cls.__name__, "goes")


class ByStaticMethod:
    @staticmethod
    def __del__():
        print("one goes")


class Failing:
    @property
    def __del__(self):
        print("binding")
        raise ValueError("lost")


class NotCallable:
    __del__ = 5


a = ByProperty("a")
del a
b = ByClassMethod()
b = ByStaticMethod()
b = Failing()
b = NotCallable()
b = None
print("end")
