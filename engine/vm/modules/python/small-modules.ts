import type { ModuleRow } from '../module-row.js';

/** `__future__`: the names alone; what they change is the compiler's. */
export const FUTURE: ModuleRow = {
  name: '__future__',
  source: `
all_feature_names = ['nested_scopes', 'generators', 'division', 'absolute_import', 'with_statement', 'print_function',
                     'unicode_literals', 'barry_as_FLUFL', 'generator_stop', 'annotations']


class _Feature:
    def __init__(self, optional, mandatory, compiler_flag):
        self.optional = optional
        self.mandatory = mandatory
        self.compiler_flag = compiler_flag

    def getOptionalRelease(self):
        return self.optional

    def getMandatoryRelease(self):
        return self.mandatory

    def __repr__(self):
        return "_Feature" + repr((self.optional, self.mandatory, self.compiler_flag))


nested_scopes = _Feature((2, 1, 0, "beta", 1), (2, 2, 0, "alpha", 0), 16)
generators = _Feature((2, 2, 0, "alpha", 1), (2, 3, 0, "final", 0), 0)
division = _Feature((2, 2, 0, "alpha", 2), (3, 0, 0, "alpha", 0), 131072)
absolute_import = _Feature((2, 5, 0, "alpha", 1), (3, 0, 0, "alpha", 0), 262144)
with_statement = _Feature((2, 5, 0, "alpha", 1), (2, 6, 0, "alpha", 0), 524288)
print_function = _Feature((2, 6, 0, "alpha", 2), (3, 0, 0, "alpha", 0), 1048576)
unicode_literals = _Feature((2, 6, 0, "alpha", 2), (3, 0, 0, "alpha", 0), 2097152)
barry_as_FLUFL = _Feature((3, 1, 0, "alpha", 2), (4, 0, 0, "alpha", 0), 4194304)
generator_stop = _Feature((3, 5, 0, "beta", 1), (3, 7, 0, "alpha", 0), 8388608)
annotations = _Feature((3, 7, 0, "beta", 1), None, 16777216)
`,
};

/** The module `copy`. */
export const COPY: ModuleRow = {
  name: 'copy',
  source: `
from _abc import _own


class Error(Exception):
    pass


error = Error
_ATOMIC = {type(None), int, float, bool, complex, str, type(b''), tuple, frozenset, type, range, slice, property,
           type(Ellipsis), type(NotImplemented), type(lambda: None), type(len)}


def copy(x):
    cls = type(x)
    if cls in _ATOMIC:
        return x
    if cls is list or cls is dict or cls is set:
        return cls.copy(x)
    if issubclass(cls, type):
        return x
    copier = getattr(cls, "__copy__", None)
    if copier is not None:
        return copier(x)
    rv = _reduced(x, cls)
    if isinstance(rv, str):
        return x
    return _reconstruct(x, None, *rv)


def _reduced(x, cls):
    for base in cls.__mro__[:-1]:
        if _own(base, '__reduce_ex__', None) is not None:
            return x.__reduce_ex__(4)
        if _own(base, '__reduce__', None) is not None:
            return x.__reduce__()
    newargs = getattr(cls, '__getnewargs__', None)
    args = (cls,) if newargs is None else (cls,) + tuple(x.__getnewargs__())
    if newargs is None:
        for base in (int, float, str, type(b''), tuple, frozenset, complex):
            if issubclass(cls, base):
                args = (cls, base(x))
    if any(_own(base, '__getstate__', None) is not None for base in cls.__mro__[:-1]):
        state = x.__getstate__()
    else:
        state = getattr(x, '__dict__', None)
        slots = {}
        for base in cls.__mro__:
            names = _own(base, '__slots__', ())
            for name in (names,) if isinstance(names, str) else names:
                if name.startswith('__') and not name.endswith('__'):
                    name = '_' + base.__name__.lstrip('_') + name
                if hasattr(x, name) and name not in ('__dict__', '__weakref__'):
                    slots[name] = getattr(x, name)
        if slots:
            state = (state or None, slots)
        elif not state:
            state = None
    items = iter(x) if isinstance(x, list) else None
    pairs = iter(x.items()) if isinstance(x, dict) else None
    if isinstance(x, set):
        args = (cls, list(x))
    return _new, args, state, items, pairs


def _new(cls, *args):
    if issubclass(cls, set):
        made = cls.__new__(cls)
        made.update(*args)
        return made
    return cls.__new__(cls, *args)


def _atomic(x, memo):
    return x


def deepcopy(x, memo=None, _nil=[]):
    cls = type(x)
    if memo is None:
        memo = {}
    d = id(x)
    y = memo.get(d, _nil)
    if y is not _nil:
        return y
    copier = _deepcopy_dispatch.get(cls)
    if copier is not None:
        y = copier(x, memo)
    elif issubclass(cls, type):
        y = x
    else:
        copier = getattr(x, "__deepcopy__", None)
        if copier is not None:
            y = copier(memo)
        else:
            rv = _reduced(x, cls)
            y = x if isinstance(rv, str) else _reconstruct(x, memo, *rv)
    if y is not x:
        memo[d] = y
        _keep_alive(x, memo)
    return y


def _keep_alive(x, memo):
    try:
        memo[id(memo)].append(x)
    except KeyError:
        memo[id(memo)] = [x]


def _deepcopy_list(x, memo):
    y = []
    memo[id(x)] = y
    append = y.append
    for a in x:
        append(deepcopy(a, memo))
    return y


def _deepcopy_tuple(x, memo):
    y = [deepcopy(a, memo) for a in x]
    try:
        return memo[id(x)]
    except KeyError:
        pass
    for k, j in zip(x, y):
        if k is not j:
            return tuple(y)
    return x


def _deepcopy_dict(x, memo):
    y = {}
    memo[id(x)] = y
    for key, value in x.items():
        y[deepcopy(key, memo)] = deepcopy(value, memo)
    return y


def _deepcopy_method(x, memo):
    return type(x)(x.__func__, deepcopy(x.__self__, memo))


_deepcopy_dispatch = {cls: _atomic for cls in _ATOMIC if cls not in (tuple, frozenset, slice)}
_deepcopy_dispatch[list] = _deepcopy_list
_deepcopy_dispatch[tuple] = _deepcopy_tuple
_deepcopy_dispatch[dict] = _deepcopy_dict


class _Probe:
    def method(self):
        pass


_deepcopy_dispatch[type(_Probe().method)] = _deepcopy_method
_deepcopy_dispatch[frozenset] = lambda x, memo: frozenset([deepcopy(a, memo) for a in x])
_deepcopy_dispatch[set] = lambda x, memo: set([deepcopy(a, memo) for a in x])


def _reconstruct(x, memo, func, args, state=None, listiter=None, dictiter=None):
    deep = memo is not None
    if deep and args:
        args = [deepcopy(arg, memo) for arg in args]
    y = func(*args)
    if deep:
        memo[id(x)] = y
    if state is not None:
        if deep:
            state = deepcopy(state, memo)
        if any(_own(base, '__setstate__', None) is not None for base in type(y).__mro__[:-1]):
            y.__setstate__(state)
        else:
            if isinstance(state, tuple) and len(state) == 2:
                state, slotstate = state
            else:
                slotstate = None
            if state is not None:
                y.__dict__.update(state)
            if slotstate is not None:
                for key, value in slotstate.items():
                    setattr(y, key, value)
    if listiter is not None:
        for item in listiter:
            y.append(deepcopy(item, memo) if deep else item)
    if dictiter is not None:
        for key, value in dictiter:
            if deep:
                y[deepcopy(key, memo)] = deepcopy(value, memo)
            else:
                y[key] = value
    return y
`,
};

