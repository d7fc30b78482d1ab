/** The lessons of the welcome screen, where this build has any: each is a program or a session to step through. */

export interface Lesson {
  readonly id: string;
  readonly title: string;
  /** One line: `What an assignment really does`. */
  readonly description: string;
  /** How many key frames it has. */
  readonly frames: number;
  /** A picture of 282 x 85 as SVG text without a size of its own, or null. */
  readonly picture: string | null;
  /** File name, `names.heapwright` or `names.py`. */
  readonly filename: string;
  /** The text of the file. */
  load(): Promise<string>;
}

const index = import.meta.glob<{ readonly LESSONS: readonly Lesson[] }>('../lessons/index.ts', { eager: true });

export const LESSONS: readonly Lesson[] = Object.values(index).flatMap((module) => module.LESSONS);
