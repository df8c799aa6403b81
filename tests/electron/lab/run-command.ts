/** Runs a command of the command line in this process and hands back what it prints on standard output. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { vi } from 'vitest';

export async function outputOf(command: (given: readonly string[]) => Promise<void>, ...given: readonly string[]): Promise<string> {
  let text = '';
  const stdout = vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    text += String(chunk);
    return true;
  });
  const stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  try {
    await command(given);
  } finally {
    stdout.mockRestore();
    stderr.mockRestore();
  }
  return text;
}

export const temporaryFolder = (): string => mkdtempSync(path.join(tmpdir(), 'lab-test-'));
