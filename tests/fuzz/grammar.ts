import { expression, type Kind, KINDS, type Scope } from './expression.js';
import { Random } from './random.js';
import type { Statement } from './statement.js';

const line = (text: string): Statement => ({ text });

/** A program made by chance. Mostly it runs to its end; it stops by itself, and what it prints depends on nothing else. */
export function programOf(seed: number): readonly Statement[] {
  return new Author(new Random(seed)).program();
}

class Author {
  readonly #random: Random;
  #names = 0;
  /** How many loops are open: they bound each other. */
  #loops = 0;

  constructor(random: Random) {
    this.#random = random;
  }

  program(): Statement[] {
    const scope: Scope = { names: new Map(), functions: [], objects: new Set() };
    const body = [line('import gc, sys')];
    if (this.#random.once(2)) body.push(...this.#classes());
    const functions: string[] = [];
    for (let count = this.#random.below(3); count > 0; count--) {
      const name = this.#name('f');
      body.push(this.#function(name, { ...scope, functions: [...functions] }));
      functions.push(name);
    }
    const here = { ...scope, functions };
    const hasClass = body.some(({ text }) => text.startsWith('class Thing'));
    for (let count = this.#random.between(4, 14); count > 0; count--) {
      if (hasClass && this.#random.once(5)) body.push(...this.#object(here));
      else body.push(...this.#statement(here, 2));
    }
    for (const [name, kind] of here.names) {
      body.push(line(`print('${name}', ${name})`));
      if (!['int', 'bool', 'str'].includes(kind)) body.push(line(`print(sys.getsizeof(${name}))`));
      if (['list', 'words', 'dict', 'set'].includes(kind)) body.push(line(`print(sys.getrefcount(${name}))`));
    }
    for (const name of here.objects) body.push(line(`print(${name}, sys.getrefcount(${name}))`));
    body.push(line('print(gc.collect() >= 0)'));
    return body;
  }

  #name(first = 'v'): string {
    return `${first}${this.#names++}`;
  }

  #expression(scope: Scope, kind: Kind, depth = 2): string {
    return expression(this.#random, scope, kind, depth);
  }

  /** A name of a kind that is bound, or null. */
  #known(scope: Scope, ...kinds: readonly Kind[]): string | null {
    const known = [...scope.names].filter(([, kind]) => kinds.includes(kind)).map(([name]) => name);
    return known.length === 0 ? null : this.#random.pick(known);
  }

  /** What is bound in a block may not be bound after it: the block has names of its own. */
  #block(scope: Scope, depth: number): Statement[] {
    const inner = { ...scope, names: new Map(scope.names), objects: new Set(scope.objects) };
    return Array.from({ length: this.#random.between(1, 3) }, () => this.#statement(inner, depth - 1)).flat();
  }

  #statement(scope: Scope, depth: number): Statement[] {
    const simple = [
      () => this.#assign(scope),
      () => this.#assign(scope),
      () => this.#change(scope),
      () => this.#print(scope),
    ];
    const compound = [
      () => this.#if(scope, depth),
      () => this.#for(scope, depth),
      () => this.#while(scope, depth),
      () => this.#try(scope, depth),
      () => this.#match(scope, depth),
      () => this.#closure(scope),
      () => this.#generator(scope),
    ];
    return this.#random.pick(depth > 0 && !this.#random.once(3) ? [...simple, ...compound] : simple)();
  }

  #assign(scope: Scope): Statement[] {
    const random = this.#random;
    const kind = random.pick(KINDS);
    const old = this.#known(scope, kind);
    const name = old !== null && random.once(2) ? old : this.#name();
    const value = this.#expression(scope, kind);
    const bound = (text: string, ...names: readonly [string, Kind][]): Statement[] => {
      for (const [each, its] of names) scope.names.set(each, its);
      return [line(text)];
    };
    switch (random.below(8)) {
      case 0: {
        const second = this.#name();
        const pair = `${this.#expression(scope, 'int')}, ${this.#expression(scope, 'str')}`;
        return bound(`${name}, ${second} = ${pair}`, [name, 'int'], [second, 'str']);
      }
      case 1: {
        const rest = this.#name();
        return bound(
          `${name}, *${rest} = [${random.below(9)}] + ${this.#expression(scope, 'list')}`,
          [name, 'int'],
          [rest, 'list'],
        );
      }
      case 2: {
        const other = this.#name();
        return bound(`${name} = ${other} = ${value}`, [name, kind], [other, kind]);
      }
      case 3:
        if (old === null) break;
        return bound(`${name} = ${old}`, [name, kind]);
      default:
    }
    // Numbers that grow in loops would grow without end.
    return bound(`${name} = ${kind === 'int' && this.#loops > 0 ? `${value} % 100003` : value}`, [name, kind]);
  }

  /** Changes something that is there, in place. */
  #change(scope: Scope): Statement[] {
    const random = this.#random;
    const list = this.#known(scope, 'list');
    const dict = this.#known(scope, 'dict');
    const set = this.#known(scope, 'set');
    const word = this.#known(scope, 'words');
    const number = this.#known(scope, 'int');
    const text = this.#known(scope, 'str');
    const int = (): string => this.#expression(scope, 'int', 1);
    const found: string[] = [];
    if (list !== null)
      found.push(
        `${list}.append(${int()})`,
        `${list}.insert(${random.between(-2, 3)}, ${int()})`,
        `${list} += ${random.pick(['[1, 2]', '(3,)', 'range(2)'])}`,
        `${list}.sort()`,
        `${list}.reverse()`,
        `${list}[${random.pick(['1:2', ':0', '::2', '5:', '-1:'])}] = [${int()}]`,
        `${list}[:] = ${this.#expression(scope, 'list', 1)}[:9]`,
        `del ${list}[${random.pick(['1:', ':1', '::2', '-1:'])}]`,
        `if ${list}: ${list}.pop(${random.pick(['', '0', '-1'])})`,
        `if ${list}: ${list}[0] ${random.pick(['+', '-', '|'])}= ${int()}`,
        `${list}.extend(x for x in ${this.#expression(scope, 'tuple', 1)})`,
        `${list}.clear()`,
        `${list} *= ${random.below(3)}`,
      );
    if (dict !== null)
      found.push(
        `${dict}[${this.#expression(scope, 'str', 1)}] = ${int()}`,
        `${dict}.pop(${this.#expression(scope, 'str', 1)}, None)`,
        `${dict}.setdefault('q', ${int()})`,
        `${dict}.update(a=${int()}, b=${int()})`,
        `${dict}['n'] = ${dict}.get('n', 0) + 1`,
        `if ${dict}: ${dict}.popitem()`,
        `${dict} |= {'m': ${int()}}`,
        `if 'a' in ${dict}: del ${dict}['a']`,
        `${dict}.clear()`,
      );
    if (set !== null)
      found.push(
        `${set}.add(${int()} % 50)`,
        `${set}.discard(${random.below(20)})`,
        `${set} |= {${random.below(90)}, ${random.below(90)}}`,
        `${set} -= {1, 2}`,
        `${set}.update(range(${random.below(12)}))`,
        `${set} &= set(range(${random.below(12)}))`,
      );
    if (word !== null)
      found.push(`${word}.append(${this.#expression(scope, 'str', 1)}[:20])`, `${word}.sort(key=str.lower)`);
    if (number !== null)
      found.push(
        `${number} ${random.pick(['+', '-', '|', '^', '&'])}= ${int()}`,
        `${number} //= ${random.pick(['2', '-3', '10'])}`,
      );
    if (text !== null) found.push(`${text} += ${this.#expression(scope, 'str', 1)}[:9]`);
    return found.length === 0 ? this.#assign(scope) : [line(random.pick(found))];
  }

