/** The fixtures: one state for each thing that lecturers draw, and the choices with which it is drawn. */
import type { BlockView, State } from '../../engine/trace/state.js';
import { view, type ViewOptions } from '../../renderer/scene/view.js';
import { heap, type Ref } from './heap.js';

export interface Figure {
  readonly state: State;
  readonly options: ViewOptions;
}

function figure(state: State, choices: Partial<ViewOptions> = {}): Figure {
  return { state, options: view(choices) };
}

function names(): State {
  const h = heap('Three names, two values').at(3, 3, 3);
  h.module({ a: 42, b: 42, c: 'hi' });
  return h.state();
}

function aliases(): State {
  const h = heap('ys = xs gives a second name').at(2, 4, 2);
  const xs = h.list(10, 20, 30);
  h.countWas(xs, 1).module({ xs, ys: xs });
  h.was('ys', null);
  return h.state();
}

function nested(): State {
  const h = heap('A list holds references to lists').at(4, 6, 4);
  const a = h.list(1, 2);
  const b = h.list(3, 4, 5);
  const both = h.list(a, b, a);
  h.module({ a, both });
  return h.state();
}

function matrix(): State {
  const h = heap('[[0] * 3] * 3 repeats one row').at(2, 3, 2);
  const row = h.list(0, 7, 0);
  h.put(row, '1', 7, 0).mark('changed', row);
  h.module({ grid: h.list(row, row, row) });
  return h.state();
}

function dictionary(): State {
  const h = heap('A dict maps keys to references').at(5, 8, 5);
  const scores = h.list(91, 87);
  const ages = h.dict(['ann', 31], ['bob', 27], ['tags', h.tuple('x', 'y')], ['scores', scores]);
  h.module({ ages, scores });
  return h.state();
}

function tupleHoldsList(): State {
  const h = heap('A tuple is fixed, the list in it is not').at(3, 4, 3);
  const inner = h.list(1, 2, 3);
  h.put(inner, '2', 3, null).mark('changed', inner);
  h.module({ t: h.tuple('a', inner, true) });
  return h.state();
}

function instances(): State {
  const h = heap('Two accounts share one owner').at(9, 12, 14);
  const owner = h.instance('Person', { name: 'Ada', age: 36 });
  const first = h.instance('Account', { owner, balance: 120.5 });
  const second = h.instance('Account', { owner, balance: 0 });
  h.mark('new', second);
  const person = h.other('class', 'type', 'Person');
  const account = h.other('class', 'type', 'Account');
  h.module({ __name__: '__main__', Person: person, Account: account, first, second });
  return h.state();
}

function linkedList(): State {
  const h = heap('A list of six linked nodes').at(20, 24, 11);
  let next: Ref | null = null;
  const nodes: Ref[] = [];
  for (let value = 6; value >= 1; value--) {
    next = h.instance('Node', { value, next });
    nodes.push(next);
  }
  h.module({ head: next, last: nodes[0] ?? null });
  return h.state();
}

function binaryTree(): State {
  const h = heap('A search tree after five inserts').at(30, 33, 21);
  const leaf = (key: number): Ref => h.instance('Tree', { key, left: null, right: null });
  const root = h.instance('Tree', {
    key: 50,
    left: h.instance('Tree', { key: 30, left: leaf(20), right: leaf(40) }),
    right: leaf(70),
  });
  h.module({ root });
  return h.state();
}

function cycle(): State {
  const h = heap('Two nodes hold each other').at(14, 19, 14);
  const a = h.instance('Node', { name: 'left', next: null });
  const b = h.instance('Node', { name: 'right', next: a });
  h.put(a, 'next', b);
  h.module({ a, b });
  return h.state();
}

/** The state of `mock-light.svg` and of the main window's picture. */
function stranded(): State {
  const h = heap('del b removes the last name').at(16, 19, 17);
  const pair = h.tuple('x', 'y');
  const xs = h.list(10, 20, pair, 40, 50);
  const a = h.instance('Node', { name: 'left', next: null });
  const b = h.instance('Node', { name: 'right', next: a });
  h.put(a, 'next', b).mark('unreachable', a, b).countWas(b, 2).count(pair, 4);
  const gc = h.other('module', 'module', 'gc');
  const node = h.other('class', 'type', 'Node');
  h.module({ gc, Node: node, pair, xs }, { unbound: ['b'] });
  return h.state();
}

