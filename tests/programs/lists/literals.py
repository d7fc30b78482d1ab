import sys
n = 1
print(sys.getsizeof([]), sys.getsizeof([n]), sys.getsizeof([n, n, n]), sys.getsizeof([1, 2, 3]))
print(sys.getsizeof([0] * 3), sys.getsizeof(list(range(10))), sys.getsizeof([i for i in range(10)]))
print(sys.getsizeof((1, 2, 3)), sys.getsizeof(()))
