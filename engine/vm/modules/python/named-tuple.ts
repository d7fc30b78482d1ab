import type { ModuleRow } from '../module-row.js';

/** `namedtuple`, apart from the module `collections`, so that who only needs that need not wait for the rest: \`__new__\` is compiled, so that its calls are checked as any. */
export const NAMED_TUPLE: ModuleRow = {
  name: '_namedtuple',
  source: `
import sys as _sys
from _abc import _cannot_delete, _cannot_set, _define, _is_identifier, _is_keyword
from operator import itemgetter as _itemgetter

__name__ = 'collections'
_tuple_new = tuple.__new__


def _replaced_names(names):
    """Names that no field can have give way to their position."""
    used = set()
    for at, name in enumerate(names):
        bad = name.startswith('_') or _is_keyword(name) or name in used or not _is_identifier(name)
        yield f'_{at}' if bad else name
        used.add(name)


def _check_names(typename, names, underscores):
    for name in (typename, *names):
        if not _is_identifier(name):
            raise ValueError(f'Type names and field names must be valid identifiers: {name!r}')
        if _is_keyword(name):
            raise ValueError(f'Type names and field names cannot be a keyword: {name!r}')
    for at, name in enumerate(names):
        if not underscores and name[0] == '_':
            raise ValueError(f'Field names cannot start with an underscore: {name!r}')
        if name in names[:at]:
            raise ValueError(f'Encountered duplicate field name: {name!r}')


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    names = field_names.replace(',', ' ').split() if isinstance(field_names, str) else field_names
    names = [str(name) for name in names]
    typename = _sys.intern(str(typename))
    if rename:
        names = [*_replaced_names(names)]
    _check_names(typename, names, rename)
    names = tuple([_sys.intern(name) for name in names])
    given = () if defaults is None else tuple(defaults)
    if len(given) > len(names):
        raise TypeError('Got more default values than field names')
    listed = ''.join([f'{name}, ' for name in names])
    text = f'def __new__(_cls, {listed}): return _tuple_new(_cls, ({listed}))'
    __new__ = _define(text, globals(), '__new__')
    __new__.__doc__ = f'Create new instance of {typename}({listed[:-2]})'
    if defaults is not None:
        __new__.__defaults__ = given

    def _make(cls, iterable):
        made = tuple.__new__(cls, iterable)
        if len(made) == len(names):
            return made
        raise TypeError(f'Expected {len(names)} arguments, got {len(made)}')

    def _replace(self, /, **changes):
        made = self._make([changes.pop(name, value) for name, value in zip(names, self)])
        if not changes:
            return made
        raise ValueError(f'Got unexpected field names: {[*changes]!r}')

    def __repr__(self):
        shown = ', '.join([f'{name}={value!r}' for name, value in zip(names, self)])
        return f'{type(self).__name__}({shown})'

    def _asdict(self):
        return {name: value for name, value in zip(names, self)}

    def __getnewargs__(self):
        return (*self,)

    members = {'__doc__': f'{typename}({listed[:-2]})', '__slots__': (), '_fields': names, '__match_args__': names,
               '_field_defaults': dict(zip(names[len(names) - len(given):], given))}
    for function in (__new__, _make, _replace, __repr__, _asdict, __getnewargs__):
        function.__qualname__ = f'{typename}.{function.__name__}'
        members[function.__name__] = function
    members['_make'] = classmethod(_make)
    for at, name in enumerate(names):
        members[name] = property(_itemgetter(at), _cannot_set, _cannot_delete, f'Alias for field number {at}')
    members['__module__'] = _sys._getframe(1).f_globals.get('__name__', '__main__') if module is None else module
    return type(typename, (tuple,), members)
`,
};
