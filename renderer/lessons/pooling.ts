import type { Outline } from './outline.js';

export const OUTLINE: Outline = {
  strict: true,
  frames: [
    {
      at: '1',
      title: 'a = 42: a small int made in advance',
      caption:
        '42 is one of the 262 ints from -5 to 256 that are part of the interpreter itself. They are static objects and lie in no pool.',
      speakerNotes:
        'The box says @static where objects of the heap show a pool and a block. Two mechanisms are often mixed up: shared small ints, and pools of blocks. This lesson shows both.',
    },
    {
      at: '2',
      title: 'b = 42: the same object',
      caption: 'b refers to the same static 42. Nothing was allocated.',
      speakerNotes: 'This is sharing of an object, not reuse of memory.',
    },
    {
      at: '3',
      title: 'Equal ids: True',
      caption: 'id(a) == id(b) is True, because there is one 42 only.',
      speakerNotes: 'a is b says the same in a shorter way.',
    },
    {
      at: '5',
      title: '257 is not a small int',
      caption:
        'The int 257 lies in a block of a pool. It was made when the program was compiled, as one of its constants.',
      speakerNotes:
        'It has an ordinary count: the name, the constants of the module, and one reference from the parser while the script runs.',
    },
    {
      at: '6',
      title: 'An equal 257, but another object',
      caption:
        'c + a - a is computed at run time, so that the result is a new 257 in another block. The two are equal, but not the same object.',
      speakerNotes:
        'Two boxes with one value. c = 257 and d = 257 in one program would share one constant: that is the doing of the compiler, not of a cache.',
    },
    {
      at: '7',
      title: 'Equal, not identical: True False',
      caption: '== compares values, is compares objects. For 42 both would be True.',
      speakerNotes: 'Never use is to compare numbers.',
    },
    {
      at: '9',
      title: 'A large int takes a block of its pool',
      caption:
        'The result of 32 bytes gets a free block in the pool for this size. No call to the operating system is needed.',
      speakerNotes:
        'Choose the object and open Memory to see its pool: 16 KiB cut into blocks of 32 bytes. The pool is not filled with objects in advance; it has room for them.',
    },
    {
      at: '11',
      title: 'del first: the count is 0, the block is free',
      caption:
        'The object is gone at once. Its block stays in the pool, first in line for the next object of this size.',
      speakerNotes: 'Freed memory goes back to the pool, not to the operating system.',
    },
    {
      at: '12',
      title: 'A new object in the same block',
      caption: 'second gets the block that first had. It is another object, with another value, at the same address.',
      speakerNotes: 'The block tag is the same as two frames ago.',
    },
    {
      at: '13',
      title: 'The same id again',
      caption:
        'Both ids are equal, although the objects were never the same: an id is unique only among objects that live at the same time.',
      speakerNotes: 'This is the exact meaning of the sentence on ids in lesson 1.',
    },
  ],
  notes: [
    { from: '9', to: '9', on: 'first', text: 'Note its block' },
    { from: '12', to: '13', on: 'second', text: 'The block that first had' },
  ],
};
