import string
from string import Template, Formatter
def t(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__, e)
for n in string.__all__[:10]: print(n, repr(getattr(string, n)) if n != 'capwords' else string.capwords(' aB  cd '), string.capwords('a-b', '-'))
T = Template('$who likes ${what} $$ x')
for f in (lambda: T.substitute(who=1, what=2), lambda: T.substitute({'who': 'a'}), lambda: T.safe_substitute({'who': 'a'}), lambda: T.template, lambda: T.get_identifiers(), lambda: T.is_valid(),
          lambda: Template('a\nb $').substitute(), lambda: Template('$').substitute(), lambda: Template('x $1').substitute(), lambda: Template('a ${b').substitute(b=1), lambda: Template('${b-c}').safe_substitute(b=1), lambda: Template('$a$b').substitute({'a': 1}, b=2), lambda: Template('$a$').safe_substitute(a=1), lambda: Template('$Abc_9').substitute(Abc_9=1), lambda: Template('$$$a').substitute(a=1), lambda: T.substitute({}, {}), lambda: Template('').substitute()): t(f)
class D(Template): delimiter = '%'; idpattern = '[a-z]+_[a-z]+'
t(lambda: D('%with_x %{a_b} %% $a').substitute(with_x=1, a_b=2)); t(lambda: D('%notwith').safe_substitute())
class F(Template): flags = 0
t(lambda: F('$wHO').safe_substitute(w='fred', wHO=1))
class B(Template): braceidpattern = '[A-Z]+'; idpattern = '[a-z]+'; flags = 0
t(lambda: B('$foo ${BAR}').substitute(foo=1, BAR=2)); t(lambda: B('${bar}').substitute(bar=2))
f = Formatter()
for g in (lambda: f.format('{} {} {a}', 1, 2, a=3), lambda: f.format('{0} {1} {0}', 1, 2), lambda: f.format('{0} {}', 1), lambda: f.format('{} {0}', 1), lambda: f.format('{0:>{1}}', 'x', 5), lambda: f.format('{:{}}', 'x', 5), lambda: f.format('{a.real} {b[0]} {b[1][k]}', a=3, b=[1, {'k': 9}]), lambda: f.format('{!r:>5} {!s} {!a}', 'a', 'b', 'é'), lambda: f.format('{!x}', 1), lambda: f.format('{'), lambda: f.format('}'), lambda: f.format('{a'), lambda: f.format('{{}}'), lambda: f.format('{0}'), lambda: f.format('{x}'), lambda: list(f.parse('a{{b}}{c!r:d}e{}')), lambda: f.vformat('{0}{k}', (1,), {'k': 2}), lambda: f.format('{0:{1:{2}}}', 1, 2, 3), lambda: f.format('{0:{1:{2:{3}}}}', 1, 2, 3, 4), lambda: f.get_field('0.real', (5,), {}), lambda: f.format('{a[}', a=1), lambda: f.format('{a.}', a=1), lambda: f.format('{a]b}', **{'a]b': 1}), lambda: f.format(1), lambda: f.format('{0!}', 1)): t(g)
class G(Formatter):
    def get_value(self, k, a, kw): return kw.get(k, f'<{k}>') if isinstance(k, str) else super().get_value(k, a, kw)
    def check_unused_args(self, u, a, k): print(sorted(map(str, u)), a, k)
    def format_field(self, v, s): return s if s and s[0] == '!' else super().format_field(v, s)
    def convert_field(self, v, c): return 'Z' if c == 'z' else super().convert_field(v, c)
t(lambda: G().format('{x} {0} {y!z} {0:!hey}', 1, 2, y=2))
for s in ('{0.real}', '{a[b]}', '{!r}', '{:{}}', '{a.b.c[0]}', '{a[b}', '{a]b}', '{a[b]c}', 'x}}{{', '{0!rs}', '{a!}', '{a{}', '{:{:{}}}'):
    t(lambda: s.format(3, a=1))
