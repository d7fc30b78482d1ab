import type { Outline } from './outline.js';

export const OUTLINE: Outline = {
  frames: [
    {
      at: '3',
      title: 'gc.collect() returns 0: nothing was found',
      caption:
        'The return value is the number of unreachable objects that the collector found. Here it is 0: objects without cycles are freed by their counts and never wait for it.',
      speakerNotes:
        'It is not a number of bytes. Only objects that the collector watches are numbered, containers such as lists, dicts and instances.',
    },
    {
      at: '4',
      title: 'gc.garbage is an empty list',
      caption:
        'gc.garbage is for what the collector found but could not free. Since Python 3.4 that is next to nothing: cycles with __del__ are freed too.',
      speakerNotes:
        'Only some extension types can still end up here, or everything, when gc.set_debug(gc.DEBUG_SAVEALL) asks for it. An empty gc.garbage does not mean that nothing was collected.',
    },
    {
      at: '8',
      title: 'A list that holds itself',
      caption: 'The list has two references: the name knot, and its own first item. Its count is 2.',
      speakerNotes: 'This is the smallest cycle there is: one object.',
    },
    {
      at: '9',
      title: 'del knot removes the name, not the list',
      caption:
        'The count goes from 2 to 1. The last reference comes from the list itself: no name reaches it, and counting alone will never free it.',
      speakerNotes: 'del removes one reference. The object is freed only when that was the last one.',
    },
    {
      at: '10',
      title: 'gc.collect() returns 1: the list is freed',
      caption:
        'The collector finds one unreachable object, clears it, and its block is free. The name found refers to 1 now.',
      speakerNotes:
        'The Collector view shows how it is found: the references from inside are subtracted, and nothing is left.',
    },
    {
      at: '11',
      title: 'gc.garbage is still empty',
      caption: 'The list was collected, so that it is not in gc.garbage: what is freed does not appear there.',
      speakerNotes: 'Ask: in which case would something be in gc.garbage? Practically only with DEBUG_SAVEALL.',
    },
  ],
  notes: [],
};
