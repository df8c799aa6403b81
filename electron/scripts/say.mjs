/** Announcements. They go to stderr, so that stdout holds only results. */
import { realpathSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

export function say(text) {
  process.stderr.write(`${text}\n`);
}

/** A mistake the reader can do something about: shown as a sentence, without a stack. */
export class Problem extends Error {}

/** Runs the main function of a command and turns its errors into an exit code. */
export async function command(main) {
  try {
    process.exitCode = (await main()) ?? process.exitCode ?? 0;
  } catch (error) {
    say(error instanceof Problem ? `Stopped: ${error.message}` : String(error?.stack ?? error));
    process.exitCode = 1;
  }
}

/** True when the module with this `import.meta.url` is the one that node was asked to run. */
export function isMain(url) {
  return process.argv[1] !== undefined && pathToFileURL(realpathSync(process.argv[1])).href === url;
}
