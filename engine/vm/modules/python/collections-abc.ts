import { ABSTRACT_MAPPINGS } from './abstract-mappings.js';
import { ABSTRACT_SEQUENCES } from './abstract-sequences.js';
import { ABSTRACT_SETS } from './abstract-sets.js';
import type { ModuleRow } from '../module-row.js';

/** The module `collections.abc`: another name, within the package, of what others import without it. */
export const COLLECTIONS_ABC: ModuleRow = {
  name: 'collections.abc',
  room: 64,
  source: 'from _collections_abc import *\nfrom _collections_abc import __all__\n',
};

/**
 * The module `_collections_abc`. The classes that only ask for a few methods are made from a table; the sets, mappings
 * and sequences, with their methods, follow.
 */
export const ABSTRACT_COLLECTIONS: ModuleRow = {
  name: '_collections_abc',
  room: 64,
  types: { GenericAlias: 'genericAlias', MappingProxyType: 'mappingproxy' },
  source: `
import sys
from abc import ABCMeta, abstractmethod
from _abc import _counts_as, _own

__name__ = 'collections.abc'
__all__ = ['Awaitable', 'Coroutine', 'AsyncIterable', 'AsyncIterator', 'AsyncGenerator', 'Hashable', 'Iterable',
           'Iterator', 'Generator', 'Reversible', 'Sized', 'Container', 'Callable', 'Collection', 'Set', 'MutableSet',
           'Mapping', 'MutableMapping', 'MappingView', 'KeysView', 'ItemsView', 'ValuesView', 'Sequence',
           'MutableSequence', 'ByteString', 'Buffer']

_ABSENT = object()
# The methods that make a class count as one of the classes here, whether it says so or not.
_NEEDED = {}


def _defines(kind, name):
    for base in kind.__mro__:
        value = _own(base, name, _ABSENT)
        if value is not _ABSENT:
            return value is not None
    return False


def _provides(cls, other):
    for name in _NEEDED.get(cls, ('',)):
        if not _defines(other, name):
            return NotImplemented
    return True


def _stub(name, answer):
    """An abstract method. Called by super() it answers, or raises."""

    def method(self, *args, **kwargs):
        if isinstance(answer, type):
            raise answer
        return answer

    method.__name__ = name
    return abstractmethod(method)


def _trait(name, bases, stubs, needed, **concrete):
    members = {'__module__': 'collections.abc', '__slots__': (), '__subclasshook__': classmethod(_provides), **concrete}
    for key, answer in stubs.items():
        members[key] = _stub(key, answer)
        members[key].__qualname__ = f'{name}.{key}'
    made = ABCMeta(name, bases, members)
    if needed:
        _NEEDED[made] = needed.split()
    return made


def _thrown(self, typ, val=None, tb=None):
    error = val
    if error is None:
        if tb is not None:
            raise RuntimeError
        error = typ()
    raise error if tb is None else error.with_traceback(tb)


def _closed(self):
    try:
        self.throw(GeneratorExit)
    except (GeneratorExit, StopIteration):
        return
    raise RuntimeError(f'{"coroutine" if isinstance(self, Coroutine) else "generator"} ignored GeneratorExit')


_subscribed = classmethod(GenericAlias)
Hashable = _trait('Hashable', (), {'__hash__': 0}, '__hash__')
Awaitable = _trait('Awaitable', (), {'__await__': ()}, '__await__', __class_getitem__=_subscribed)
Coroutine = _trait('Coroutine', (Awaitable,), {'send': StopIteration, 'throw': StopIteration},
                   '__await__ send throw close', close=_closed)
AsyncIterable = _trait('AsyncIterable', (), {'__aiter__': None}, '__aiter__', __class_getitem__=_subscribed)
AsyncIterator = _trait('AsyncIterator', (AsyncIterable,), {'__anext__': StopAsyncIteration}, '__anext__ __aiter__',
                       __aiter__=lambda self: self)
AsyncGenerator = _trait('AsyncGenerator', (AsyncIterator,), {'asend': StopAsyncIteration, 'athrow': StopAsyncIteration},
                        '__aiter__ __anext__ asend athrow aclose', __anext__=lambda self: self.asend(None))
Iterable = _trait('Iterable', (), {'__iter__': ()}, '__iter__', __class_getitem__=_subscribed)
Iterator = _trait('Iterator', (Iterable,), {'__next__': StopIteration}, '__iter__ __next__',
                  __iter__=lambda self: self)
Reversible = _trait('Reversible', (Iterable,), {'__reversed__': ()}, '__reversed__ __iter__')
Generator = _trait('Generator', (Iterator,), {'send': StopIteration}, '__iter__ __next__ send throw close',
                   throw=abstractmethod(_thrown), __next__=lambda self: self.send(None), close=_closed)
Sized = _trait('Sized', (), {'__len__': 0}, '__len__')
Container = _trait('Container', (), {'__contains__': False}, '__contains__', __class_getitem__=_subscribed)
Collection = _trait('Collection', (Sized, Iterable, Container), {}, '__len__ __iter__ __contains__')
Buffer = _trait('Buffer', (), {'__buffer__': NotImplementedError}, '__buffer__')


def _callable_of(cls, item):
    if not isinstance(item, tuple) or len(item) != 2:
        raise TypeError('Callable must be used as Callable[[arg, ...], result].')
    before, result = item
    if isinstance(before, (list, tuple)):
        return GenericAlias(cls, (*before, result))
    if before is not ... and not hasattr(type(before), '__typing_subst__') and type(before).__name__ != '_Alias':
        raise TypeError(f'Expected a list of types, an ellipsis, ParamSpec, or Concatenate. Got {before}')
    return GenericAlias(cls, (before, result))


Callable = _trait('Callable', (), {'__call__': False}, '__call__', __class_getitem__=classmethod(_callable_of))
${ABSTRACT_SETS}${ABSTRACT_MAPPINGS}${ABSTRACT_SEQUENCES}`,
};
