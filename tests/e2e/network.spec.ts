import { mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { launchApp } from './app';

/** An open socket of the system's tables: its own address and its inode. */
interface Socket {
  readonly address: string;
  readonly inode: string;
}

const tables = ['tcp', 'tcp6', 'udp', 'udp6'];

test('nothing leaves the machine while the app starts and trains', async () => {
  test.skip(process.platform !== 'linux', 'reads the socket tables of Linux');
  const { app, page, close } = await launchApp();
  const foreign: string[] = [];
  page.on('request', (request) => {
    if (!/^(app:\/\/ui\/|data:|blob:app:\/\/ui\/)/.test(request.url())) foreign.push(request.url());
  });
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  const sockets: string[] = [];
  for (let look = 0; look < 20; look++) {
    sockets.push(...outwardSockets(app.process().pid!));
    await page.waitForTimeout(200);
  }
  expect(foreign).toEqual([]);
  expect([...new Set(sockets)]).toEqual([]);
  await close();
});

test('no library keeps a diary of its use for its maker', async () => {
  const home = mkdtempSync(path.join(tmpdir(), 'gradient-lab-home-'));
  const { page, close } = await launchApp({ env: { HOME: home, XDG_CACHE_HOME: path.join(home, '.cache') } });
  await page.getByRole('button', { name: 'Step', exact: true }).click();
  await expect(page.locator('.norm').first()).toBeVisible();
  const written = readdirSync(home, { recursive: true, encoding: 'utf8' });
  expect(written.filter((name) => /microsoft|telemetry|onnxruntime/i.test(name))).toEqual([]);
  await close();
  rmSync(home, { recursive: true, force: true });
});

/** Sockets of the process and its children that are not bound to the loopback address, which the test tool uses. */
function outwardSockets(root: number): string[] {
  const inodes = new Set(processTree(root).flatMap(socketInodes));
  return tables
    .flatMap(readTable)
    .filter(({ inode, address }) => inodes.has(inode) && !isLoopback(address))
    .map(({ address }) => address);
}

function readTable(name: string): Socket[] {
  const lines = readFileSync(`/proc/net/${name}`, 'utf8').trim().split('\n').slice(1);
  return lines.map((line) => {
    const fields = line.trim().split(/\s+/);
    return { address: fields[1], inode: fields[9] };
  });
}

/** Addresses stand there in hexadecimal, in the byte order of the machine. */
const isLoopback = (address: string): boolean => /^(0100007F|00000000000000000000000001000000|0000000000000000FFFF00000100007F):/.test(address);

function processTree(root: number): number[] {
  const parents = new Map(readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? [[Number(name), parentOf(name)]] : [])));
  const tree = [root];
  for (const pid of tree) for (const [child, parent] of parents) if (parent === pid) tree.push(child);
  return tree;
}

function parentOf(pid: string): number | null {
  try {
    const status = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(status.slice(status.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    // It has ended since the folder was listed.
    return null;
  }
}

function socketInodes(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).flatMap((descriptor) => {
      const target = linkOf(`/proc/${pid}/fd/${descriptor}`);
      return target?.startsWith('socket:[') ? [target.slice(8, -1)] : [];
    });
  } catch {
    return [];
  }
}

function linkOf(file: string): string | null {
  try {
    return readlinkSync(file);
  } catch {
    return null;
  }
}
