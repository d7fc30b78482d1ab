/** What a command has of the world: its standard streams. A test gives it others. */

export interface Io {
  /** All of standard input. */
  input(): Promise<string>;
  output(text: string): void;
  error(text: string): void;
}

/** The process's own. A reader that goes away early, such as `head`, ends the process quietly. */
export function processIo(): Io {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 2));
  return {
    async input() {
      const chunks: Buffer[] = [];
      for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
      return Buffer.concat(chunks).toString('utf8');
    },
    output: (text) => void process.stdout.write(text),
    error: (text) => void process.stderr.write(text),
  };
}
