import type { Outline } from './outline.js';

export const OUTLINE: Outline = {
  strict: true,
  frames: [
    {
      at: '1',
      title: 'x refers to 10',
      caption: 'The program begins like the last one: one name, one object.',
      speakerNotes: 'The ints are drawn as boxes: the arrows tell the story of this lesson.',
    },
    {
      at: '3',
      title: 'y refers to 10 too',
      caption: 'No new object: y refers to the same 10.',
      speakerNotes: 'Same as before; go on quickly.',
    },
    {
      at: '6',
      title: 'z = y: a third name for 10',
      caption: 'Three names refer to one object. Its value cannot change: an int is immutable.',
      speakerNotes: 'Ask: after x = x + 1, what will y and z show?',
    },
    {
      at: '8',
      title: 'x = x + 1 makes x refer to 11',
      caption:
        'x + 1 gives another object, 11, and the assignment makes x refer to it. The object 10 is unchanged, and y and z still refer to it.',
      speakerNotes:
        'x does equal 11 now. What has not happened: nobody wrote into the object 10. 11 was not made either, for it is a small int that exists from the start; 256 + 1 would be a new object.',
    },
    {
      at: '9',
      title: 'x has another id, y and z have not',
      caption:
        'The last id differs from the three before, because x refers to another object. An object keeps its id; a name does not have one.',
      speakerNotes:
        'The new id is 32 larger in CPython 3.12: the small ints stand in one static table, 32 bytes each, and 11 follows 10. The two numbers in the article differ by 32 as well.',
    },
  ],
  notes: [],
};
