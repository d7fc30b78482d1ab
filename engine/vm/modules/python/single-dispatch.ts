/** The part of the module `functools` about functions that choose what to do by the class of their first argument. */
export const SINGLE_DISPATCH = `

def _distance(cls, known):
    """How far a class is from one that it counts as: the position of the latter in the order of its bases, or, of one
    that it does not derive from, that of the furthest base that counts as it, and a half."""
    order = cls.__mro__
    if known in order:
        return order.index(known)
    last = 0
    for at, base in enumerate(order):
        if issubclass(base, known):
            last = at
    return last + 0.5


def _nearest(cls, registry):
    best = None
    for known in registry:
        if not issubclass(cls, known):
            continue
        far = _distance(cls, known)
        if best is None or far < least or far == least and issubclass(known, best):
            best, least = known, far
    for known in registry:
        if known is not best and issubclass(cls, known) and _distance(cls, known) == least \\
                and not issubclass(best, known):
            first, second = [each for each in registry if each is best or each is known]
            raise RuntimeError(f'Ambiguous dispatch: {first} or {second}')
    return best


def _classes(kind):
    """The classes that something registered stands for; None where it is no class and no union of some."""
    if _is_union(kind):
        return None if [each for each in kind.__args__ if not _is_class(each)] else kind.__args__
    return (kind,) if _is_class(kind) else None


def _is_union(kind):
    return isinstance(kind, _UnionType) or getattr(getattr(kind, '__origin__', None), '_name', '') == 'Union'


def _is_class(kind):
    return isinstance(kind, type) and not isinstance(kind, GenericAlias)


def _annotated(func):
    """The first annotation of a function, its name and what it says."""
    annotations = getattr(func, '__annotations__', {})
    if not annotations:
        raise TypeError(f'Invalid first argument to \`register()\`: {func!r}. Use either \`@register(some_class)\` or '
                        'plain \`@register\` on an annotated function.')
    if isinstance(next(iter(annotations.values())), str):
        from typing import get_type_hints
        annotations = get_type_hints(func)
    return next(iter(annotations.items()))


def singledispatch(func):
    registry = {}
    chosen = {}

    def dispatch(cls):
        try:
            return chosen[cls]
        except KeyError:
            found = chosen[cls] = registry[cls] if cls in registry else registry[_nearest(cls, registry)]
            return found

    def register(cls, func=None):
        kinds = _classes(cls)
        if kinds is not None and func is None:
            return lambda function: register(cls, function)
        if kinds is None and func is not None:
            raise TypeError(f'Invalid first argument to \`register()\`. {cls!r} is not a class or union type.')
        if func is None:
            func = cls
            name, kind = _annotated(func)
            kinds = _classes(kind)
            if kinds is None:
                union = _is_union(kind)
                wrong = 'not all arguments are classes' if union else 'is not a class'
                raise TypeError(f'Invalid annotation for {name!r}. {kind!r} {wrong}.')
        for kind in kinds:
            registry[kind] = func
        chosen.clear()
        return func

    def wrapper(*args, **kw):
        if args:
            return dispatch(type(args[0]))(*args, **kw)
        raise TypeError(f'{title} requires at least 1 positional argument')

    title = getattr(func, '__name__', 'singledispatch function')
    registry[object] = func
    wrapper.register, wrapper.dispatch, wrapper._clear_cache = register, dispatch, chosen.clear
    wrapper.registry = _Proxy(registry)
    return update_wrapper(wrapper, func)


class singledispatchmethod:
    def __init__(self, func):
        if not (callable(func) or hasattr(func, '__get__')):
            raise TypeError(f'{func!r} is not callable or a descriptor')
        self.dispatcher = singledispatch(func)
        self.func = func

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, '__isabstractmethod__', False)

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, method)

    def __get__(self, obj, cls=None):
        def method(*args, **kwargs):
            chosen = self.dispatcher.dispatch(type(args[0]))
            return chosen.__get__(obj, cls)(*args, **kwargs)

        method.__isabstractmethod__ = self.__isabstractmethod__
        method.register = self.register
        return update_wrapper(method, self.func)
`;
