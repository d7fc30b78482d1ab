import type { Outline } from './outline.js';

export const OUTLINE: Outline = {
  frames: [
    {
      at: '3',
      title: 'getrefcount(2) gives 4294967295',
      caption:
        'This is not an overflow, and nobody holds that many references. From Python 3.12 on, 2 is immortal: 4294967295 is the mark of an object that is not counted.',
      speakerNotes:
        'PEP 683. None, True, False, the ints from -5 to 256 and many strings are immortal. Python 3.11 counted small ints from 999999999 on; 3.14 uses another mark, 3221225472.',
    },
    {
      at: '4',
      title: 'Another name for 2 changes nothing',
      caption: 'n refers to 2. CPython sees the mark in the count field and leaves it as it is.',
      speakerNotes:
        'Being used often is not the reason for the high number. The count of an immortal object is never changed, up or down.',
    },
    {
      at: '5',
      title: 'A thousand references more',
      caption: 'The list holds 1000 references to one int. An ordinary object would have a count above 1000 now.',
      speakerNotes: 'The first items are drawn, the rest is counted. All 1000 slots hold the same address.',
    },
    {
      at: '6',
      title: 'Still 4294967295',
      caption: 'After 1001 more references the number is the same to the last digit: it is a mark, not a count.',
      speakerNotes:
        'An object that is never counted needs no write when it is used, and it is never freed. That is why the mark exists.',
    },
    {
      at: '7',
      title: '2 ** 32 - 1: the low 32 bits are all set',
      caption:
        'The mark is the largest number of 32 bits, chosen on purpose: one more would be 0. CPython notices this before it writes, and leaves the field alone.',
      speakerNotes:
        'When a reference is dropped, CPython looks at the sign bit of these 32 bits instead: it is set for immortal objects only. Nothing wraps around.',
    },
    {
      at: '9',
      title: 'An ordinary object is counted',
      caption: 'The list mine has count 1: one name refers to it. A list is never immortal.',
      speakerNotes: 'The 2 inside it is the same immortal object again.',
    },
    {
      at: '10',
      title: 'getrefcount(mine) gives 2, the count is 1',
      caption:
        'getrefcount gives 2, because the call itself holds one reference to its argument while it counts. The badge shows 1: what remains after the call.',
      speakerNotes: 'The extra reference is on the value stack of the caller. It is gone when the call has returned.',
    },
    {
      at: '12',
      title: 'One more name, one more reference',
      caption: 'yours = mine raised the count to 2, and getrefcount gives 3. Ordinary objects are counted exactly.',
      speakerNotes: 'Compare with n = 2: the same operation, a new reference, changed nothing there.',
    },
  ],
  notes: [{ from: '12', to: '12', on: 'mine', text: 'Two names, count 2' }],
};
