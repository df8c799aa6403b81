/** `npm run lint`: import rules, bans and size budgets. `-- --warnings` also lists what is over a soft budget. */
import path from 'node:path';
import { fingerprint } from './fingerprint.mjs';
import { compileMessages } from './messages.mjs';
import { root, stamps } from './paths.mjs';
import { command, say } from './say.mjs';
import { setup } from './setup.mjs';

await command(async () => {
  await setup();
  await compileMessages();
  const results = await lint();
  const problems = (await import('./lint/budgets.mjs')).wideFolderProblems();
  for (const problem of problems) say(problem);
  const count = (key) => results.reduce((sum, result) => sum + result[key], 0);
  const errors = count('errorCount') + problems.length;
  say(`Lint: ${results.length} files, ${errors} errors, ${count('warningCount')} over a soft budget.`);
  return errors > 0 ? 1 : 0;
});

async function lint() {
  const { ESLint } = await import('eslint');
  // The rules are part of the name: a changed import table must not meet remembered answers.
  const rules = fingerprint(['eslint.config.js', 'electron/scripts/lint', 'package-lock.json']).slice(0, 12);
  const cacheLocation = path.join(stamps, `eslint-${rules}`);
  const eslint = new ESLint({ cwd: root, cache: true, cacheLocation, errorOnUnmatchedPattern: false });
  const results = await eslint.lintFiles(['electron', 'renderer', 'tests', '*.config.js']);
  const shown = process.argv.includes('--warnings') ? results : ESLint.getErrorResults(results);
  const text = await (await eslint.loadFormatter('stylish')).format(shown);
  if (text) say(text);
  return results;
}
