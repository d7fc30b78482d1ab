/** What is wrong inside the replacement fields of f-strings. */
import { readFragment } from './fragment.js';
import { atToken, range } from './mistake.js';
import { startsExpression } from './site.js';
import type { SourceLines } from './source-lines.js';
import type { Mistake, Token } from './token.js';

/** What is wrong in the replacement fields of the f-strings; undefined when they are right. */
export function fieldMistake(tokens: readonly Token[], lines: SourceLines): Mistake | undefined {
  for (const field of tokens.flatMap(({ fields }) => fields ?? [])) {
    const end = field.at(-1)?.text === '=' ? -1 : field.length;
    const expression = field.slice(0, end);
    const [first] = expression;
    const inner = fieldMistake(field, lines);
    if (inner !== undefined) return inner;
    if (first === undefined || readFragment(expression, lines) !== undefined) continue;
    if (first.text === 'lambda') {
      const last = expression.at(-1) ?? first;
      return range(first, last, 'f-string: lambda expressions are not allowed without parentheses');
    }
    let valid = expression.length - 1;
    while (valid > 0 && readFragment(expression.slice(0, valid), lines) === undefined) valid--;
    const next = expression[valid] ?? first;
    if (valid === 0) return atToken(first, "f-string: expecting a valid expression after '{'");
    if (!startsExpression(next)) return atToken(next, "f-string: expecting '=', or '!', or ':', or '}'");
    return range(first, next, 'invalid syntax. Perhaps you forgot a comma?');
  }
  return undefined;
}