function mock(): State {
  const h = heap('del a: the list survives, the pair is stranded').at(12, 31, 7);
  const xs = h.list(10, 20, h.tuple('x', 'y'), 40, 50);
  const a = h.instance('Node');
  const b = h.instance('Node', { next: a });
  const temp = h.fresh('temp');
  h.put(a, 'next', b)
    .mark('unreachable', a, b)
    .mark('freed', temp)
    .mark('changed', xs)
    .countWas(xs, 3)
    .countWas(temp, 1);
  h.module({ b: xs, n: 2 }, { unbound: ['a'] });
  h.frame('trim', { xs, k: 1 });
  return h.state();
}

function ghost(): State {
  const h = heap('del xs frees the list and its tuple').at(6, 9, 6);
  const pair = h.tuple(1, 2);
  const xs = h.list(10, pair, 30);
  h.mark('freed', xs, pair).countWas(xs, 1).countWas(pair, 1);
  const text = h.fresh('a longer string dies too');
  h.mark('freed', text).countWas(text, 1);
  h.module({ n: 3 }, { unbound: ['xs'] });
  return h.state();
}

function changes(): State {
  const h = heap('total and xs[0] change').at(7, 20, 5);
  const xs = h.list(99, 2, 3);
  h.put(xs, '0', 99, 1).mark('changed', xs);
  const fresh = h.list();
  h.mark('new', fresh);
  const old = h.list(5);
  h.mark('freed', old).countWas(old, 1);
  h.module({ xs, total: 104, ys: fresh });
  h.was('total', 5).was('ys', old);
  return h.state();
}

function call(): State {
  const h = heap('append_all works on the same list').at(8, 15, 3);
  const xs = h.list(1, 2);
  const extra = h.tuple(3, 4);
  const f = h.other('function', 'function', 'append_all');
  h.module({ append_all: f, numbers: xs, n: 2 });
  h.frame('append_all', { target: xs, items: extra, item: 3 });
  return h.state();
}

function closure(): State {
  const h = heap('The counter keeps its cell').at(11, 16, 9);
  const cell = h.other('cell', 'cell', null, { cell_contents: 2 });
  const add = h.other('function', 'function', 'counter.<locals>.add', { '__closure__[0]': cell, __globals__: null });
  h.module({ adders: h.list(add), add });
  return h.state();
}

function longList(): State {
  const h = heap('A list of a hundred numbers').at(100, 104, 2);
  const xs = h.list(...Array.from({ length: 100 }, (_, i) => i * i));
  const words = h.list('alpha', 'beta', 'gamma', 'delta', 'epsilon', 'zeta', 'eta', 'theta', 'iota');
  const big = h.dict(...Array.from({ length: 9 }, (_, i): [string, number] => [`key ${String(i)}`, i]));
  h.module({ xs, words, big });
  return h.state();
}

function longStrings(): State {
  const h = heap('Long texts are cut, and say so').at(5, 5, 5);
  const line = h.fresh('It was the best of times, it was the worst of times');
  const big = h.fresh(123456789);
  h.module({ line, again: line, big, googol: h.other('int', 'int', `1${'0'.repeat(100)}`) });
  return h.state();
}

function selfReference(): State {
  const h = heap('A list in itself, a node that is its own next').at(4, 4, 4);
  const xs = h.list(1, 2);
  h.put(xs, '1', xs);
  const node = h.instance('Node', { value: 1, next: null });
  h.put(node, 'next', node);
  const both = h.instance('Node', { next: null, value: 2 });
  h.put(both, 'next', both);
  h.module({ xs, node, both });
  return h.state();
}

function sets(): State {
  const h = heap('A set has members, not places').at(3, 5, 3);
  h.module({ seen: h.set(3, 1, 2), empty: h.set(), pairs: h.set(h.tuple(1, 2), h.tuple(3, 4)) });
  return h.state();
}

function exception(): State {
  const h = heap('ValueError keeps what it was given').at(9, 12, 6);
  const args = h.tuple('bad input', 7);
  const error = h.other('exception', 'ValueError', null, { args, __context__: null });
  h.module({ data: h.list(7), parse: h.other('function', 'function', 'parse') });
  h.frame('parse', { raw: '7x', error });
  return h.state();
}

