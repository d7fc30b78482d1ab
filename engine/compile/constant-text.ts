/** Constants as Python's `repr` shows them. */
import type { Literal } from '../syntax/tree.js';

/** The text that evaluates to the constant. */
export function constantText(literal: Literal): string {
  switch (literal.kind) {
    case 'none':
      return 'None';
    case 'ellipsis':
      return '...';
    case 'bool':
      return literal.value ? 'True' : 'False';
    case 'int':
      return String(literal.value);
    case 'float':
      return floatText(literal.value);
    case 'complex':
      return `${trimmed(floatText(literal.imag))}j`;
    case 'str':
      return quoted(Array.from(literal.value), characterText);
    case 'bytes':
      return `b${quoted(
        Array.from(literal.value, (byte) => String.fromCharCode(byte)),
        byteText,
      )}`;
    case 'tuple':
      return `(${literal.items.map(constantText).join(', ')}${literal.items.length === 1 ? ',' : ''})`;
    case 'frozenset':
      return literal.items.length === 0 ? 'frozenset()' : `frozenset({${literal.items.map(constantText).join(', ')}})`;
  }
}

function trimmed(float: string): string {
  return float.replace(/\.0$/, '');
}

/** The shortest digits that give the float back; with an exponent from 1e16 up and below 1e-4. */
function floatText(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'nan' : value < 0 ? '-1e309' : '1e309';
  if (Object.is(value, -0)) return '-0.0';
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e16 || size < 1e-4)) {
    const [digits = '', exponent = ''] = value.toExponential().split('e');
    return `${digits}e${exponent.replace(/^([+-])(\d)$/, '$10$2')}`;
  }
  const text = String(value);
  return text.includes('.') ? text : `${text}.0`;
}

function quoted(characters: readonly string[], show: (character: string) => string): string {
  const quote = characters.includes("'") && !characters.includes('"') ? '"' : "'";
  const text = characters.map((character) => (character === quote ? `\\${character}` : show(character)));
  return `${quote}${text.join('')}${quote}`;
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['\\', '\\\\'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

function byteText(character: string): string {
  const code = character.charCodeAt(0);
  const printable = code >= 0x20 && code < 0x7f;
  return ESCAPES.get(character) ?? (printable ? character : `\\x${code.toString(16).padStart(2, '0')}`);
}

function characterText(character: string): string {
  const point = character.codePointAt(0) ?? 0;
  if (point < 0x80) return byteText(character);
  if (!/[\p{C}\p{Z}]/u.test(character)) return character;
  const hex = point.toString(16);
  if (point < 0x100) return `\\x${hex.padStart(2, '0')}`;
  return point < 0x10000 ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`;
}
