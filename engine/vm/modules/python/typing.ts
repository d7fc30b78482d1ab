import { TYPING_FORMS } from './typing-forms.js';
import { TYPING_FUNCTIONS } from './typing-functions.js';
import { TYPING_HINTS } from './typing-hints.js';
import { TYPING_NAMES } from './typing-names.js';
import { TYPING_PROTOCOLS } from './typing-protocols.js';
import { TYPING_RECORDS } from './typing-records.js';
import { TYPING_VARIABLES } from './typing-variables.js';
import type { ModuleRow } from '../module-row.js';

/** The module `typing`: what annotations of programs name; subscripts evaluate and print as in CPython. */
export const TYPING: ModuleRow = {
  name: 'typing',
  room: 160,
  types: { GenericAlias: 'genericAlias', _deque: 'deque', _defaultdict: 'defaultdict' },
  source: `
import _collections_abc as _abc
import sys as _sys
import types as _types
from _namedtuple import namedtuple as _namedtuple
from abc import ABCMeta as _ABCMeta, abstractmethod as _abstractmethod

TYPE_CHECKING = False
_cleanups = []
${TYPING_FORMS}${TYPING_VARIABLES}${TYPING_NAMES}${TYPING_PROTOCOLS}${TYPING_RECORDS}${TYPING_FUNCTIONS}${TYPING_HINTS}

__all__ = [name for name in list(globals()) if name[0] != '_' and name != 'GenericAlias']
`,
};
