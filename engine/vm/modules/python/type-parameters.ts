import type { ModuleRow } from '../module-row.js';

/** What `def f[T]`, `class C[T]` and `type X = …` make (Objects/typevarobject.c): bounds and values are evaluated when asked for. */
export const TYPE_PARAMETERS: ModuleRow = {
  name: '_typeparams',
  source: `
import types
import typing


class _Lazy:
    def __init__(self, evaluate):
        self.evaluate = evaluate
        self.values = []

    def get(self):
        if not self.values:
            self.values.append(self.evaluate())
        return self.values[0]


class TypeVar(typing.TypeVar):
    def __init__(self, name, evaluate=None, alternatives=False):
        self.__name__ = name
        self.__module__ = '__main__'
        self.__covariant__ = self.__contravariant__ = False
        self.__infer_variance__ = True
        self._lazy = None if evaluate is None else _Lazy(evaluate)
        self._alternatives = alternatives

    @property
    def __bound__(self):
        return None if self._lazy is None or self._alternatives else self._lazy.get()

    @property
    def __constraints__(self):
        return self._lazy.get() if self._alternatives else ()


class ParamSpec(typing.ParamSpec):
    def __repr__(self):
        return self.__name__


class Unpacked:
    def __init__(self, variables):
        self.__origin__ = variables
        self.__parameters__ = (variables,)

    def __repr__(self):
        return f'typing.Unpack[{self.__origin__!r}]'


class TypeVarTuple:
    def __init__(self, name):
        self.__name__ = name
        self.__module__ = '__main__'

    def __iter__(self):
        yield Unpacked(self)

    def __typing_subst__(self, arg):
        raise TypeError('Substitution of bare TypeVarTuple is not supported')

    def __repr__(self):
        return self.__name__


class TypeAliasType:
    def __init__(self, name, parameters, evaluate):
        self.__name__ = name
        self.__module__ = '__main__'
        self.__type_params__ = self.__parameters__ = parameters or ()
        self._lazy = _Lazy(evaluate)

    @property
    def __value__(self):
        return self._lazy.get()

    def __getitem__(self, item):
        if not self.__type_params__:
            raise TypeError('Only generic type aliases are subscriptable')
        return types.GenericAlias(self, item)

    def __or__(self, other):
        return typing.Union[self, other]

    def __ror__(self, other):
        return typing.Union[other, self]

    def __call__(self, *args, **kwds):
        raise TypeError("'typing.TypeAliasType' object is not callable")

    def __repr__(self):
        return self.__name__


for each in (TypeVar, ParamSpec, TypeVarTuple, TypeAliasType):
    each.__module__ = 'typing'


def generic(parameters):
    return typing.Generic[parameters]


def several(name, evaluate):
    return TypeVar(name, evaluate, True)
`,
};
