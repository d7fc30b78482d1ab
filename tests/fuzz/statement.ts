/** A line of a program, or a head with the lines under it: what can be taken out without tearing a program apart. */
export interface Statement {
  readonly text: string;
  readonly body?: readonly Statement[];
}

/** The text of a program. A head under which nothing is left gets a `pass`. */
export function textOf(statements: readonly Statement[], indent = ''): string {
  let text = '';
  for (const statement of statements) {
    text += `${indent}${statement.text}\n`;
    if (statement.body === undefined) continue;
    text += statement.body.length === 0 ? `${indent}    pass\n` : textOf(statement.body, `${indent}    `);
  }
  return text;
}

/** Every program that has one statement less, or one head less with its body kept, largest cuts first. */
export function* smaller(statements: readonly Statement[]): IterableIterator<readonly Statement[]> {
  for (let length = statements.length >> 1; length > 1; length >>= 1)
    for (let from = 0; from + length <= statements.length; from += length)
      yield [...statements.slice(0, from), ...statements.slice(from + length)];
  for (let index = statements.length - 1; index >= 0; index--) {
    const before = statements.slice(0, index);
    const after = statements.slice(index + 1);
    const { text, body } = statements[index]!;
    yield [...before, ...after];
    if (body === undefined) continue;
    yield [...before, ...body, ...after];
    for (const less of smaller(body)) yield [...before, { text, body: less }, ...after];
  }
}
