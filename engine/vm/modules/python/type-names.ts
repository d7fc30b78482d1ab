import type { ModuleRow } from '../module-row.js';

/** The module `types`: names of the interpreter's own types, and what makes classes. */
export const TYPES: ModuleRow = {
  name: 'types',
  room: 60,
  types: {
    FunctionType: 'function',
    LambdaType: 'function',
    MethodType: 'method',
    BuiltinFunctionType: 'builtin',
    BuiltinMethodType: 'builtin',
    GeneratorType: 'generator',
    CodeType: 'code',
    FrameType: 'frame',
    TracebackType: 'traceback',
    ModuleType: 'module',
    CellType: 'cell',
    MappingProxyType: 'mappingproxy',
    SimpleNamespace: 'namespace',
    GenericAlias: 'genericAlias',
    UnionType: 'unionType',
    NoneType: 'NoneType',
    EllipsisType: 'ellipsis',
    NotImplementedType: 'NotImplementedType',
    GetSetDescriptorType: 'getsetDescriptor',
    MemberDescriptorType: 'memberDescriptor',
    MethodDescriptorType: 'methodDescriptor',
    ClassMethodDescriptorType: 'classMethodDescriptor',
    WrapperDescriptorType: 'wrapperDescriptor',
    MethodWrapperType: 'methodWrapper',
  },
  source: `
from _abc import _own


def _entries(base, bases):
    """What stands in for a base that is no class, where it says so itself."""
    if isinstance(base, type):
        return None
    stand_in = getattr(base, '__mro_entries__', None)
    found = None if stand_in is None else stand_in(bases)
    if found is not None and not isinstance(found, tuple):
        raise TypeError('__mro_entries__ must return a tuple')
    return found


def resolve_bases(bases):
    entries = [_entries(base, bases) for base in bases]
    if entries.count(None) == len(entries):
        return bases
    made = []
    for base, found in zip(bases, entries):
        made += (base,) if found is None else found
    return tuple(made)


def get_original_bases(cls, /):
    if not isinstance(cls, type):
        raise TypeError(f'Expected an instance of type, not {type(cls).__name__!r}')
    return _own(cls, '__orig_bases__', cls.__bases__)


def _most_derived(meta, bases):
    for kind in [type(base) for base in bases]:
        if issubclass(kind, meta):
            meta = kind
        elif not issubclass(meta, kind):
            raise TypeError('metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the '
                            'metaclasses of all its bases')
    return meta


def prepare_class(name, bases=(), kwds=None):
    rest = dict(kwds) if kwds is not None else {}
    meta = rest.pop('metaclass', None) or (type(bases[0]) if bases else type)
    if isinstance(meta, type):
        meta = _most_derived(meta, bases)
    prepare = getattr(meta, '__prepare__', None)
    return meta, {} if prepare is None else prepare(name, bases, **rest), rest


def new_class(name, bases=(), kwds=None, exec_body=None):
    resolved = resolve_bases(bases)
    meta, namespace, rest = prepare_class(name, resolved, kwds)
    if exec_body is not None:
        exec_body(namespace)
    if resolved is not bases:
        namespace['__orig_bases__'] = bases
    return meta(name, resolved, namespace, **rest)


class DynamicClassAttribute:
    """A property of instances; the class itself has it not, so that its metaclass may answer."""

    def __init__(self, fget=None, fset=None, fdel=None, doc=None):
        self.overwrite_doc = doc is None
        self.__doc__ = doc or getattr(fget, '__doc__', None)
        self.fget, self.fset, self.fdel = fget, fset, fdel
        self.__isabstractmethod__ = getattr(fget, '__isabstractmethod__', False)

    def _asked(self, function, complaint):
        if function is None:
            raise AttributeError(complaint)
        return function

    def __get__(self, instance, ownerclass=None):
        if instance is None and self.__isabstractmethod__:
            return self
        if instance is None:
            raise AttributeError()
        return self._asked(self.fget, 'unreadable attribute')(instance)

    def __set__(self, instance, value):
        self._asked(self.fset, "can't set attribute")(instance, value)

    def __delete__(self, instance):
        self._asked(self.fdel, "can't delete attribute")(instance)

    def _with(self, fget, fset, fdel):
        made = type(self)(fget, fset, fdel, self.__doc__)
        made.overwrite_doc = self.overwrite_doc
        return made

    def getter(self, fget):
        made = self._with(fget, self.fset, self.fdel)
        if self.overwrite_doc:
            made.__doc__ = fget.__doc__
        return made

    def setter(self, fset):
        return self._with(self.fget, fset, self.fdel)

    def deleter(self, fdel):
        return self._with(self.fget, self.fset, fdel)


__all__ = [name for name in list(globals()) if name[0] != '_']
`,
};
