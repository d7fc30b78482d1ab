/** Reading one number, with CPython's complaints about wrong ones (Parser/tokenizer.c). */

export interface NumberScan {
  /** Offset after the number; or, with a message, after what CPython had read when it gave up. */
  readonly end: number;
  readonly message?: string;
  /** Start of the range to point at, where it is not the character before `end`. */
  readonly start?: number;
}

/** Keywords that may follow a number without a space: `1if x else 2`. */
const KEYWORD_AFTER = /(?:and|else|for|if|in|is|or|not)\b/y;
const BASES = [
  { mark: /[xX]/, digit: /[0-9a-fA-F]/, name: 'hexadecimal' },
  { mark: /[oO]/, digit: /[0-7]/, name: 'octal' },
  { mark: /[bB]/, digit: /[01]/, name: 'binary' },
] as const;

class Scan {
  readonly text: string;
  at: number;
  message: string | undefined;

  constructor(text: string, at: number) {
    this.text = text;
    this.at = at;
  }

  get next(): string {
    return this.text[this.at] ?? '';
  }

  fail(message: string, end = this.at): false {
    this.message = message;
    this.at = end;
    return false;
  }

  /** Digits in groups joined by single underscores; false on a lone underscore. */
  digits(digit: RegExp, name: string): boolean {
    for (;;) {
      while (digit.test(this.next)) this.at++;
      if (this.next !== '_') return true;
      this.at++;
      if (!digit.test(this.next)) return this.fail(`invalid ${name} literal`);
    }
  }

  /** Nothing that could be part of a name follows. */
  endOfNumber(name: string): boolean {
    KEYWORD_AFTER.lastIndex = this.at;
    if (KEYWORD_AFTER.test(this.text)) return true;
    return /[A-Za-z0-9_]/.test(this.next) ? this.fail(`invalid ${name} literal`) : true;
  }
}

/** Reads the number that starts at `start`. */
export function scanNumber(text: string, start: number): NumberScan {
  const scan = new Scan(text, start);
  const based = text[start] === '0' ? BASES.find(({ mark }) => mark.test(text[start + 1] ?? '')) : undefined;
  if (based !== undefined) {
    scan.at += 2;
    scanBased(scan, based);
  } else {
    const zeros = scanDecimal(scan, start);
    if (zeros !== undefined) return zeros;
  }
  return scan.message === undefined ? { end: scan.at } : { end: scan.at, message: scan.message };
}

function scanBased(scan: Scan, { digit, name }: (typeof BASES)[number]): void {
  if (scan.next === '_') scan.at++;
  const wrongDigit = (): boolean => {
    if (!/[0-9]/.test(scan.next)) return true;
    return scan.fail(`invalid digit '${scan.next}' in ${name} literal`, scan.at + 1);
  };
  if (!digit.test(scan.next)) {
    if (wrongDigit()) scan.fail(`invalid ${name} literal`);
    return;
  }
  if (!scan.digits(digit, name) || !wrongDigit()) return;
  scan.endOfNumber(name);
}

const DIGIT = /[0-9]/;

function scanDecimal(scan: Scan, start: number): NumberScan | undefined {
  if (scan.next !== '.' && !scan.digits(DIGIT, 'decimal')) return undefined;
  const whole = scan.text.slice(start, scan.at);
  let isFloat = false;
  if (scan.next === '.') {
    isFloat = true;
    scan.at++;
    if (DIGIT.test(scan.next) && !scan.digits(DIGIT, 'decimal')) return undefined;
  }
  if (/[eE]/.test(scan.next)) {
    const exponent = scan.at;
    const sign = /[+-]/.test(scan.text[exponent + 1] ?? '') ? 1 : 0;
    if (DIGIT.test(scan.text[exponent + 1 + sign] ?? '')) {
      isFloat = true;
      scan.at += 1 + sign;
      if (!scan.digits(DIGIT, 'decimal')) return undefined;
    } else if (sign === 1) {
      scan.fail('invalid decimal literal', exponent + 2);
      return undefined;
    }
  }
  if (/[jJ]/.test(scan.next)) {
    scan.at++;
    scan.endOfNumber('imaginary');
    return undefined;
  }
  if (!isFloat && /^0[0-9_]*[1-9]/.test(whole)) {
    const zeros = /^0(?:_?0)*/.exec(whole)?.[0].length ?? 1;
    const message = 'leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers';
    return { start, end: start + zeros, message };
  }
  scan.endOfNumber('decimal');
  return undefined;
}
