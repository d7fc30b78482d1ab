import type { Outline } from './outline.js';

export const OUTLINE: Outline = {
  frames: [
    {
      at: '7',
      title: 'The list is on the heap, its name is not',
      caption:
        'The list and its two ints are objects on the heap. The module holds only the name basket and a reference, 8 bytes long whatever the list contains.',
      speakerNotes:
        'Every Python object is on the heap, small ints and floats too. Values are drawn inside slots only to save room; press S to see all of them as objects. The function total is an object as well; the chip names it as hidden.',
    },
    {
      at: '8',
      title: 'A call makes a frame',
      caption:
        'The frame of total is made at run time, when the call happens; the compiler only fixed its size. prices refers to the same list as basket, whose count goes from 1 to 2.',
      speakerNotes:
        'Arguments are passed as references; nothing is copied. CPython 3.12 keeps frames in chunks of memory of its own, last in, first out: making one is cheap. That is the "fast" of the stack. Objects inside a frame do not exist.',
    },
    {
      at: '2',
      title: 'A local name refers to a heap object',
      caption:
        'result is local to the frame, but the 750 it refers to is on the heap, like every object. A frame holds references, no objects.',
      speakerNotes:
        'There is no "faster" place for an object: stack and heap do not compete in CPython. Getting a small block takes a few instructions, because pools keep freed blocks ready.',
    },
    {
      at: '3',
      title: 'result refers to 870, and 750 is freed',
      caption:
        'No name refers to 750 any more. Its count drops to 0, and its block is free at once, in the middle of the function.',
      speakerNotes:
        'The heap is freed object by object when a count reaches 0; it does not wait for the function to end.',
    },
    {
      at: '4',
      title: 'return: the frame goes, the object stays',
      caption:
        'The frame and its three references are gone, and the count of the list is back to 1. The object 870 lives on, because due refers to it now.',
      speakerNotes: 'What leaves the stack is the frame. The object that is returned never moves and is never copied.',
    },
    {
      at: '9',
      title: 'Names on the left, objects on the right',
      caption:
        'Both names of the module refer to objects on the heap. How long an object lives depends on its count alone, not on where it was made.',
      speakerNotes:
        'To sum up: frames hold names and references and come and go with calls; the heap holds all objects; both are managed at run time.',
    },
  ],
  notes: [{ from: '8', to: '3', on: 'prices', text: 'One list, two names' }],
};
