import math
from abc import abstractmethod
print(len.__self__, len.__module__, len.__qualname__, [].append.__self__, [].append.__module__, [].append.__qualname__, dict.fromkeys.__self__, dict.fromkeys.__qualname__, math.sin.__self__.__name__, math.sin.__module__, str.maketrans.__qualname__, math.sin.__qualname__)
print(property(abstractmethod(lambda s: 1)).__isabstractmethod__, classmethod(len).__isabstractmethod__, staticmethod(abstractmethod(lambda s: 1)).__isabstractmethod__, property().__isabstractmethod__)
