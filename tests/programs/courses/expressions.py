import operator
OPS = {'+': operator.add, '-': operator.sub, '*': operator.mul, '/': operator.truediv, '^': operator.pow}
PREC = {'+': 1, '-': 1, '*': 2, '/': 2, '^': 3}


class Tokenizer:
    def __init__(self, text):
        self.text = text
        self.pos = 0

    def __iter__(self):
        return self

    def __next__(self):
        while self.pos < len(self.text) and self.text[self.pos].isspace():
            self.pos += 1
        if self.pos >= len(self.text):
            raise StopIteration
        ch = self.text[self.pos]
        if ch.isdigit() or ch == '.':
            start = self.pos
            while self.pos < len(self.text) and (self.text[self.pos].isdigit() or self.text[self.pos] == '.'):
                self.pos += 1
            return ('num', float(self.text[start:self.pos]))
        self.pos += 1
        if ch in OPS:
            return ('op', ch)
        if ch in '()':
            return ('paren', ch)
        raise SyntaxError(f'bad character {ch!r} at {self.pos - 1}')


def to_rpn(tokens):
    out, stack = [], []
    for token in tokens:
        match token:
            case ('num', value):
                out.append(value)
            case ('op', op):
                while stack and stack[-1] != '(' and (PREC[stack[-1]] > PREC[op] or PREC[stack[-1]] == PREC[op] and op != '^'):
                    out.append(stack.pop())
                stack.append(op)
            case ('paren', '('):
                stack.append('(')
            case ('paren', ')'):
                while (top := stack.pop()) != '(':
                    out.append(top)
    while stack:
        out.append(stack.pop())
    return out


def evaluate(rpn):
    stack = []
    for t in rpn:
        if isinstance(t, str):
            b, a = stack.pop(), stack.pop()
            stack.append(OPS[t](a, b))
        else:
            stack.append(t)
    [result] = stack
    return result


for text in ['1 + 2 * 3', '(1 + 2) * 3', '2 ^ 3 ^ 2', '10 / 4 - 1', '3.5 * (2 - 0.5) / 7', '1 / 0', '2 $ 3', '1 +', '4 4']:
    try:
        rpn = to_rpn(Tokenizer(text))
        print(f'{text:25} {" ".join(map(str, rpn)):30} {evaluate(rpn)}')
    except (ZeroDivisionError, SyntaxError, IndexError, ValueError) as e:
        print(f'{text:25} {type(e).__name__}: {e}')


def shape(x):
    match x:
        case []:
            return 'empty'
        case [only]:
            return f'one {only}'
        case [first, *rest] if len(rest) > 3:
            return f'long {first} {rest}'
        case [a, b, *_]:
            return f'{a},{b}..'
        case {'type': 'circle', 'r': r, **extra}:
            return f'circle {r} {extra}'
        case str() as s:
            return s.upper()
        case int(n) | float(n) if n > 100:
            return f'big {n}'
        case bool():
            return 'bool'
        case None:
            return 'none'
        case complex(real=r, imag=i):
            return (r, i)
        case _:
            return 'other'


for x in ([], [1], [1, 2], [1, 2, 3, 4, 5], {'type': 'circle', 'r': 2, 'c': 'red'}, 'str', 500, 5, True, None, 3j, {1}, (1, 2)):
    print(shape(x))
