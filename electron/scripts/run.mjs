/** Starting other programs. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { root } from './paths.mjs';
import { Problem } from './say.mjs';

/**
 * Runs a program to its end and gives its exit code. `output` says where its standard output goes:
 * 'inherit' (default), 'stderr' for programs whose talk must not mix with results, or 'collect'. With `group` the
 * program and everything it starts end together, which a virtual display needs: it is a shell around the program.
 */
export function run(program, args, { env = {}, output = 'inherit', timeout, shell = false, cwd = root, group = false } = {}) {
  return new Promise((resolve) => {
    const stdout = output === 'stderr' ? 2 : output === 'collect' ? 'pipe' : 'inherit';
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['inherit', stdout, output === 'collect' ? 'pipe' : 'inherit'],
      timeout,
      shell,
      detached: group && process.platform !== 'win32',
    });
    let text = '';
    child.stdout?.on('data', (part) => (text += part));
    child.stderr?.on('data', (part) => (text += part));
    const stopForwarding = forwardSignals(child, group);
    const end = (code) => (stopForwarding(), resolve({ code, text }));
    child.on('error', (error) => ((text += error.message), end(127)));
    child.on('close', (code, signal) => end(code ?? (signal ? 128 : 1)));
  });
}

/** When this script is asked to stop, its program is asked too. */
function forwardSignals(child, group) {
  const pass = (signal) => (group && process.platform !== 'win32' ? process.kill(-child.pid, signal) : child.kill(signal));
  const handlers = ['SIGINT', 'SIGTERM', 'SIGHUP'].map((signal) => [signal, () => pass(signal)]);
  for (const [signal, handler] of handlers) process.on(signal, handler);
  return () => {
    for (const [signal, handler] of handlers) process.off(signal, handler);
  };
}

/** The npm that started this script, or the one on the path. */
export function runNpm(args, options = {}) {
  const started = process.env.npm_execpath;
  if (started?.endsWith('.js')) return run(process.execPath, [started, ...args], options);
  return run('npm', args, { ...options, shell: process.platform === 'win32' });
}

/** Runs a JavaScript program of node_modules with this node. */
export function runTool(file, args, options) {
  return run(process.execPath, [path.join(root, 'node_modules', ...file.split('/')), ...args], options);
}

/** Like `run`, but a failure is an error with the given sentence. */
export async function must(result, sentence) {
  const { code, text } = await result;
  if (code !== 0) throw new Problem(text ? `${sentence}\n${text.trim()}` : sentence);
}
