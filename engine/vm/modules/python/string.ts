import type { ModuleRow } from '../module-row.js';

/** The module `string`. */
export const STRING: ModuleRow = {
  name: 'string',
  source: `
whitespace = ' \\t\\n\\r\\v\\f'
ascii_lowercase = 'abcdefghijklmnopqrstuvwxyz'
ascii_uppercase = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
ascii_letters = ascii_lowercase + ascii_uppercase
digits = '0123456789'
hexdigits = digits + 'abcdef' + 'ABCDEF'
octdigits = '01234567'
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\\]^_\`{|}~"""
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    return (sep or ' ').join(map(str.capitalize, s.split(sep)))


class Template:
    delimiter = '$'

    def __init__(self, template):
        self.template = template

    def _parts(self):
        text = self.template
        delimiter = self.delimiter
        i = 0
        start = 0
        while True:
            i = text.find(delimiter, start)
            if i < 0:
                yield text[start:], None, None
                return
            yield text[start:i], None, None
            j = i + len(delimiter)
            if text.startswith(delimiter, j):
                yield delimiter, None, None
                start = j + len(delimiter)
                continue
            braced = text.startswith('{', j)
            k = j + braced
            end = k
            while end < len(text) and text[end].isascii() and (text[end].isalpha() or text[end] == '_' or end > k and text[end].isdigit()):
                end += 1
            if end > k and (not braced or text.startswith('}', end)):
                start = end + braced
                yield text[i:start], text[k:end], i
            else:
                yield delimiter, None, i
                start = j

    def _invalid(self, i):
        lines = self.template[:i].splitlines(keepends=True)
        if not lines:
            column, line = 1, 1
        else:
            column = i - len(''.join(lines[:-1]))
            line = len(lines)
        raise ValueError('Invalid placeholder in string: line %d, col %d' % (line, column))

    def _replace(self, mapping, kws, safe):
        result = []
        for text, name, place in self._parts():
            if name is None:
                if place is not None and not safe:
                    self._invalid(place)
                result.append(text)
            elif name in kws:
                result.append(str(kws[name]))
            elif safe:
                try:
                    result.append(str(mapping[name]))
                except KeyError:
                    result.append(text)
            else:
                result.append(str(mapping[name]))
        return ''.join(result)

    def substitute(self, mapping={}, /, **kws):
        return self._replace(mapping, kws, False)

    def safe_substitute(self, mapping={}, /, **kws):
        return self._replace(mapping, kws, True)

    def is_valid(self):
        return all(name is not None or place is None for text, name, place in self._parts())

    def get_identifiers(self):
        found = []
        for text, name, place in self._parts():
            if name is not None and name not in found:
                found.append(name)
        return found
`,
};
