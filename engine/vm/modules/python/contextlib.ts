import { EXIT_STACK } from './exit-stack.js';
import type { ModuleRow } from '../module-row.js';

/** The module `contextlib`, without what is asynchronous. */
export const CONTEXTLIB: ModuleRow = {
  name: 'contextlib',
  room: 48,
  types: { GenericAlias: 'genericAlias' },
  source: `
import builtins as _builtins
import sys as _sys
from _abc import _own
from abc import ABC, abstractmethod
from functools import wraps

__all__ = ['contextmanager', 'closing', 'nullcontext', 'AbstractContextManager', 'ContextDecorator', 'ExitStack',
           'redirect_stdout', 'redirect_stderr', 'suppress']

_Group = getattr(_builtins, 'BaseExceptionGroup', ())


class AbstractContextManager(ABC):
    __class_getitem__ = classmethod(GenericAlias)

    def __enter__(self):
        return self

    @abstractmethod
    def __exit__(self, exc_type, exc_value, traceback):
        """Says whether the exception ends here."""

    @classmethod
    def __subclasshook__(cls, other):
        if cls is not AbstractContextManager:
            return NotImplemented
        for name in ('__enter__', '__exit__'):
            found = [value for base in other.__mro__ if (value := _own(base, name, 0)) != 0]
            if not found or found[0] is None:
                return NotImplemented
        return True


class ContextDecorator:
    """A context manager that is used as a decorator too: each call is a block of its own."""

    def _recreate_cm(self):
        return self

    def __call__(self, function):
        @wraps(function)
        def within(*args, **kwds):
            with self._recreate_cm():
                return function(*args, **kwds)

        return within


class _GeneratorContextManager(AbstractContextManager, ContextDecorator):
    def __init__(self, func, args, kwds):
        self.gen = func(*args, **kwds)
        self.func, self.args, self.kwds = func, args, kwds
        self.__doc__ = getattr(func, '__doc__', None) or type(self).__doc__

    def _recreate_cm(self):
        return type(self)(self.func, self.args, self.kwds)

    def __enter__(self):
        # What the generator was made of is not kept alive by the block.
        del self.func, self.args, self.kwds
        try:
            return next(self.gen)
        except StopIteration:
            raise RuntimeError("generator didn't yield") from None

    def __exit__(self, kind, error, trace):
        if kind is None:
            self._must_end(next, self.gen, "generator didn't stop")
            return False
        if error is None:
            error = kind()
        try:
            self._must_end(self.gen.throw, error, "generator didn't stop after throw()")
        except BaseException as raised:
            if raised is error:
                passed_on = raised
            elif isinstance(raised, RuntimeError) and isinstance(error, StopIteration) and raised.__cause__ is error:
                # A StopIteration of the block, that leaving the generator turned into a RuntimeError.
                passed_on = error
            else:
                raise
            passed_on.__traceback__ = trace
            return False
        return True

    def _must_end(self, step, argument, complaint):
        """Lets the generator run on; it may not yield again. The exception it was given counts as an error if it comes out."""
        try:
            step(argument)
        except StopIteration as end:
            if end is argument:
                raise
            return
        try:
            raise RuntimeError(complaint)
        finally:
            self.gen.close()


def contextmanager(func):
    @wraps(func)
    def made(*args, **kwds):
        return _GeneratorContextManager(func, args, kwds)

    return made


class closing(AbstractContextManager):
    def __init__(self, thing):
        self.thing = thing

    def __enter__(self):
        return self.thing

    def __exit__(self, *details):
        self.thing.close()


class nullcontext(AbstractContextManager):
    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    def __enter__(self):
        return self.enter_result

    def __exit__(self, *details):
        return None


class _Redirection(AbstractContextManager):
    """May be entered again while it is open: the streams before it are a stack."""

    def __init__(self, new_target):
        self._target = new_target
        self._before = []

    def __enter__(self):
        self._before.append(getattr(_sys, self._stream))
        setattr(_sys, self._stream, self._target)
        return self._target

    def __exit__(self, *details):
        setattr(_sys, self._stream, self._before.pop())


redirect_stdout = type('redirect_stdout', (_Redirection,), {'_stream': 'stdout', '__module__': 'contextlib'})
redirect_stderr = type('redirect_stderr', (_Redirection,), {'_stream': 'stderr', '__module__': 'contextlib'})


class suppress(AbstractContextManager):
    def __init__(self, *exceptions):
        self._exceptions = exceptions

    def __enter__(self):
        return None

    def __exit__(self, kind, error, trace):
        if kind is None:
            return None
        if issubclass(kind, self._exceptions):
            return True
        if not issubclass(kind, _Group):
            return False
        rest = error.split(self._exceptions)[1]
        if rest is None:
            return True
        raise rest
${EXIT_STACK}`,
};
