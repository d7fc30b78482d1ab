import type { ModuleRow } from '../module-row.js';

/**
 * The module `_weakrefset`. A weak container keeps its objects in `data`, and says in `_forget` how it drops a dead
 * reference; while a guard is open over it the dead only wait.
 */
export const WEAKREF_SET: ModuleRow = {
  name: '_weakrefset',
  room: 48,
  types: { GenericAlias: 'genericAlias' },
  source: `
from _weakref import ref

__all__ = ['WeakSet']


class _IterationGuard:
    """Stands for one iteration in progress: the container may not change size under it."""

    def __init__(self, container):
        self.guarded = ref(container)

    def __enter__(self):
        if (container := self.guarded()) is not None:
            container._iterating.add(self)
        return self

    def __exit__(self, kind, error, trace):
        if (container := self.guarded()) is not None:
            container._iterating.discard(self)
            if not container._iterating:
                _settle(container)


def _settle(container):
    """Forgets what died during iterations."""
    waiting = container._pending_removals
    while waiting:
        container._forget(waiting.pop())


def _referenced(items):
    for each in items:
        yield ref(each)


def _changing(name):
    """An operation of set that changes it, for the references of what it is given; with itself it empties the set."""

    def change(self, other):
        _settle(self)
        if other is self and name != 'intersection_update':
            self.data.clear()
        elif name == 'symmetric_difference_update':
            self.data.symmetric_difference_update([ref(each, self._remove) for each in other])
        else:
            getattr(self.data, name)(_referenced(other))
        return self

    return change


def _telling(name):
    """A comparison that set does with another collection: the set of references answers it."""

    def tell(self, other):
        return getattr(self.data, name)(set(_referenced(other)))

    return tell


class WeakSet:
    def __init__(self, data=None):
        self.data = set()

        def forget(dead, holder=ref(self)):
            container = holder()
            if container is None:
                return
            if container._iterating:
                container._pending_removals.append(dead)
            else:
                container.data.discard(dead)

        self._remove = forget
        self._pending_removals = []
        self._iterating = set()
        if data is not None:
            self.update(data)

    def _forget(self, dead):
        self.data.discard(dead)

    def __len__(self):
        return len(self.data) - len(self._pending_removals)

    def __iter__(self):
        with _IterationGuard(self):
            for each in self.data:
                # Held by a name: it must not die while the loop's body has it.
                if (alive := each()) is not None:
                    yield alive

    def __contains__(self, item):
        try:
            return ref(item) in self.data
        except TypeError:
            return False

    def __repr__(self):
        return repr(self.data)

    def __reduce__(self):
        return type(self), ([*self],), self.__getstate__()

    __class_getitem__ = classmethod(GenericAlias)

    def copy(self):
        return type(self)(self)

    def add(self, item):
        _settle(self)
        self.data.add(ref(item, self._remove))

    def update(self, other):
        _settle(self)
        for each in other:
            self.add(each)

    def __ior__(self, other):
        self.update(other)
        return self

    def discard(self, item):
        _settle(self)
        self.data.discard(ref(item))

    def remove(self, item):
        _settle(self)
        self.data.remove(ref(item))

    def clear(self):
        _settle(self)
        self.data.clear()

    def pop(self):
        _settle(self)
        while self.data:
            if (alive := self.data.pop()()) is not None:
                return alive
        raise KeyError('pop from empty WeakSet')

    __isub__ = _changing('difference_update')
    __iand__ = _changing('intersection_update')
    __ixor__ = _changing('symmetric_difference_update')

    def difference_update(self, other):
        self -= other

    def intersection_update(self, other):
        self &= other

    def symmetric_difference_update(self, other):
        self ^= other

    def union(self, other):
        made = self.copy()
        made |= other
        return made

    def intersection(self, other):
        return type(self)([each for each in other if each in self])

    def difference(self, other):
        made = self.copy()
        made -= other
        return made

    def symmetric_difference(self, other):
        made = self.copy()
        made ^= other
        return made

    __or__, __and__, __sub__, __xor__ = union, intersection, difference, symmetric_difference
    issubset = __le__ = _telling('issubset')
    issuperset = __ge__ = _telling('issuperset')
    __lt__ = _telling('__lt__')
    __gt__ = _telling('__gt__')

    def __eq__(self, other):
        return self.data == set(_referenced(other)) if isinstance(other, type(self)) else NotImplemented

    def isdisjoint(self, other):
        return not self.intersection(other)
`,
};
