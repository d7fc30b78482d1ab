import { CHAIN_MAP } from './chain-map.js';
import { COUNTER } from './counter.js';
import { ORDERED_DICT } from './ordered-dict.js';
import { USER_COLLECTIONS } from './user-collections.js';
import type { ModuleRow } from '../module-row.js';

/** The module `collections`, over the native deque and defaultdict. */
export const COLLECTIONS: ModuleRow = {
  name: 'collections',
  package: true,
  room: 64,
  types: { deque: 'deque', defaultdict: 'defaultdict' },
  source: `
import _collections_abc as _abc
import sys as _sys
from _namedtuple import namedtuple
from itertools import chain as _chain, repeat as _repeat
from operator import itemgetter as _itemgetter

__all__ = ['ChainMap', 'Counter', 'OrderedDict', 'UserDict', 'UserList', 'UserString', 'defaultdict', 'deque',
           'namedtuple']
_abc.MutableSequence.register(deque)
${ORDERED_DICT}${COUNTER}${CHAIN_MAP}${USER_COLLECTIONS}`,
};
