import type { Outline } from './outline.js';

export const OUTLINE: Outline = {
  strict: true,
  frames: [
    {
      at: '1',
      title: 'x refers to 10',
      caption: 'The name x is bound to the one int object 10 of this interpreter.',
      speakerNotes: 'Ask before the next step: will y = 10 make a second 10?',
    },
    {
      at: '3',
      title: 'y refers to the same 10',
      caption:
        'y = 10 makes no second 10. CPython has one object for each int from -5 to 256, and both names refer to it.',
      speakerNotes:
        'Both arrows end at one box. Press S for the short way of drawing: then the two 10s in the slots are one object. The count of 10 does not rise: it is immortal in 3.12.',
    },
    {
      at: '4',
      title: 'The same id: the same object',
      caption:
        'Both lines of output are equal, so that x is y. An equal id proves one object only because both names hold it now: an id may be used again after its object has died.',
      speakerNotes:
        'x is y compares the two addresses without printing them. For values use ==, for identity use is. That small ints are shared is a fact of CPython, not a promise of the language.',
    },
  ],
  notes: [],
};
