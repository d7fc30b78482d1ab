import type { Outline } from './outline.js';

export const OUTLINE: Outline = {
  strict: true,
  frames: [
    {
      at: '1',
      title: 'x refers to 10',
      caption: 'One name, one object.',
      speakerNotes: 'The object 10 is in sight as a box of its own for the whole lesson: watch it stay the only one.',
    },
    {
      at: '4',
      title: 'y = 10 finds the same object',
      caption: 'The constant 10 of this line is the same int object as that of the first line, and y refers to it too.',
      speakerNotes:
        'Two ways lead to the same object: small ints are single objects in CPython, and equal constants of one program are shared by the compiler.',
    },
    {
      at: '7',
      title: 'z = y copies the reference',
      caption:
        'An assignment from a name never copies an object, whatever its type. z now refers to what y refers to; it does not refer to y.',
      speakerNotes:
        'There is no link between z and y. If y is bound to something else later, z stays. For 10 the sharing would happen anyway; for a list only z = y shares.',
    },
    {
      at: '8',
      title: 'Three names, one id',
      caption: 'All three lines of output are equal: three names refer to one object.',
      speakerNotes:
        'Question: what does the count of 10 show? Immortal, with one name or with three. Lesson 5 says why.',
    },
  ],
  notes: [],
};