/** The module \`contextlib\`. */
export const CONTEXTLIB: ModuleRow = {
  name: 'contextlib',
  room: 48,
  source: `
import sys as _sys
from functools import wraps
from abc import ABC, abstractmethod


class AbstractContextManager(ABC):
    def __enter__(self):
        return self

    @abstractmethod
    def __exit__(self, exc_type, exc_value, traceback):
        return None


class ContextDecorator:
    def _recreate_cm(self):
        return self

    def __call__(self, func):
        @wraps(func)
        def inner(*args, **kwds):
            with self._recreate_cm():
                return func(*args, **kwds)
        return inner


class _GeneratorContextManager(ContextDecorator):
    def __init__(self, func, args, kwds):
        self.gen = func(*args, **kwds)
        self.func, self.args, self.kwds = func, args, kwds
        self.__doc__ = getattr(func, "__doc__", None)

    def _recreate_cm(self):
        return self.__class__(self.func, self.args, self.kwds)

    def __enter__(self):
        del self.args, self.kwds, self.func
        try:
            return next(self.gen)
        except StopIteration:
            raise RuntimeError("generator didn't yield") from None

    def __exit__(self, typ, value, traceback):
        if typ is None:
            try:
                next(self.gen)
            except StopIteration:
                return False
            try:
                raise RuntimeError("generator didn't stop")
            finally:
                self.gen.close()
        if value is None:
            value = typ()
        try:
            self.gen.throw(value)
        except StopIteration as exc:
            return exc is not value
        except RuntimeError as exc:
            if exc is value:
                exc.__traceback__ = traceback
                return False
            if isinstance(value, StopIteration) and exc.__cause__ is value:
                value.__traceback__ = traceback
                return False
            raise
        except BaseException as exc:
            if exc is not value:
                raise
            exc.__traceback__ = traceback
            return False
        try:
            raise RuntimeError("generator didn't stop after throw()")
        finally:
            self.gen.close()


def contextmanager(func):
    @wraps(func)
    def helper(*args, **kwds):
        return _GeneratorContextManager(func, args, kwds)
    return helper


class closing(AbstractContextManager):
    def __init__(self, thing):
        self.thing = thing

    def __enter__(self):
        return self.thing

    def __exit__(self, *exc_info):
        self.thing.close()


class _RedirectStream(AbstractContextManager):
    _stream = None

    def __init__(self, new_target):
        self._new_target = new_target
        self._old_targets = []

    def __enter__(self):
        self._old_targets.append(getattr(_sys, self._stream))
        setattr(_sys, self._stream, self._new_target)
        return self._new_target

    def __exit__(self, exctype, excinst, exctb):
        setattr(_sys, self._stream, self._old_targets.pop())


class redirect_stdout(_RedirectStream):
    _stream = "stdout"


class redirect_stderr(_RedirectStream):
    _stream = "stderr"


class suppress(AbstractContextManager):
    def __init__(self, *exceptions):
        self._exceptions = exceptions

    def __enter__(self):
        pass

    def __exit__(self, exctype, excinst, exctb):
        return exctype is not None and issubclass(exctype, self._exceptions)


class nullcontext(AbstractContextManager):
    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    def __enter__(self):
        return self.enter_result

    def __exit__(self, *excinfo):
        pass


class ExitStack(AbstractContextManager):
    def __init__(self):
        self._exit_callbacks = []

    def pop_all(self):
        new_stack = type(self)()
        new_stack._exit_callbacks = self._exit_callbacks
        self._exit_callbacks = []
        return new_stack

    def push(self, exit):
        method = getattr(type(exit), '__exit__', None)
        if method is None:
            self._exit_callbacks.append(exit)
        else:
            self._exit_callbacks.append(lambda *details: method(exit, *details))
        return exit

    def enter_context(self, cm):
        cls = type(cm)
        try:
            enter = cls.__enter__
            cls.__exit__
        except AttributeError:
            raise TypeError(f"'{cls.__module__}.{cls.__qualname__}' object does not support the context manager protocol") from None
        result = enter(cm)
        self.push(cm)
        return result

    def callback(self, callback, /, *args, **kwds):
        def exit_callback(exc_type, exc, tb):
            callback(*args, **kwds)
        self._exit_callbacks.append(exit_callback)
        return callback

    def close(self):
        self.__exit__(None, None, None)

    def __exit__(self, *exc_details):
        pending = exc_details[1]
        received = pending is not None
        suppressed = False
        raised = False
        while self._exit_callbacks:
            exit = self._exit_callbacks.pop()
            try:
                details = (None, None, None) if pending is None else (type(pending), pending, pending.__traceback__)
                if exit(*details):
                    suppressed = True
                    raised = False
                    pending = None
            except BaseException as new:
                raised = True
                pending = new
        if raised:
            raise pending
        return received and suppressed
`,
};

