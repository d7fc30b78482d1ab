import { isSpace } from '../../object/character.js';
import { boolObject } from '../../object/int.js';
import { isAscii, makeStr, textOf } from '../../object/str.js';
import type { NativeRow } from '../machine.js';
import { strRow } from './str-row.js';

/** Upper and lower case of str, and what its characters are. */

/** A method that gives a text for a text. */
function mapped(name: string, change: (text: string) => string): NativeRow {
  return strRow(name, 0, 0, (machine, _args, _names, self) => makeStr(machine, change(textOf(machine, self))));
}

/** A method that answers yes or no. */
function asked(name: string, test: (text: string) => boolean): NativeRow {
  return strRow(name, 0, 0, (machine, _args, _names, self) => boolObject(test(textOf(machine, self))));
}

const DIGRAPHS: Readonly<Record<string, string>> = {
  Ǆ: 'ǅ',
  ǅ: 'ǅ',
  ǆ: 'ǅ',
  Ǉ: 'ǈ',
  ǈ: 'ǈ',
  ǉ: 'ǈ',
  Ǌ: 'ǋ',
  ǋ: 'ǋ',
  ǌ: 'ǋ',
  Ǳ: 'ǲ',
  ǲ: 'ǲ',
  ǳ: 'ǲ',
};

/** `_PyUnicode_ToTitleFull`. */
function titleCase(character: string): string {
  const digraph = DIGRAPHS[character];
  if (digraph !== undefined) return digraph;
  const [first = '', ...rest] = [...character.toUpperCase()];
  return first + rest.join('').toLowerCase();
}

const CASED = /\p{Cased}/u;
const UPPER = /\p{Uppercase}/u;
const LOWER = /\p{Lowercase}/u;
const TITLE = /\p{Lt}/u;

/** `do_title`: the first of each run of cased characters in title case. */
function title(text: string): string {
  return text.replace(/\p{Cased}+/gu, (run) => {
    const [first = '', ...rest] = [...run];
    return titleCase(first) + rest.join('').toLowerCase();
  });
}

function capitalize(text: string): string {
  const [first = '', ...rest] = [...text];
  return titleCase(first) + `${first}${rest.join('')}`.toLowerCase().slice(first.toLowerCase().length);
}

function swapCase(text: string): string {
  const lower = text.toLowerCase();
  if ([...lower].length !== [...text].length) {
    return [...text]
      .map((each) => (UPPER.test(each) ? each.toLowerCase() : LOWER.test(each) ? each.toUpperCase() : each))
      .join('');
  }
  const lowered = [...lower];
  return [...text]
    .map((each, index) => (UPPER.test(each) ? lowered[index]! : LOWER.test(each) ? each.toUpperCase() : each))
    .join('');
}

/** `_PyUnicode_ToFoldedFull`: lower case by way of upper case, but for the dotless i. */
function caseFold(text: string): string {
  return [...text]
    .map((each) => (each === 'ı' ? each : each === 'İ' ? 'i̇' : each.toUpperCase().toLowerCase()))
    .join('');
}

/** `unicode_istitle`. */
function isTitle(text: string): boolean {
  let cased = false;
  let before = false;
  for (const character of text) {
    if (UPPER.test(character) || TITLE.test(character)) {
      if (before) return false;
      before = cased = true;
    } else if (LOWER.test(character)) {
      if (!before) return false;
      before = cased = true;
    } else {
      before = false;
    }
  }
  return cased;
}

/** `Numeric_Type=Digit`, decimal digits left out. */
const DIGIT =
  /[\u00b2\u00b3\u00b9\u1369-\u1371\u19da\u2070\u2074-\u2079\u2080-\u2089\u2460-\u2468\u2474-\u247c\u2488-\u2490\u24ea\u24f5-\u24fd\u24ff\u2776-\u277e\u2780-\u2788\u278a-\u2792\u{10a40}-\u{10a43}\u{10e60}-\u{10e68}\u{11052}-\u{1105a}\u{1f100}-\u{1f10a}]/u;
/** Letters with a numeric value: the numerals of Chinese. */
const NUMERAL =
  /[㐅㒃㠪㭍一七万三両两九二五亖亿什仟仨伍佰俩倆億兆八六六十千卄卅卌半参參叁叄四壱壹幺廾廿弌弍弎弐拐拾捌柒洞漆玖百皕秭肆萬貮貳贰鈎钩阡陌陆陸]/u;

const isDigit = (each: string): boolean => /\p{Nd}/u.test(each) || DIGIT.test(each);
const isNumeric = (each: string): boolean => /\p{N}/u.test(each) || NUMERAL.test(each);
const isAlpha = (each: string): boolean => /\p{L}/u.test(each);

/** Every character, and at least one. */
const every =
  (test: (character: string) => boolean) =>
  (text: string): boolean =>
    text !== '' && [...text].every(test);

function isIdentifier(text: string): boolean {
  return /^[\p{ID_Start}_]\p{ID_Continue}*$/u.test(text);
}

export const STR_CASES: readonly NativeRow[] = [
  mapped('upper', (text) => text.toUpperCase()),
  mapped('lower', (text) => text.toLowerCase()),
  mapped('capitalize', capitalize),
  mapped('title', title),
  mapped('swapcase', swapCase),
  mapped('casefold', caseFold),
  asked(
    'isdecimal',
    every((each) => /\p{Nd}/u.test(each)),
  ),
  asked('isdigit', every(isDigit)),
  asked('isnumeric', every(isNumeric)),
  asked('isalpha', every(isAlpha)),
  asked(
    'isalnum',
    every((each) => isAlpha(each) || isNumeric(each)),
  ),
  asked(
    'isspace',
    every((each) => isSpace(each.codePointAt(0)!)),
  ),
  asked('isupper', (text) => CASED.test(text) && ![...text].some((each) => LOWER.test(each) || TITLE.test(each))),
  asked('islower', (text) => CASED.test(text) && ![...text].some((each) => UPPER.test(each) || TITLE.test(each))),
  asked('istitle', isTitle),
  asked('isidentifier', isIdentifier),
  asked('isprintable', (text) => text === '' || [...text].every((each) => each === ' ' || !/[\p{C}\p{Z}]/u.test(each))),
  strRow('isascii', 0, 0, (machine, _args, _names, self) => boolObject(isAscii(machine.words, self))),
];
