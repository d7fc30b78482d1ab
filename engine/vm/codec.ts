import type { Machine } from './machine.js';
import { Stop } from './machine.js';
import { makeBytes } from '../object/bytes.js';
import { makeInt } from '../object/int.js';
import { makeStr } from '../object/str.js';
import { T } from '../object/type-table.js';

/** The codecs of text that need no module: utf-8, ascii, latin-1, utf-16 and utf-32. */
type Codec =
  'utf-8' | 'ascii' | 'latin-1' | 'utf-16' | 'utf-16-le' | 'utf-16-be' | 'utf-32' | 'utf-32-le' | 'utf-32-be';

const NAMES: Readonly<Record<string, Codec>> = {
  utf_8: 'utf-8',
  utf8: 'utf-8',
  u8: 'utf-8',
  utf: 'utf-8',
  cp65001: 'utf-8',
  ascii: 'ascii',
  us_ascii: 'ascii',
  '646': 'ascii',
  latin_1: 'latin-1',
  latin1: 'latin-1',
  iso_8859_1: 'latin-1',
  iso8859_1: 'latin-1',
  '8859': 'latin-1',
  cp819: 'latin-1',
  latin: 'latin-1',
  l1: 'latin-1',
  utf_16: 'utf-16',
  utf16: 'utf-16',
  u16: 'utf-16',
  utf_16_le: 'utf-16-le',
  utf_16_be: 'utf-16-be',
  utf_32: 'utf-32',
  utf32: 'utf-32',
  u32: 'utf-32',
  utf_32_le: 'utf-32-le',
  utf_32_be: 'utf-32-be',
};

/** Codecs that CPython has and this release does not: asking for one is no LookupError. */
const OTHERS =
  /^(cp\d+|windows_?\d+|iso_?8859_?\d+|big5|gbk|gb2312|gb18030|shift_jis|euc_\w+|koi8_\w+|mac_\w+|utf_?7|utf_?8_?sig|idna|punycode|rot_?13|hex|base64|zlib|bz2|unicode_escape|raw_unicode_escape)/u;

function codecOf(machine: Machine, encoding: string): Codec | null {
  const name = encoding.toLowerCase().replace(/[^a-z0-9]+/gu, '_');
  const codec = NAMES[name];
  if (codec !== undefined) return codec;
  if (OTHERS.test(name)) throw new Stop('unsupported', `the codec ${encoding} is not simulated yet`);
  machine.raise(T.LookupError, `unknown encoding: ${encoding}`);
  return null;
}

function unknownHandler(machine: Machine, errors: string): null {
  machine.raise(T.LookupError, `unknown error handler name '${errors}'`);
  return null;
}

/** A `UnicodeEncodeError` or `UnicodeDecodeError`; the object's reference is handed over. */
function codecError(
  machine: Machine,
  type: number,
  codec: string,
  object: number,
  start: number,
  end: number,
  reason: string,
): null {
  const name = makeStr(machine, codec);
  const args = [name, object, makeInt(machine, start), makeInt(machine, end), makeStr(machine, reason)];
  const error = machine.ops.call(type, args);
  for (const arg of args) machine.release(arg);
  if (error !== 0) machine.raiseException(error);
  return null;
}

/** What stands for a character that the codec does not have; null after an exception. */
function replacement(machine: Machine, errors: string, character: string): string | null {
  const code = character.codePointAt(0)!;
  const hex = code.toString(16);
  switch (errors) {
    case 'ignore':
      return '';
    case 'replace':
      return '?';
    case 'xmlcharrefreplace':
      return `&#${code};`;
    case 'backslashreplace':
      return code < 0x100
        ? `\\x${hex.padStart(2, '0')}`
        : code < 0x10000
          ? `\\u${hex.padStart(4, '0')}`
          : `\\U${hex.padStart(8, '0')}`;
    default:
      return unknownHandler(machine, errors);
  }
}

/** `PyUnicode_AsEncodedString`: the bytes, or null after an exception. */
export function encodeText(machine: Machine, text: string, encoding: string, errors: string): Uint8Array | null {
  const codec = codecOf(machine, encoding);
  if (codec === null) return null;
  const data: number[] = [];
  if (codec === 'utf-16') data.push(0xff, 0xfe);
  if (codec === 'utf-32') data.push(0xff, 0xfe, 0, 0);
  let place = 0;
  for (const character of text) {
    const code = character.codePointAt(0)!;
    const lone = code >= 0xd800 && code < 0xe000;
    const most = codec === 'ascii' ? 0x80 : codec === 'latin-1' ? 0x100 : 0x110000;
    if (code >= most || (lone && most === 0x110000 && errors !== 'surrogatepass')) {
      const reason = lone && most === 0x110000 ? 'surrogates not allowed' : `ordinal not in range(${most})`;
      if (errors === 'strict') {
        const characters = [...text];
        let end = place + 1;
        const fits = (each: string): boolean => each.codePointAt(0)! < most && !/\p{Cs}/u.test(each);
        if (most === 0x110000) while (end < characters.length && /\p{Cs}/u.test(characters[end]!)) end++;
        else while (end < characters.length && !fits(characters[end]!)) end++;
        return codecError(machine, T.UnicodeEncodeError, codec, makeStr(machine, text), place, end, reason);
      }
      const other = replacement(machine, errors, character);
      if (other === null) return null;
      for (const each of other) append(data, codec, each.codePointAt(0)!);
    } else {
      append(data, codec, code);
    }
    place++;
  }
  return Uint8Array.from(data);
}

