/**
 * An error nobody caught ends the whole engine, and main starts a new one from the last snapshot. Left alone, Electron
 * would since version 37 only warn about a rejected promise, and the engine would go on half broken.
 */
export function endOnError(): void {
  process.on('unhandledRejection', end);
  process.on('uncaughtException', end);
}

/** Writes the error to the log of main and ends the process with code 1. */
export function end(error: unknown): void {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`${text}\n`, () => process.exit(1));
}
