/** `'%s and %r' % (a, b)` as the f-string that does the same (`optimize_format` in Python/ast_opt.c). */
import type { Expression, JoinedStr, Location } from '../syntax/tree.js';
import { NO_LOCATION } from './instruction.js';

/** A run of text, or one directive: flags, width, precision, conversion. */
const PIECE = /((?:[^%]|%%)+)|%([-+ #0]*)(\d{0,2})(?:\.(\d{0,2}))?([sra])/gsuy;

function place({ lineno, end_lineno, col_offset, end_col_offset }: Location): Location {
  return { lineno, end_lineno, col_offset, end_col_offset };
}

function text(value: string, location: Location): Expression {
  return { nodeType: 'Constant', value: { kind: 'str', value }, ...location };
}

/** The f-string, or undefined where the format has anything but plain %s, %r and %a, one for each value. */
export function formatAsJoinedString(
  format: string,
  values: readonly Expression[],
  location: Location,
): JoinedStr | undefined {
  const pieces: Expression[] = [];
  let used = 0;
  PIECE.lastIndex = 0;
  while (PIECE.lastIndex < format.length) {
    const match = PIECE.exec(format);
    if (match === null) return undefined;
    const [, literal, flags = '', width = '', precision, conversion = ''] = match;
    if (literal !== undefined) {
      pieces.push(text(literal.replaceAll('%%', '%'), NO_LOCATION));
      continue;
    }
    const value = values[used++];
    if (value === undefined) return undefined;
    pieces.push(formattedValue(value, flags, width, precision, conversion));
  }
  if (used < values.length) return undefined;
  return { nodeType: 'JoinedStr', values: pieces, ...place(location) };
}

function formattedValue(
  value: Expression,
  flags: string,
  width: string,
  precision: string | undefined,
  conversion: string,
): Expression {
  const align = !flags.includes('-') && Number(width) > 0 ? '>' : '';
  const places = precision === undefined ? '' : `.${String(Number(precision))}`;
  const spec = `${align}${width === '' ? '' : String(Number(width))}${places}`;
  const node = { nodeType: 'FormattedValue', value, conversion: conversion.charCodeAt(0), ...place(value) } as const;
  return spec === '' ? node : { ...node, format_spec: text(spec, place(value)) };
}
