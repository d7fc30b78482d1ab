import gc
gc.collect()
gc.set_threshold(20, 3, 3)
class N:
    def __init__(self):
        self.me = self
    def __del__(self):
        global gone
        gone += 1
gone = 0
for i in range(200):
    N()
print(gone > 100, gone % 1)
gc.set_threshold(0)
gone = 0
for i in range(50):
    N()
print(gone)
