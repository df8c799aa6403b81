import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { root } from '../../electron/scripts/paths.mjs';
import { findRuntime } from '../../electron/scripts/runtime.mjs';
import { electronSwitches } from '../../electron/scripts/system.mjs';

test('--smoke opens the window, asks both workers for onnxruntime and prints one line of JSON', () => {
  const runtime = findRuntime();
  test.skip(!runtime, 'There is no Electron runtime here; npm start gets one.');
  const userData = mkdtempSync(path.join(tmpdir(), 'gradient-lab-'));
  const env = { ...process.env, GRADIENT_LAB_USER_DATA: userData };
  const output = execFileSync(runtime!.executable, [...electronSwitches(), root, '--smoke'], { encoding: 'utf8', env, timeout: 60_000 });
  rmSync(userData, { recursive: true });
  const lines = output.trim().split('\n');
  expect(lines).toHaveLength(1);
  const facts = JSON.parse(lines[0]) as Record<string, unknown>;
  expect(facts).toMatchObject({ engine: true, window: true, electron: runtime!.version });
  expect(facts['onnxruntime']).toMatch(/^\d+\.\d+\.\d+$/);
});
