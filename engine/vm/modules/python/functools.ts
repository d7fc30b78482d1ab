import { SINGLE_DISPATCH } from './single-dispatch.js';
import type { ModuleRow } from '../module-row.js';

/** The module `functools`, over `_functools`. */
export const FUNCTOOLS: ModuleRow = {
  name: 'functools',
  room: 48,
  types: { GenericAlias: 'genericAlias', _Proxy: 'mappingproxy', _UnionType: 'unionType' },
  source: `
from _functools import _lru_cache_wrapper, cmp_to_key, partial, reduce
from _namedtuple import namedtuple

__all__ = ['update_wrapper', 'wraps', 'WRAPPER_ASSIGNMENTS', 'WRAPPER_UPDATES', 'total_ordering', 'cache',
           'cmp_to_key', 'lru_cache', 'reduce', 'partial', 'partialmethod', 'singledispatch', 'singledispatchmethod',
           'cached_property']

WRAPPER_ASSIGNMENTS = tuple([f'__{name}__' for name in 'module name qualname doc annotations type_params'.split()])
WRAPPER_UPDATES = ('__dict__',)
_ABSENT = object()


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    for name in assigned:
        if (value := getattr(wrapped, name, _ABSENT)) is not _ABSENT:
            setattr(wrapper, name, value)
    for name in updated:
        into = getattr(wrapper, name)
        into.update(getattr(wrapped, name, ()))
    # Last, over what the update may have brought.
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    return partial(update_wrapper, wrapped=wrapped, assigned=assigned, updated=updated)


def _derived(name, root, opposite, equal):
    """A comparison made of the root: the root or its opposite, and equality where the two differ in it."""

    def method(self, other):
        answer = getattr(type(self), root)(self, other)
        if answer is NotImplemented:
            return answer
        if opposite:
            answer = not answer
        if equal is None:
            return answer
        return answer or self == other if equal else answer and self != other

    method.__name__ = name
    return method


# For each root the comparisons to derive: by the opposite or not, and equality added (True) or taken away (False).
_FROM = {
    '__lt__': {'__gt__': (True, False), '__le__': (False, True), '__ge__': (True, None)},
    '__le__': {'__ge__': (True, True), '__lt__': (False, False), '__gt__': (True, None)},
    '__gt__': {'__lt__': (True, False), '__ge__': (False, True), '__le__': (True, None)},
    '__ge__': {'__le__': (True, True), '__gt__': (False, False), '__lt__': (True, None)},
}


def total_ordering(cls):
    own = [name for name in _FROM if getattr(cls, name) is not getattr(object, name)]
    if not own:
        raise ValueError('must define at least one ordering operation: < > <= >=')
    root = next(name for name in ('__lt__', '__le__', '__gt__', '__ge__') if name in own)
    for name, how in _FROM[root].items():
        if name not in own:
            setattr(cls, name, _derived(name, root, *how))
    return cls


_CacheInfo = namedtuple('CacheInfo', 'hits misses maxsize currsize')


def lru_cache(maxsize=128, typed=False):
    bare = callable(maxsize) and isinstance(typed, bool)
    size = 128 if bare else max(0, maxsize) if isinstance(maxsize, int) else maxsize
    if size is not None and not isinstance(size, int):
        raise TypeError('Expected first argument to be an integer, a callable, or None')

    def cached(function):
        made = _lru_cache_wrapper(function, size, typed, _CacheInfo)
        made.cache_parameters = lambda: {'maxsize': size, 'typed': typed}
        return update_wrapper(made, function)

    return cached(maxsize) if bare else cached


def cache(user_function, /):
    return lru_cache(None)(user_function)


class cached_property:
    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__

    def __set_name__(self, owner, name):
        if self.attrname not in (None, name):
            raise TypeError('Cannot assign the same cached_property to two different names '
                            f'({self.attrname!r} and {name!r}).')
        self.attrname = name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        name = self.attrname
        if name is None:
            raise TypeError('Cannot use cached_property instance without calling __set_name__ on it.')
        title = type(instance).__name__
        try:
            kept = instance.__dict__
        except AttributeError:
            raise TypeError(f"No '__dict__' attribute on {title!r} instance to cache {name!r} property.") from None
        if name in kept:
            return kept[name]
        value = self.func(instance)
        try:
            kept[name] = value
        except TypeError:
            raise TypeError(f"The '__dict__' attribute on {title!r} instance does not support item assignment "
                            f'for caching {name!r} property.') from None
        return value

    __class_getitem__ = classmethod(GenericAlias)


class partialmethod:
    def __init__(self, func, /, *args, **keywords):
        if not (callable(func) or hasattr(func, '__get__')):
            raise TypeError(f'{func!r} is not callable or a descriptor')
        if isinstance(func, partialmethod):
            func, args, keywords = func.func, func.args + args, {**func.keywords, **keywords}
        self.func, self.args, self.keywords = func, args, keywords

    def __repr__(self):
        given = [repr(each) for each in self.args] + [f'{name}={value!r}' for name, value in self.keywords.items()]
        kind = type(self)
        return f'{kind.__module__}.{kind.__qualname__}({", ".join([repr(self.func), *given])})'

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, '__isabstractmethod__', False)

    def _unbound(self):
        def _method(cls_or_self, /, *args, **keywords):
            return self.func(cls_or_self, *self.args, *args, **{**self.keywords, **keywords})

        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method._partialmethod = self
        return _method

    def __get__(self, obj, cls=None):
        bind = getattr(self.func, '__get__', None)
        bound = self.func if bind is None else bind(obj, cls)
        if bound is self.func:
            return self._unbound().__get__(obj, cls)
        made = partial(bound, *self.args, **self.keywords)
        owner = getattr(bound, '__self__', _ABSENT)
        if owner is not _ABSENT:
            made.__self__ = owner
        return made

    __class_getitem__ = classmethod(GenericAlias)
${SINGLE_DISPATCH}`,
};
