import { WEAKREF_FINALIZE } from './weakref-finalize.js';
import type { ModuleRow } from '../module-row.js';

/**
 * Weak dictionaries and weak methods, over `_weakref`. The objects that a dictionary keeps are those that CPython's
 * keeps, made in the same order: its `data`, a callback that knows it weakly, the removals that wait for iterations
 * to end, and the open iterations.
 */
const SOURCE = `import atexit
import sys
from _abc import _print_exception
from _weakref import (CallableProxyType, ProxyType, ReferenceType, _remove_dead_weakref, getweakrefcount, getweakrefs,
                      proxy, ref)
from _weakrefset import WeakSet, _IterationGuard, _settle

ProxyTypes = (ProxyType, CallableProxyType)

__all__ = ['ref', 'proxy', 'getweakrefcount', 'getweakrefs', 'WeakKeyDictionary', 'ReferenceType', 'ProxyType',
           'CallableProxyType', 'ProxyTypes', 'WeakValueDictionary', 'WeakSet', 'WeakMethod', 'finalize']


class KeyedRef(ref):
    """A reference to a value, with the key that it is kept under."""

    __slots__ = ('key',)

    def __new__(cls, value, callback, key):
        made = super().__new__(cls, value, callback)
        made.key = key
        return made

    def __init__(self, value, callback, key):
        super().__init__(value, callback)


def _is_mapping(other):
    if isinstance(other, (dict, _WeakDictionary)):
        return True
    abstract = sys.modules.get('_collections_abc')
    return abstract is not None and isinstance(other, abstract.Mapping)


class _WeakDictionary:
    """What both weak dictionaries do alike; _keep stores an entry, _forget drops one whose object has died."""

    __hash__ = None
    __reversed__ = None

    def __eq__(self, other):
        return dict(self.items()) == dict(other.items()) if _is_mapping(other) else NotImplemented

    def clear(self):
        while True:
            try:
                self.popitem()
            except KeyError:
                break

    def __repr__(self):
        return f'<{type(self).__name__} at {id(self):#x}>'

    def __setitem__(self, key, value):
        self._keep(key, value)

    def update(self, other=None, /, **named):
        for source in (other, named):
            if source is not None:
                pairs = source if hasattr(source, 'items') else dict(source)
                for key, value in pairs.items():
                    self._keep(key, value)

    def __ior__(self, other):
        self.update(other)
        return self

    def __or__(self, other):
        return _merged(self.copy(), other) if _is_mapping(other) else NotImplemented

    def __ror__(self, other):
        return _merged(type(self)(), other, self) if _is_mapping(other) else NotImplemented

    def __deepcopy__(self, memo):
        from copy import deepcopy
        made = type(self)()
        for key, value in self.items():
            made._keep(*self._deep(key, value, deepcopy, memo))
        return made


def _merged(made, *sources):
    for each in sources:
        made.update(each)
    return made


class WeakValueDictionary(_WeakDictionary):
    def __init__(self, other=(), /, **named):
        def forget(dead, holder=ref(self), drop=_remove_dead_weakref):
            container = holder()
            if container is None:
                return
            if container._iterating:
                container._pending_removals.append(dead.key)
            else:
                drop(container.data, dead.key)

        self._remove = forget
        self._pending_removals = []
        self._iterating = set()
        self.data = {}
        self.update(other, **named)

    def _forget(self, key):
        _remove_dead_weakref(self.data, key)

    def _keep(self, key, value):
        _settle(self)
        self.data[key] = KeyedRef(value, self._remove, key)

    def _deep(self, key, value, deepcopy, memo):
        return deepcopy(key, memo), value

    def __len__(self):
        _settle(self)
        return len(self.data)

    def __getitem__(self, key):
        _settle(self)
        if (value := self.data[key]()) is None:
            raise KeyError(key)
        return value

    def __delitem__(self, key):
        _settle(self)
        del self.data[key]

    def __contains__(self, key):
        return self.get(key) is not None

    def get(self, key, default=None):
        _settle(self)
        kept = self.data.get(key)
        value = None if kept is None else kept()
        return default if value is None else value

    def setdefault(self, key, default=None):
        if (value := self.get(key)) is None:
            self._keep(key, value := default)
        return value

    def pop(self, key, *default):
        _settle(self)
        kept = self.data.pop(key, None)
        if kept is not None and (value := kept()) is not None:
            return value
        if not default:
            raise KeyError(key)
        return default[0]

    def popitem(self):
        _settle(self)
        while True:
            key, kept = self.data.popitem()
            if (value := kept()) is not None:
                return key, value

    def keys(self):
        _settle(self)
        with _IterationGuard(self):
            for key, kept in self.data.items():
                if kept() is not None:
                    yield key

    def values(self):
        _settle(self)
        with _IterationGuard(self):
            for kept in self.data.values():
                if (value := kept()) is not None:
                    yield value

    def items(self):
        _settle(self)
        with _IterationGuard(self):
            for key, kept in self.data.items():
                if (value := kept()) is not None:
                    yield key, value

    __iter__ = keys

    def valuerefs(self):
        _settle(self)
        return list(self.data.values())

    def itervaluerefs(self):
        yield from self.valuerefs()

    def copy(self):
        return _merged(WeakValueDictionary(), self)

    __copy__ = copy


class WeakKeyDictionary(_WeakDictionary):
    def __init__(self, dict=None):
        self.data = {}

        def forget(dead, holder=ref(self)):
            container = holder()
            if container is None:
                return
            if container._iterating:
                container._pending_removals.append(dead)
            else:
                container.data.pop(dead, None)

        self._remove = forget
        self._pending_removals = []
        self._iterating = set()
        # An entry that waits to be forgotten may have been deleted since.
        self._dirty_len = False
        if dict is not None:
            self.update(dict)

    def _forget(self, dead):
        self.data.pop(dead, None)

    def _keep(self, key, value):
        self.data[ref(key, self._remove)] = value

    def _deep(self, key, value, deepcopy, memo):
        return key, deepcopy(value, memo)

    def __len__(self):
        if self._dirty_len:
            self._pending_removals = [dead for dead in self._pending_removals if dead in self.data]
            self._dirty_len = False
        return len(self.data) - len(self._pending_removals)

    def __getitem__(self, key):
        return self.data[ref(key)]

    def __delitem__(self, key):
        self._dirty_len = True
        del self.data[ref(key)]

    def __contains__(self, key):
        try:
            return ref(key) in self.data
        except TypeError:
            return False

    def get(self, key, default=None):
        return self.data.get(ref(key), default)

    def setdefault(self, key, default=None):
        return self.data.setdefault(ref(key, self._remove), default)

    def pop(self, key, *default):
        self._dirty_len = True
        return self.data.pop(ref(key), *default)

    def popitem(self):
        self._dirty_len = True
        while True:
            kept, value = self.data.popitem()
            if (key := kept()) is not None:
                return key, value

    def keys(self):
        with _IterationGuard(self):
            for kept in self.data:
                if (key := kept()) is not None:
                    yield key

    def values(self):
        with _IterationGuard(self):
            for kept, value in self.data.items():
                if kept() is not None:
                    yield value

    def items(self):
        with _IterationGuard(self):
            for kept, value in self.data.items():
                if (key := kept()) is not None:
                    yield key, value

    __iter__ = keys

    def keyrefs(self):
        return list(self.data)

    def copy(self):
        return _merged(WeakKeyDictionary(), self)

    __copy__ = copy


if '_collections_abc' in sys.modules:
    sys.modules['_collections_abc'].MutableMapping.register(_WeakDictionary)


class WeakMethod(ref):
    """A reference to a bound method: it lives as long as both the object and the function."""

    __slots__ = '_function', '_method', '_alive', '__weakref__'

    def __new__(cls, meth, callback=None):
        try:
            parts = meth.__self__, meth.__func__
        except AttributeError:
            raise TypeError(f'argument should be a bound method, not {type(meth)}') from None

        def ended(dead):
            # Either may die first, and only the first is told.
            reference = itself()
            if reference._alive:
                reference._alive = False
                if callback is not None:
                    callback(reference)

        made = super().__new__(cls, parts[0], ended)
        made._function = ref(parts[1], ended)
        made._method = type(meth)
        made._alive = True
        itself = ref(made)
        return made

    def __call__(self):
        target = super().__call__()
        function = self._function()
        return None if target is None or function is None else self._method(function, target)

    def __eq__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        if self._alive and other._alive:
            return super().__eq__(other) and self._function == other._function
        return self is other

    def __ne__(self, other):
        same = self.__eq__(other)
        return same if same is NotImplemented else not same

    __hash__ = ref.__hash__

${WEAKREF_FINALIZE}`;

/** The module `weakref`. */
export const WEAKREF: ModuleRow = { name: 'weakref', source: SOURCE, room: 48 };
