import { BASE } from '../../memory/address-map.js';
import { makeInt } from '../../object/int.js';
import { T } from '../../object/type-table.js';
import { toInteger } from './arguments.js';
import type { ModuleRow } from './module-row.js';

/** The module `ctypes`, only as far as reading a word at an address goes. */
export const CTYPES: ModuleRow = {
  name: 'ctypes',
  functions: [
    {
      name: '_read',
      owner: 'ctypes',
      least: 1,
      most: 1,
      keywords: null,
      call: (machine, [address]) => {
        const value = toInteger(machine, address!);
        if (value === null) return 0;
        const at = Number(value) - BASE;
        if (!(at >= 0 && at < machine.memory.map.births) || at % 4 !== 0) {
          return machine.raise(T.ValueError, 'no object lies at this address');
        }
        const low = machine.words[at >> 2]!;
        return makeInt(machine, low === -1 ? 4294967295 : low);
      },
    },
  ],
  source: `
class _Number:
    def __init__(self, value=0):
        self.value = value

    @classmethod
    def from_address(cls, address):
        made = cls.__new__(cls)
        made.value = _read(address)
        return made

    def __repr__(self):
        return f'{type(self).__name__}({self.value})'


class c_ssize_t(_Number):
    pass


class c_long(_Number):
    pass


class c_size_t(_Number):
    pass


class c_uint32(_Number):
    pass


class c_int(_Number):
    pass


class c_longlong(_Number):
    pass


c_int64 = c_longlong

`,
};
