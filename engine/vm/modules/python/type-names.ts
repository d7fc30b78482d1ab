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
def resolve_bases(bases):
    found = []
    for base in bases:
        if isinstance(base, type) or not hasattr(base, '__mro_entries__'):
            found.append(base)
            continue
        entries = base.__mro_entries__(bases)
        if not isinstance(entries, tuple):
            raise TypeError('__mro_entries__ must return a tuple')
        found.extend(entries)
    return tuple(found)


def get_original_bases(cls, /):
    try:
        return cls.__dict__.get('__orig_bases__', cls.__bases__)
    except AttributeError:
        raise TypeError(f'Expected an instance of type, not {type(cls).__name__!r}') from None


def prepare_class(name, bases=(), kwds=None):
    kwds = dict(kwds or {})
    meta = kwds.pop('metaclass', None)
    if meta is None:
        meta = type(bases[0]) if bases else type
    if isinstance(meta, type):
        for base in bases:
            kind = type(base)
            if issubclass(meta, kind):
                continue
            if not issubclass(kind, meta):
                raise TypeError('metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass '
                                'of the metaclasses of all its bases')
            meta = kind
    namespace = meta.__prepare__(name, bases, **kwds) if hasattr(meta, '__prepare__') else {}
    return meta, namespace, kwds


def new_class(name, bases=(), kwds=None, exec_body=None):
    resolved = resolve_bases(bases)
    meta, namespace, kwds = prepare_class(name, resolved, kwds)
    if exec_body is not None:
        exec_body(namespace)
    if resolved is not bases:
        if resolved != bases:
            namespace['__orig_bases__'] = bases
    return meta(name, resolved, namespace, **kwds)


class DynamicClassAttribute:
    def __init__(self, fget=None, fset=None, fdel=None, doc=None):
        self.fget = fget
        self.fset = fset
        self.fdel = fdel
        self.__doc__ = doc or fget.__doc__
        self.overwrite_doc = doc is None

    def __get__(self, instance, ownerclass=None):
        if instance is None:
            raise AttributeError()
        if self.fget is None:
            raise AttributeError('unreadable attribute')
        return self.fget(instance)

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError("can't set attribute")
        self.fset(instance, value)

    def __delete__(self, instance):
        if self.fdel is None:
            raise AttributeError("can't delete attribute")
        self.fdel(instance)
`,
};
