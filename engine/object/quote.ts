/** `unicode_repr` (Objects/unicodeobject.c): single quotes unless only double ones avoid escapes; unprintables escaped. */
export function quote(text: string): string {
  const mark = text.includes("'") && !text.includes('"') ? '"' : "'";
  let quoted = '';
  for (const character of text) {
    const code = character.codePointAt(0)!;
    if (character === mark || character === '\\') quoted += `\\${character}`;
    else if (character === '\n') quoted += '\\n';
    else if (character === '\r') quoted += '\\r';
    else if (character === '\t') quoted += '\\t';
    else if (code < 0x20 || code === 0x7f) quoted += `\\x${code.toString(16).padStart(2, '0')}`;
    else if (code < 0x7f || isPrintable(character)) quoted += character;
    else if (code < 0x100) quoted += `\\x${code.toString(16).padStart(2, '0')}`;
    else if (code < 0x10000) quoted += `\\u${code.toString(16).padStart(4, '0')}`;
    else quoted += `\\U${code.toString(16).padStart(8, '0')}`;
  }
  return mark + quoted + mark;
}

/** `Py_UNICODE_ISPRINTABLE`: not of the categories "Other" and "Separator". */
function isPrintable(character: string): boolean {
  return !/[\p{C}\p{Z}]/u.test(character);
}
