import { execFileSync, spawnSync } from 'node:child_process';
import path from 'node:path';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { expect, test } from '@playwright/test';
import { release, root } from '../../electron/scripts/paths.mjs';
import { electronSwitches } from '../../electron/scripts/system.mjs';

test.describe('the packaged folder', () => {
  test.skip(process.platform !== 'linux' || process.arch !== 'x64', 'is made on linux-x64');
  let executable: string;

  test.beforeAll(() => {
    const script = path.join(root, 'electron/scripts/package.mjs');
    const { status, stderr } = spawnSync(process.execPath, [script, '--linux', 'dir'], { encoding: 'utf8' });
    expect(status, stderr).toBe(0);
    const folder = stderr.includes('TEST ONLY') ? 'test-runtime-linux-unpacked' : 'linux-unpacked';
    executable = path.join(release, folder, 'gradient-lab');
  });

  test('starts, loads onnxruntime and prints one line of JSON', () => {
    const output = execFileSync(executable, [...electronSwitches(), '--smoke'], {
      encoding: 'utf8',
      timeout: 60_000,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const lines = output.trim().split('\n');
    expect(lines).toHaveLength(1);
    const facts = JSON.parse(lines[0]!);
    expect(facts).toMatchObject({ engine: true, window: true });
    expect(facts.onnxruntime).toMatch(/^\d+\.\d+/);
  });

  test('cannot be used as a plain Node, and opens no debugger', async () => {
    const wire = await getCurrentFuseWire(executable);
    const off = [
      FuseV1Options.RunAsNode,
      FuseV1Options.EnableNodeOptionsEnvironmentVariable,
      FuseV1Options.EnableNodeCliInspectArguments,
    ];
    // A fuse is the character 0 or 1 inside the executable.
    for (const fuse of off) expect(wire[fuse]).toBe('0'.charCodeAt(0));
    expect(wire[FuseV1Options.OnlyLoadAppFromAsar]).toBe('1'.charCodeAt(0));
  });
});
