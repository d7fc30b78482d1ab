import type { ModuleRow } from '../module-row.js';

/** The module `string`, over `_string`. There is no module for patterns: a template reads the simple ones itself. */
export const STRING: ModuleRow = {
  name: 'string',
  room: 48,
  source: `
import _string
from _abc import _unsupported

__all__ = ['ascii_letters', 'ascii_lowercase', 'ascii_uppercase', 'capwords', 'digits', 'hexdigits', 'octdigits',
           'printable', 'punctuation', 'whitespace', 'Formatter', 'Template']

octdigits = '01234567'
digits = octdigits + '89'
hexdigits = digits + 'abcdefABCDEF'
ascii_lowercase = ''.join([chr(code) for code in range(97, 123)])
ascii_uppercase = ascii_lowercase.upper()
ascii_letters = ascii_lowercase + ascii_uppercase
punctuation = ''.join([chr(code) for code in range(33, 127) if not chr(code).isalnum()])
whitespace = ' \\t\\n\\r\\v\\f'
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    words = [word.capitalize() for word in s.split(sep)]
    return (sep or ' ').join(words)


def _parts_of(pattern):
    """The parts of a pattern of characters and classes, each a test and how often it may come."""
    if pattern[:4] == '(?a:' and pattern[-1] == ')':
        pattern = pattern[4:-1]
    parts = []
    at = 0
    while at < len(pattern):
        if pattern[at] == '[' and ']' in pattern[at + 2:]:
            end = pattern.index(']', at + 2)
            inside, at = pattern[at + 1:end], end + 1
        else:
            inside, at = pattern[at], at + 1
            if inside in '[](){}|.^$*+?\\\\':
                _unsupported(f'the pattern {pattern!r} of a Template')
        times = pattern[at:at + 1]
        at += times in ('*', '+', '?')
        parts.append((inside, 0 if times in ('*', '?') else 1, -1 if times in ('*', '+') else 1))
    return parts


def _is_in(character, inside):
    at = 0
    excluded = len(inside) > 1 and inside[0] == '^'
    if excluded:
        at = 1
    while at < len(inside):
        if inside[at + 1:at + 2] == '-' and at + 2 < len(inside):
            if inside[at] <= character <= inside[at + 2]:
                return not excluded
            at += 3
        elif inside[at] == character:
            return not excluded
        else:
            at += 1
    return excluded


def _match(parts, text, at, fold, part=0):
    """Where the longest match ends, or -1."""
    if part == len(parts):
        return at
    inside, least, most = parts[part]
    end = at
    while end < len(text) and end - at != most:
        character = text[end]
        if fold and character.isascii():
            if not (_is_in(character.lower(), inside) or _is_in(character.upper(), inside)):
                break
        elif not _is_in(character, inside):
            break
        end += 1
    while end - at >= least:
        found = _match(parts, text, end, fold, part + 1)
        if found >= 0:
            return found
        end -= 1
    return -1


class Template:
    delimiter = '$'
    idpattern = '(?a:[_a-z][_a-z0-9]*)'
    braceidpattern = None
    flags = 2

    def __init__(self, template):
        self.template = template

    def _pieces(self):
        """The text, piece by piece: its kind, how it is written, the name in it or the place of what is wrong."""
        if hasattr(self, 'pattern'):
            _unsupported('a Template with a pattern of its own')
        text, mark, fold = self.template, self.delimiter, self.flags & 2
        plain = _parts_of(self.idpattern)
        braced = plain if self.braceidpattern is None else _parts_of(self.braceidpattern)
        start = 0
        while (place := text.find(mark, start)) >= 0:
            yield 'text', text[start:place], None
            after = place + len(mark)
            if text.startswith(mark, after):
                start = after + len(mark)
                yield 'escape', text[place:start], None
            elif (end := _match(plain, text, after, fold)) > after:
                start = end
                yield 'name', text[place:end], text[after:end]
            elif text.startswith('{', after) and text.startswith('}', end := _match(braced, text, after + 1, fold)) \\
                    and end > after:
                start = end + 1
                yield 'name', text[place:start], text[after + 1:end]
            else:
                start = after
                yield 'wrong', mark, after
        yield 'text', text[start:], None

    def _wrong(self, place):
        *before, last = self.template[:place].splitlines(keepends=True)
        raise ValueError(f'Invalid placeholder in string: line {len(before) + 1}, col {len(last)}')

    def _filled(self, values, named, strict):
        for kind, written, what in self._pieces():
            if kind == 'name':
                source = named if what in named else values
                try:
                    yield str(source[what])
                except KeyError:
                    if strict:
                        raise
                    yield written
            elif kind == 'wrong' and strict:
                self._wrong(what)
            else:
                yield self.delimiter if kind == 'escape' else written

    def substitute(self, mapping={}, /, **kws):
        return ''.join(self._filled(mapping, kws, True))

    def safe_substitute(self, mapping={}, /, **kws):
        return ''.join(self._filled(mapping, kws, False))

    def is_valid(self):
        return 'wrong' not in [kind for kind, _, _ in self._pieces()]

    def get_identifiers(self):
        return [*dict.fromkeys(what for kind, _, what in self._pieces() if kind == 'name')]


class Formatter:
    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used = set()
        text, _ = self._vformat(format_string, args, kwargs, used, 2)
        self.check_unused_args(used, args, kwargs)
        return text

    def _vformat(self, template, args, kwargs, used, depth, number=0):
        """The text, and the number of the next field without a name: False once they are numbered by hand."""
        if depth < 0:
            raise ValueError('Max string recursion exceeded')
        made = []
        for literal, name, spec, conversion in self.parse(template):
            made.append(literal or '')
            if name is None:
                continue
            if name == '' and number is not False:
                name, number = str(number), number + 1
            elif name == '' or name.isdigit() and number:
                raise ValueError('cannot switch from manual field specification to automatic field numbering')
            elif name.isdigit():
                number = False
            value, key = self.get_field(name, args, kwargs)
            used.add(key)
            value = self.convert_field(value, conversion)
            spec, number = self._vformat(spec, args, kwargs, used, depth - 1, number)
            made.append(self.format_field(value, spec))
        return ''.join(made), number

    def parse(self, format_string):
        return _string.formatter_parser(format_string)

    def get_field(self, field_name, args, kwargs):
        key, steps = _string.formatter_field_name_split(field_name)
        value = self.get_value(key, args, kwargs)
        for is_attribute, part in steps:
            value = getattr(value, part) if is_attribute else value[part]
        return value, key

    def get_value(self, key, args, kwargs):
        return (args if isinstance(key, int) else kwargs)[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        shown = {None: lambda each: each, 's': str, 'r': repr, 'a': ascii}.get(conversion)
        if shown is None:
            raise ValueError(f'Unknown conversion specifier {conversion}')
        return shown(value)
`,
};