function weak(): State {
  const h = heap('A weak reference does not count').at(6, 8, 6);
  const node = h.instance('Node', { value: 1 });
  const ref = h.other('weakref', 'ReferenceType', null, { target: node, __callback__: null });
  h.weak(ref, 'target');
  h.module({ node, ref });
  return h.state();
}

function classes(): State {
  const h = heap('A class is an object too').at(12, 12, 12);
  const shared = h.list('one', 'two');
  const kind = h.other('class', 'type', 'Dog', { tricks: shared, legs: 4 });
  const fido = h.instance('Dog', { name: 'Fido', kind });
  const rex = h.instance('Dog', { name: 'Rex', kind });
  h.module({ Dog: kind, fido, rex });
  return h.state();
}

function crowded(): State {
  const h = heap('Thirteen objects, many references').at(40, 44, 8);
  const rows = Array.from({ length: 5 }, (_, i) => h.list(i, h.tuple(i, i + 1)));
  const table = h.list(...rows);
  const index = h.dict(['first', rows[0] ?? 0], ['mid', rows[2] ?? 0], ['last', rows[4] ?? 0], ['all', table]);
  const view_ = h.instance('View', { rows: table, index, pick: rows[3] ?? 0 });
  h.module({ table, index, view: view_, best: rows[1] ?? 0 });
  return h.state();
}

function strict(): State {
  const h = heap('Strict: every value is an object').at(3, 3, 3);
  h.module({ a: 42, b: 42, c: 'hi', xs: h.list(42, null, 'hi') });
  return h.state();
}

function recursion(): State {
  const h = heap('fact(12) waits for fact(11), and so on').at(40, 52, 3);
  const memo = h.dict([1, 1], [2, 2]);
  h.module({ memo, fact: h.other('function', 'function', 'fact') });
  for (let n = 12; n > 0; n--) h.frame('fact', { n, memo });
  return h.state();
}

function pool(): Figure {
  const block = (index: number): BlockView =>
    index === 6
      ? { index, state: 'used', unreachable: true, selected: true }
      : index === 4 || index === 9
        ? { index, state: 'free', order: index === 4 ? 1 : 2 }
        : { index, state: index < 15 ? 'used' : 'untouched' };
  const blocks = Array.from({ length: 40 }, (_, index) => block(index));
  return figure(cycle(), {
    pool: { letter: 'C', address: 0, blockSize: 48, capacity: 340, used: 13, blocks },
  });
}

function empty(): State {
  return { ...heap('Before the program').at(0, 5, null).state(), nextLine: 1 };
}

const CODE = [
  'class Node:',
  '    def __init__(self, name):',
  '        self.name = name',
  '        self.next = None',
  '',
  "pair = ('x', 'y')",
  'xs = [10, 20, pair, 40, 50]',
];

export const FIGURES: Readonly<Record<string, Figure>> = {
  names: figure(names()),
  aliases: figure(aliases()),
  nested: figure(nested()),
  matrix: figure(matrix()),
  dictionary: figure(dictionary()),
  'tuple-holds-list': figure(tupleHoldsList()),
  instances: figure(instances()),
  'linked-list': figure(linkedList()),
  'binary-tree': figure(binaryTree()),
  cycle: figure(cycle()),
  stranded: figure(stranded(), {
    notes: [{ text: 'Each node is held only by the other.', target: { kind: 'object', object: 18 } }],
  }),
  mock: figure(mock(), {
    notes: [{ text: 'del a dropped one count: rc 3 to 2, so it lives.', target: { kind: 'object', object: 8 } }],
  }),
  'mock-dark': figure(mock(), { theme: 'dark' }),
  'mock-print': figure(mock(), { theme: 'print' }),
  'mock-contrast': figure(mock(), { theme: 'contrast' }),
  'mock-projector': figure(mock(), { projector: true }),
  ghost: figure(ghost()),
  changes: figure(changes()),
  call: figure(call(), { code: { lines: CODE } }),
  closure: figure(closure()),
  'long-list': figure(longList()),
  'long-strings': figure(longStrings()),
  'self-reference': figure(selfReference()),
  sets: figure(sets()),
  exception: figure(exception()),
  weak: figure(weak()),
  classes: figure(classes()),
  crowded: figure(crowded()),
  strict: figure(strict(), { strict: true }),
  recursion: figure(recursion()),
  pool: pool(),
  empty: figure(empty()),
};
