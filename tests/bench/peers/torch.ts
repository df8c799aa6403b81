/** PyTorch, if a Python with it is installed; it works in a process of its own and answers line by line. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { blocksOf, type Meter, type Peer, type Task } from './peer';

const script = 'tests/bench/peers/torch_peer.py';

/** @param python program to run instead of `python3` */
export function torch(python = 'python3', threads: number): Peer {
  const found = spawnSync(python, ['-c', 'import torch; print(torch.__version__)'], { encoding: 'utf8' });
  const isThere = found.status === 0;
  return {
    name: 'PyTorch',
    version: isThere ? found.stdout.trim() : '(absent)',
    open: async (task) => (isThere ? open(task, python, threads) : `it is absent: "${python}" has no module torch.`),
  };
}

async function open(task: Task, python: string, threads: number): Promise<Meter> {
  const child = spawn(python, [script], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ask = async (question: string): Promise<string> => {
    child.stdin.write(`${question}\n`);
    const { value, done } = await lines.next();
    if (done) throw new Error(`${script} ended without an answer.`);
    return value as string;
  };
  await ask(JSON.stringify({ ...describe(task), threads }));
  return { measure: async (milliseconds) => Number(await ask(String(milliseconds))), close: () => end(child) };
}

function describe(task: Task): object {
  const { plan, batchSize, use, optimizer } = task;
  const layers = blocksOf(task).map(({ kind, layer, activation }) => ({ kind, activation: activation ?? null, size: layer.shape[0], window: layer.fields.size ?? null }));
  return { layers, batchSize, use, optimizer, exampleShape: plan.surroundings.exampleShape, classes: 'labels' in task.split };
}

const end = (child: ChildProcess): void => void child.stdin?.end();
