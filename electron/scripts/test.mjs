/**
 * `npm test`: the same set-up as `npm start`, then every check and test.
 * `-- --checks`, `-- --unit` and `-- --e2e` select parts; the last line is always `N passed, N failed`.
 */
import { mkdirSync } from 'node:fs';
import { build } from './build.mjs';
import { appBundles } from './bundles.mjs';
import { compileMessages } from './messages.mjs';
import { stamps } from './paths.mjs';
import { announceRuntime, ensureRuntime } from './runtime.mjs';
import { Problem, command, say } from './say.mjs';
import { setup } from './setup.mjs';
import { ensureLibraries } from './system.mjs';
import { runChecks, runEndToEndTests, runUnitTests } from './test-parts.mjs';

const parts = ['checks', 'unit', 'e2e'];

await command(async () => {
  const selected = selectedParts(process.argv.slice(2));
  const total = { passed: 0, failed: 0 };
  await counting(total, prepare);
  for (const part of selected) await counting(total, () => runPart(part));
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return total.failed > 0 || total.passed === 0 ? 1 : 0;
});

function selectedParts(args) {
  const selected = parts.filter((part) => args.includes(`--${part}`));
  return selected.length > 0 ? selected : parts;
}

async function prepare() {
  await setup();
  mkdirSync(stamps, { recursive: true });
  await compileMessages();
}

async function runPart(part) {
  if (part === 'checks') return runChecks();
  await build([...appBundles, 'lab']);
  if (part === 'unit') return runUnitTests();
  const runtime = await ensureRuntime();
  await ensureLibraries(runtime.executable);
  announceRuntime(runtime);
  return runEndToEndTests();
}

/** A part that stops with an error is one failure; the others still run. */
async function counting(total, work) {
  try {
    const { passed, failed } = (await work()) ?? { passed: 0, failed: 0 };
    total.passed += passed;
    total.failed += failed;
  } catch (error) {
    say(error instanceof Problem ? `Stopped: ${error.message}` : error.stack);
    total.failed += 1;
  }
}
