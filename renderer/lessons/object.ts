import type { Outline } from './outline.js';

export const OUTLINE: Outline = {
  strict: true,
  frames: [
    {
      at: '1',
      title: 'x = 10: a name refers to an object',
      caption:
        'The int object 10 exists apart from the name. x is not a box with 10 in it: it is an entry of the module that refers to the object.',
      speakerNotes:
        'This lesson draws strict objects: 10 is a box of its own, at the end of an arrow from x. Press S to see small values inside their slots, which saves room. CPython makes the ints from -5 to 256 before any program starts, so that this line makes no new object.',
    },
    {
      at: '2',
      title: 'id(x) is the address of the object',
      caption:
        'In CPython, id() returns the address of the object. No other object has the same id while this one lives; after its death another may be made at the same address.',
      speakerNotes:
        'The number differs from run to run and from machine to machine: ask only whether two ids are equal. "Unique for its lifetime" is the whole promise. Lesson 9 shows two objects with the same id, one after the other.',
    },
  ],
  notes: [],
};
