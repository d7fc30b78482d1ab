import atexit
import weakref


class Thing:
    def method(self):
        return 'called'


def told(*args, **kwargs):
    print('finalized', args, kwargs)


thing = Thing()
first = weakref.finalize(thing, told, 1, key='value')
second = weakref.finalize(thing, told, 2)
print(first.alive, first.peek()[2:], second.atexit)
print(second.detach() is not None, second.alive, second())
method = weakref.WeakMethod(thing.method)
print(method()(), method == weakref.WeakMethod(thing.method))
del thing
print(first.alive, method())

kept = Thing()
weakref.finalize(kept, told, 'at exit, made first')
weakref.finalize(kept, told, 'at exit, made second')
weakref.finalize(kept, told, 'never').atexit = False


@atexit.register
def later():
    print('later')


atexit.register(told, 'registered', also=1)
atexit.register(print, 'taken back')
atexit.unregister(print)


@atexit.register
def wrong():
    raise ValueError('at exit')


print('end')
