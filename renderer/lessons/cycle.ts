import type { Outline } from './outline.js';

export const OUTLINE: Outline = {
  frames: [
    {
      at: '6:1',
      title: 'a refers to the first node',
      caption: 'Node(1) has been made. One name refers to it, and its count is 1.',
      speakerNotes:
        'While __init__ ran there were more references, such as self. They went with the frame. Functions, classes and modules are hidden; the chip below the frame names them.',
    },
    {
      at: '6:2',
      title: 'b refers to the second node',
      caption: 'Two nodes, each with one name and a count of 1. Neither knows of the other.',
      speakerNotes: 'Ask for the counts after each of the next two lines before stepping.',
    },
    {
      at: '10',
      title: 'a.ref = b: the second node has count 2',
      caption: 'The first node now refers to the second, so that the count of the second goes from 1 to 2.',
      speakerNotes: 'An attribute counts exactly as much as a name.',
    },
    {
      at: '11',
      title: 'b.ref = a closes the cycle',
      caption: 'The second node refers back to the first. Both counts are 2: one name and one attribute each.',
      speakerNotes:
        'A cycle is no problem in itself: as long as a name reaches it, it is ordinary data, such as a doubly linked list.',
    },
    {
      at: '12',
      title: 'del a: the first node has count 1',
      caption: 'del removes the name, not the object. The first node is still reached through b and b.ref.',
      speakerNotes: 'Follow the arrows: b, then ref.',
    },
    {
      at: '13',
      title: 'del b: two nodes that no name reaches',
      caption:
        'Both counts are 1, and each is held only by the other. Counting will never free them, although the program cannot reach them any more.',
      speakerNotes:
        'This is the picture to remember. The memory is lost until the collector comes: by itself once enough objects have been made, or when it is called.',
    },
    {
      at: '16',
      title: 'gc.collect() finds and frees both',
      caption:
        'The collector subtracts the references that the nodes have to each other. Nothing is left, so that nothing outside holds them: it clears both, and they are freed.',
      speakerNotes:
        'gc.collect() returned 2. The next new Node will probably be put into one of these blocks. Lesson 9 shows how blocks are used again.',
    },
  ],
  notes: [
    { from: '13', to: '13', on: 'b', when: '6:2', text: 'Count 1, but no name reaches it' },
    { from: '16', to: '16', on: 'a', when: '6:1', text: 'Freed by the collector' },
  ],
};