/** The module \`string\`. */
export const STRING: ModuleRow = {
  name: 'string',
  source: `
whitespace = ' \\t\\n\\r\\v\\f'
ascii_lowercase = 'abcdefghijklmnopqrstuvwxyz'
ascii_uppercase = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
ascii_letters = ascii_lowercase + ascii_uppercase
digits = '0123456789'
hexdigits = digits + 'abcdef' + 'ABCDEF'
octdigits = '01234567'
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\\]^_\`{|}~"""
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    return (sep or ' ').join(map(str.capitalize, s.split(sep)))


class Template:
    delimiter = '$'

    def __init__(self, template):
        self.template = template

    def _parts(self):
        text = self.template
        delimiter = self.delimiter
        i = 0
        start = 0
        while True:
            i = text.find(delimiter, start)
            if i < 0:
                yield text[start:], None, None
                return
            yield text[start:i], None, None
            j = i + len(delimiter)
            if text.startswith(delimiter, j):
                yield delimiter, None, None
                start = j + len(delimiter)
                continue
            braced = text.startswith('{', j)
            k = j + braced
            end = k
            while end < len(text) and text[end].isascii() and (text[end].isalpha() or text[end] == '_' or end > k and text[end].isdigit()):
                end += 1
            if end > k and (not braced or text.startswith('}', end)):
                start = end + braced
                yield text[i:start], text[k:end], i
            else:
                yield delimiter, None, i
                start = j

    def _invalid(self, i):
        lines = self.template[:i].splitlines(keepends=True)
        if not lines:
            column, line = 1, 1
        else:
            column = i - len(''.join(lines[:-1]))
            line = len(lines)
        raise ValueError('Invalid placeholder in string: line %d, col %d' % (line, column))

    def _replace(self, mapping, kws, safe):
        result = []
        for text, name, place in self._parts():
            if name is None:
                if place is not None and not safe:
                    self._invalid(place)
                result.append(text)
            elif name in kws:
                result.append(str(kws[name]))
            elif safe:
                try:
                    result.append(str(mapping[name]))
                except KeyError:
                    result.append(text)
            else:
                result.append(str(mapping[name]))
        return ''.join(result)

    def substitute(self, mapping={}, /, **kws):
        return self._replace(mapping, kws, False)

    def safe_substitute(self, mapping={}, /, **kws):
        return self._replace(mapping, kws, True)

    def is_valid(self):
        return all(name is not None or place is None for text, name, place in self._parts())

    def get_identifiers(self):
        found = []
        for text, name, place in self._parts():
            if name is not None and name not in found:
                found.append(name)
        return found
`,
};
