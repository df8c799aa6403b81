/** The parts of `npm test`. Each gives how many passed and failed; a part without any test counts as failed. */
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { inRoot, stamps } from './paths.mjs';
import { run, runTool } from './run.mjs';
import { say } from './say.mjs';
import { hasDisplay, withDisplay } from './system.mjs';

const checks = [
  ['Types of the core (no page, no Node)', 'typescript/bin/tsc', ['--noEmit', '-p', 'electron/core']],
  ['Types of everything', 'typescript/bin/tsc', ['--noEmit', '-p', '.']],
  ['Types and markup of the components', 'svelte-check/bin/svelte-check', ['--fail-on-warnings', '--output', 'human']],
  ['Lint', '../electron/scripts/lint.mjs', []],
];

/** All checks at once: each is one process, and together they fill the cores. */
export async function runChecks() {
  const results = await Promise.all(checks.map(runCheck));
  const passed = results.filter(Boolean).length;
  return { passed, failed: checks.length - passed };
}

async function runCheck([name, tool, args]) {
  const { code, text } = await runTool(tool, args, { output: 'collect' });
  if (code !== 0) say(text.trim());
  say(`${code === 0 ? 'passed' : 'FAILED'}: ${name}`);
  return code === 0;
}

export async function runUnitTests() {
  say('Unit tests.');
  const report = freshReport('unit.json');
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const { code } = await runTool('vitest/vitest.mjs', args, { output: 'stderr' });
  const { numPassedTests = 0, numFailedTests = 0 } = read(report);
  return counted(code, numPassedTests, numFailedTests);
}

export async function runEndToEndTests() {
  say('End-to-end tests in a real window.');
  const report = freshReport('e2e.json');
  const cli = inRoot('node_modules/@playwright/test/cli.js');
  const { program, args } = withDisplay(process.execPath, [cli, 'test']);
  const options = { env: { GRADIENT_LAB_E2E_REPORT: report }, output: 'stderr', group: !hasDisplay() };
  const { code } = await run(program, args, options);
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = read(report).stats ?? {};
  if (skipped > 0) say(`${skipped} end-to-end tests were skipped.`);
  return counted(code, expected + flaky, unexpected);
}

/** A part that failed as a whole (a file that does not load, no tests at all) is one failure more. */
function counted(code, passed, failed) {
  const whole = (code !== 0 && failed === 0) || passed + failed === 0;
  if (whole) say('This part failed as a whole: a file did not load, or there was no test to run.');
  return { passed, failed: failed + (whole ? 1 : 0) };
}

function freshReport(name) {
  const report = path.join(stamps, name);
  rmSync(report, { force: true });
  return report;
}

function read(report) {
  try {
    return JSON.parse(readFileSync(report, 'utf8'));
  } catch {
    return {};
  }
}
