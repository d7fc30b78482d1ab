import { smaller, type Statement } from './statement.js';

/** Takes statements out of a program for as long as `holds` does; at most `tries` questions are asked. */
export async function shrink(
  program: readonly Statement[],
  holds: (program: readonly Statement[]) => boolean | Promise<boolean>,
  tries: number,
): Promise<readonly Statement[]> {
  let smallest = program;
  for (let progress = true; progress && tries > 0;) {
    progress = false;
    for (const candidate of smaller(smallest)) {
      if (tries-- <= 0) break;
      if (!(await holds(candidate))) continue;
      smallest = candidate;
      progress = true;
      break;
    }
  }
  return smallest;
}