function append(data: number[], codec: Codec, code: number): void {
  if (codec === 'ascii' || codec === 'latin-1') {
    data.push(code);
  } else if (codec === 'utf-8') {
    if (code < 0x80) data.push(code);
    else if (code < 0x800) data.push(0xc0 | (code >> 6), 0x80 | (code & 63));
    else if (code < 0x10000) data.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
    else data.push(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 63), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
  } else if (codec.startsWith('utf-16')) {
    const units = code > 0xffff ? [0xd7c0 + (code >> 10), 0xdc00 | (code & 0x3ff)] : [code];
    for (const unit of units) data.push(...(codec === 'utf-16-be' ? [unit >> 8, unit & 255] : [unit & 255, unit >> 8]));
  } else {
    const bytes = [code & 255, (code >> 8) & 255, code >> 16, 0];
    data.push(...(codec === 'utf-32-be' ? bytes.reverse() : bytes));
  }
}

/** `PyUnicode_Decode`: the text, or null after an exception. */
export function decodeBytes(machine: Machine, data: Uint8Array, encoding: string, errors: string): string | null {
  const codec = codecOf(machine, encoding);
  if (codec === null) return null;
  const parts: string[] = [];
  const fail = (from: number, to: number, reason: string): boolean => {
    if (errors === 'ignore') return true;
    if (errors === 'replace') parts.push('\ufffd');
    else if (errors === 'backslashreplace') {
      for (const byte of data.subarray(from, to)) parts.push(`\\x${byte.toString(16).padStart(2, '0')}`);
    } else if (errors === 'surrogateescape') {
      for (const byte of data.subarray(from, to)) parts.push(String.fromCharCode(0xdc00 + byte));
    } else if (errors === 'strict') {
      codecError(machine, T.UnicodeDecodeError, codec, makeBytes(machine, data), from, to, reason);
      return false;
    } else {
      unknownHandler(machine, errors);
      return false;
    }
    return true;
  };
  if (codec === 'latin-1') return Array.from(data, (byte) => String.fromCharCode(byte)).join('');
  if (codec === 'ascii') {
    for (const [at, byte] of data.entries()) {
      if (byte < 0x80) parts.push(String.fromCharCode(byte));
      else if (!fail(at, at + 1, 'ordinal not in range(128)')) return null;
    }
    return parts.join('');
  }
  if (codec === 'utf-8') return decodeUtf8(data, parts, fail);
  return decodeWide(data, codec, parts, fail);
}

type Fail = (from: number, to: number, reason: string) => boolean;

/** The longest beginning of a sequence that could go on is one error. */
function decodeUtf8(data: Uint8Array, parts: string[], fail: Fail): string | null {
  for (let at = 0; at < data.length;) {
    const first = data[at]!;
    if (first < 0x80) {
      parts.push(String.fromCharCode(first));
      at++;
      continue;
    }
    const length =
      first >= 0xc2 && first < 0xe0 ? 2 : first >= 0xe0 && first < 0xf0 ? 3 : first >= 0xf0 && first < 0xf5 ? 4 : 0;
    if (length === 0) {
      if (!fail(at, at + 1, 'invalid start byte')) return null;
      at++;
      continue;
    }
    let code = first & (0xff >> (length + 1));
    let good = 1;
    for (; good < length && at + good < data.length; good++) {
      const byte = data[at + good]!;
      const least = good > 1 ? 0x80 : first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
      const most = good > 1 ? 0xbf : first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
      if (byte < least || byte > most) break;
      code = (code << 6) | (byte & 63);
    }
    if (good === length) parts.push(String.fromCodePoint(code));
    else if (!fail(at, at + good, at + good >= data.length ? 'unexpected end of data' : 'invalid continuation byte'))
      return null;
    at += good;
  }
  return parts.join('');
}

function decodeWide(data: Uint8Array, codec: Codec, parts: string[], fail: Fail): string | null {
  const width = codec.startsWith('utf-16') ? 2 : 4;
  let big = codec.endsWith('-be');
  let at = 0;
  if (codec === 'utf-16' || codec === 'utf-32') {
    const mark = [...data.subarray(0, width)].join();
    if (mark === '255,254' || mark === '255,254,0,0') at = width;
    if (mark === '254,255' || mark === '0,0,254,255') [at, big] = [width, true];
  }
  for (; at < data.length; at += width) {
    if (at + width > data.length) return fail(at, data.length, 'truncated data') ? parts.join('') : null;
    const bytes = [...data.subarray(at, at + width)];
    const code = (big ? bytes : bytes.reverse()).reduce((value, byte) => value * 256 + byte, 0);
    if (code > 0x10ffff) {
      if (!fail(at, at + width, 'code point not in range(0x110000)')) return null;
    } else parts.push(width === 2 ? String.fromCharCode(code) : String.fromCodePoint(code));
  }
  return parts.join('');
}
