# A name that the instance has is suggested first, then variables, then globals; a lost value is in nobody's way.
class Counter:
    def __init__(self):
        self.count = 0

    def add(self):
        try:
            valeu = 1
            print(value)
        except NameError as error:
            print(error)
        return count + 1


value_ = [n for n in range(2)]
Counter().add()
