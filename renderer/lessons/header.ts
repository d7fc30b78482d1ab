import type { Outline } from './outline.js';

export const OUTLINE: Outline = {
  frames: [
    {
      at: '4',
      title: 'The smallest object is its header',
      caption:
        'object() takes 16 bytes, as the program prints: ob_refcnt, the count, and ob_type, the pointer to its type. Every Python object begins with these two.',
      speakerNotes:
        'In the struct of the article _PyObject_HEAD_EXTRA is empty in a release build, so that two fields of 8 bytes remain.',
    },
    {
      at: '7',
      title: 'A new list: count 1, type list',
      caption:
        'xs refers to a new list. Its header says count 1 and type list; fields of its own follow: how many items, where they are, and room for how many.',
      speakerNotes:
        'Choose the list and open Bytes (Ctrl 4): ob_refcnt is at offset 0, ob_type at 8. What lies before them belongs to the collector.',
    },
    {
      at: '8',
      title: 'getrefcount shows one more',
      caption:
        'The program prints 2, for the call holds a reference of its own while it counts. The field holds 1 before and after.',
      speakerNotes: 'Step by instruction to see the field at 2 during the call.',
    },
    {
      at: '9',
      title: 'ys = xs adds 1 to the field',
      caption: 'No list is made. The same header now says 2, for two names refer to it.',
      speakerNotes: 'In the Bytes view eight bytes have changed, and nothing else in the struct.',
    },
    {
      at: '10',
      title: 'Two items of pair: count 4',
      caption:
        'Both items of the list pair refer to xs: 2 + 2 = 4. Each reference counts, also two from the same holder.',
      speakerNotes: 'The ledger names all four: xs, ys, item 0 and item 1 of pair.',
    },
    {
      at: '12',
      title: 'del ys takes 1 away',
      caption:
        'One name less, and the count is 3. del works on the name; the object only learns of it through its count.',
      speakerNotes:
        'There is no list of holders in the object: only a number. Heapwright finds the holders by reading all of memory.',
    },
    {
      at: '13',
      title: 'pair.pop() takes 1 more away',
      caption: 'The popped reference was not kept, so that the count is 2.',
      speakerNotes: 'last = pair.pop() would have left it at 3.',
    },
    {
      at: '14',
      title: 'pair is freed, and lets go of xs',
      caption:
        'pair = None drops the count of the outer list to 0. While it is freed it gives up its item, and the count of xs falls to 1.',
      speakerNotes: 'Freeing can set off more freeing: a chain of thousands of objects may go in a single step.',
    },
    {
      at: '15',
      title: 'type(xs) reads the second field',
      caption: 'type() returns what ob_type points to: the class list, an object as well, with a header of its own.',
      speakerNotes: 'The type of list is type, and the type of type is type.',
    },
    {
      at: '16',
      title: 'del xs: the count is 0, the list is freed',
      caption:
        'The last reference is gone. CPython calls the function for freeing that the type provides, in the same moment.',
      speakerNotes:
        'That function is tp_dealloc, found through ob_type: both fields of the header are needed to free an object.',
    },
  ],
  notes: [
    { from: '7', to: '9', on: 'xs', text: 'Header: count and type' },
    { from: '10', to: '10', on: 'xs', text: 'xs, ys and two items: 4' },
  ],
};
