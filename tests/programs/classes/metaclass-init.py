class Meta(type):
    def __init__(cls, name, bases, namespace):
        print('init', name)
        super().__init__(name, bases, namespace)


class A(metaclass=Meta):
    pass


for arguments in ((A,), (A, 1, 2, 3), (A, 1), (A, 1, 2)):
    try:
        print(type.__init__(*arguments))
    except TypeError as error:
        print(error)
