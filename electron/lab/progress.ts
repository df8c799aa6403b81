/** Progress on standard error: one line that is written over on a terminal, a few lines elsewhere. */
export class Progress {
  private lastAt = 0;
  private readonly isTerminal = process.stderr.isTTY === true;

  /** Shows the line if the last one is old enough. */
  show(line: string): void {
    const now = performance.now();
    if (now - this.lastAt < (this.isTerminal ? 100 : 10_000)) return;
    this.lastAt = now;
    process.stderr.write(this.isTerminal ? `\r\x1b[K${line}` : `${line}\n`);
  }

  /** Shows the line and leaves it standing. */
  keep(line: string): void {
    process.stderr.write(this.isTerminal ? `\r\x1b[K${line}\n` : `${line}\n`);
  }
}