  #print(scope: Scope): Statement[] {
    const random = this.#random;
    const kind = random.pick(KINDS);
    const same = this.#known(scope, 'list', 'dict', 'set', 'words', 'tuple');
    const other = this.#known(scope, 'list', 'dict', 'set', 'words', 'tuple');
    if (same !== null && random.once(4)) return [line(`print(${same} is ${other}, id(${same}) == id(${other}))`)];
    if (same !== null && random.once(4)) return [line(`print(sys.getrefcount(${same}), sys.getsizeof(${same}))`)];
    const end = random.once(5) ? `, ${this.#expression(scope, 'int')}, sep='|'` : '';
    return [line(`print(${this.#expression(scope, kind, 3)}${end})`)];
  }

  #if(scope: Scope, depth: number): Statement[] {
    const random = this.#random;
    const found: Statement[] = [{ text: `if ${this.#expression(scope, 'bool')}:`, body: this.#block(scope, depth) }];
    if (random.once(3))
      found.push({ text: `elif ${this.#expression(scope, 'int')}:`, body: this.#block(scope, depth) });
    if (random.once(2)) found.push({ text: 'else:', body: this.#block(scope, depth) });
    return found;
  }

  #for(scope: Scope, depth: number): Statement[] {
    const random = this.#random;
    const [one, two] = [this.#name('i'), this.#name('i')];
    const inner = { ...scope, names: new Map(scope.names), objects: new Set(scope.objects) };
    inner.names.set(one, 'int');
    const head = random.pick([
      () => `for ${one} in range(${random.between(1, 5)}):`,
      () => `for ${one} in ${this.#expression(scope, 'list')}[:6]:`,
      () => `for ${one} in sorted(${this.#expression(scope, 'set')})[:6]:`,
      () => {
        inner.names.set(two, 'str');
        return `for ${two}, ${one} in list(${this.#expression(scope, 'dict')}.items())[:5]:`;
      },
      () => {
        inner.names.set(two, 'str');
        return `for ${one}, ${two} in enumerate(${this.#expression(scope, 'words')}[:5]):`;
      },
      () => {
        inner.names.set(two, 'int');
        return `for ${one}, ${two} in zip(range(4), ${this.#expression(scope, 'tuple')}):`;
      },
    ])();
    this.#loops++;
    const body = this.#block(inner, depth);
    this.#loops--;
    if (random.once(4))
      body.push({
        text: `if ${this.#expression(inner, 'bool', 1)}:`,
        body: [line(random.pick(['break', 'continue']))],
      });
    const found: Statement[] = [{ text: head, body }];
    if (random.once(5)) found.push({ text: 'else:', body: this.#block(scope, depth) });
    return found;
  }

  #while(scope: Scope, depth: number): Statement[] {
    const count = this.#name('w');
    const inner = { ...scope, names: new Map(scope.names), objects: new Set(scope.objects) };
    this.#loops++;
    const body = this.#block(inner, depth);
    this.#loops--;
    return [
      line(`${count} = ${this.#random.between(1, 4)}`),
      { text: `while ${count} > 0:`, body: [line(`${count} -= 1`), ...body] },
    ];
  }

  #try(scope: Scope, depth: number): Statement[] {
    const random = this.#random;
    const risky = random.pick([
      () => `print(1 // (${this.#expression(scope, 'int', 1)} % 2))`,
      () => `print(${this.#expression(scope, 'list', 1)}[${random.below(4)}])`,
      () => `print(${this.#expression(scope, 'dict', 1)}[${this.#expression(scope, 'str', 1)}])`,
      () => `print(int(${this.#expression(scope, 'str', 1)}))`,
      () => `raise ${random.pick(['ValueError', 'KeyError', 'RuntimeError'])}(${this.#expression(scope, 'int', 1)})`,
      () =>
        `print(${this.#expression(scope, random.pick(KINDS), 1)} + ${this.#expression(scope, random.pick(KINDS), 1)})`,
      () =>
        `print(${this.#expression(scope, random.pick(KINDS), 1)} < ${this.#expression(scope, random.pick(KINDS), 1)})`,
      () => `assert ${this.#expression(scope, 'bool', 1)}, 'no'`,
      () => `print((${this.#expression(scope, random.pick(KINDS), 1)}).missing)`,
      () => `print(undefined_${random.below(3)})`,
    ])();
    const found: Statement[] = [{ text: 'try:', body: [...this.#block(scope, depth), line(risky)] }];
    if (random.once(4)) found.push({ text: 'except (KeyError, IndexError):', body: [line("print('lookup')")] });
    // Seldom it is not caught: then the traceback is compared.
    if (!random.once(8))
      found.push({ text: 'except Exception as error:', body: [line('print(type(error).__name__, error)')] });
    else if (found.length === 1) found.push({ text: 'finally:', body: [line("print('passing')")] });
    if (found.length > 1 && found.at(-1)!.text.startsWith('except') && random.once(4)) {
      found.push({ text: 'else:', body: [line("print('no error')")] });
      found.push({ text: 'finally:', body: this.#block(scope, depth) });
    }
    return found;
  }

  #match(scope: Scope, depth: number): Statement[] {
    const random = this.#random;
    const cases = [
      `case ${random.below(5)}:`,
      'case [first, *others]:',
      "case {'a': entry, **more}:",
      `case str() | float():`,
      `case int(number) if number > ${random.below(9)}:`,
      'case (one, two):',
      'case True | None:',
    ].filter(() => random.once(2));
    const body = [...cases, 'case _:'].map((text) => ({
      text,
      body: [line(`print('case', ${random.below(99)})`), ...this.#block(scope, depth)],
    }));
    return [{ text: `match ${this.#expression(scope, random.pick(KINDS))}:`, body }];
  }

  /** A function within, which changes a name of the one around it. */
  #closure(scope: Scope): Statement[] {
    const [outer, inner, step] = [this.#name('make'), this.#name('inner'), this.#name('step')];
    const start = this.#random.below(9);
    return [
      {
        text: `def ${outer}(total=${start}, *rest, by=1):`,
        body: [
          {
            text: `def ${inner}(x):`,
            body: [line('nonlocal total'), line('total += x * by'), line('return total, len(rest)')],
          },
          line(`return ${inner}`),
        ],
      },
      line(`${step} = ${outer}(${this.#random.pick(['', '5', '5, 6, 7', '*[1, 2]', 'by=3', '**{"by": 2}'])})`),
      line(`print(${step}(${this.#expression(scope, 'int', 1)} % 1000), ${step}(2), ${step}.__code__.co_freevars)`),
    ];
  }

  #generator(scope: Scope): Statement[] {
    const random = this.#random;
    const name = this.#name('gen');
    const body: Statement[] = [
      {
        text: 'for i in range(n):',
        body: [line(random.pick(['yield i * i', 'got = yield i', 'yield from [i, -i]', "yield f'{i}'"]))],
      },
      line(`return ${random.below(9)}`),
    ];
    const use = random.pick([
      `print(list(${name}(4)))`,
      `print([*${name}(3)], ${name}.__name__)`,
      `g = ${name}(5); print(next(g), next(g, None)); del g`,
      `g = ${name}(3); print(next(g)); print(g.send(7)); g.close(); print(list(g))`,
      `print(sorted(str(x) for x in ${name}(4)))`,
    ]);
    const wrapped = random.once(3)
      ? [
          { text: 'try:', body },
          { text: 'finally:', body: [line("print('closed')")] },
        ]
      : body;
    scope.names.delete('g');
    return [{ text: `def ${name}(n):`, body: wrapped }, line(use)];
  }

  #function(name: string, scope: Scope): Statement {
    const inner: Scope = { ...scope, names: new Map([['x', 'int']]), objects: new Set() };
    const body = Array.from({ length: this.#random.between(1, 3) }, () => this.#statement(inner, 1)).flat();
    return {
      text: `def ${name}(x, y=${this.#random.below(5)}):`,
      body: [...body, line(`return ${this.#expression(inner, 'int')} % 100003`)],
    };
  }

  #classes(): Statement[] {
    const random = this.#random;
    const extra = random.once(3) ? [line("__slots__ = ('a', 'kids')")] : [];
    const last = random.once(3) ? [{ text: 'def __del__(self):', body: [line("print('del', self.a)")] }] : [];
    return [
      {
        text: 'class Thing:',
        body: [
          ...extra,
          { text: 'def __init__(self, a=0):', body: [line('self.a = a'), line('self.kids = []')] },
          { text: 'def get(self):', body: [line('return self.a')] },
          line('@property'),
          { text: 'def twice(self):', body: [line('return self.a * 2')] },
          { text: 'def __repr__(self):', body: [line("return f'{type(self).__name__}({self.a}, {len(self.kids)})'")] },
          { text: 'def __eq__(self, other):', body: [line('return isinstance(other, Thing) and self.a == other.a')] },
          { text: 'def __hash__(self):', body: [line('return hash(self.a)')] },
          { text: 'def __add__(self, other):', body: [line('return type(self)(self.a + getattr(other, "a", other))')] },
          { text: 'def __lt__(self, other):', body: [line('return self.a < other.a')] },
          ...last,
        ],
      },
      {
        text: 'class Other(Thing):',
        body: [
          { text: 'def get(self):', body: [line('return super().get() + 1')] },
          { text: 'def __enter__(self):', body: [line('return self')] },
          { text: 'def __exit__(self, *why):', body: [line('print("exit", why[0] is None)'), line('return True')] },
          {
            text: 'def __getattr__(self, name):',
            body: [line('if name.startswith("_"): raise AttributeError(name)'), line('return name')],
          },
        ],
      },
    ];
  }

  #object(scope: Scope): Statement[] {
    const random = this.#random;
    const objects = [...scope.objects];
    const name = objects.length > 0 && random.once(3) ? random.pick(objects) : this.#name('o');
    const made = `${random.pick(['Thing', 'Other'])}(${this.#expression(scope, 'int', 1)} % 1000)`;
    if (objects.length === 0 || random.once(2)) {
      scope.objects.add(name);
      return [line(`${name} = ${made}`)];
    }
    const [one, two] = [random.pick(objects), random.pick(objects)];
    return random.pick<() => Statement[]>([
      () => [line(`${one}.kids.append(${two})`)],
      () => [line(`print(${one} == ${two}, ${one} < ${two}, ${one} + ${two}, hash(${one}) == hash(${two}))`)],
      () => [line(`${one}.a += ${random.below(9)}`)],
      () => {
        scope.objects.add(name);
        return [line(`${name} = ${one}`)];
      },
      () => [{ text: `with Other(${random.below(9)}) as other:`, body: this.#block(scope, 1) }],
      () => [line(`print(sorted([${one}, ${two}]), ${one} in ${two}.kids, sys.getrefcount(${one}))`)],
      () => [line(`print(gc.is_tracked(${one}), vars(Other(1)), Other(2).anything, isinstance(${one}, Other))`)],
      () => [line(`print(len({${one}, ${two}}), {${one}: 1}.get(${two}))`)],
      () => [line(`${one}.kids.clear()`), line('gc.collect()')],
    ])();
  }
}
