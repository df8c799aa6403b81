/**
 * `npm run bench [-- --only NAME] [--json] [--peer torch] [--python FILE]`: this app against its peers, in turns,
 * medians of the rounds. A peer that cannot do a task says why.
 */
import { readFileSync } from 'node:fs';
import os from 'node:os';
import { parseArgs } from 'node:util';
import { compare, type Comparison, type Result } from './compare';
import { matmulMeter } from './matmul';
import { brainjs } from './peers/brain';
import { convnetjs } from './peers/convnetjs';
import { gradientLab } from './peers/gradient-lab';
import { tfjs } from './peers/tfjs';
import { torch } from './peers/torch';
import { tasks } from './tasks';

const ROUNDS = 5;
const MILLISECONDS = 600;

const report = (line: string) => process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { only: { type: 'string', multiple: true }, json: { type: 'boolean' }, peer: { type: 'string', multiple: true }, python: { type: 'string' } } });
  const chosen = values.only ?? Object.keys(tasks);
  const unknown = chosen.find((name) => !(name in tasks)) ?? values.peer?.find((name) => name !== 'torch');
  if (unknown) throw new Error(`There is no "${unknown}" to measure; the tasks are ${Object.keys(tasks).join(', ')}, the peer to ask for is torch.`);
  const threads = Math.max(1, os.cpus().length);
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  const peers = [gradientLab(threads, version), convnetjs, brainjs, tfjs('cpu', threads), tfjs('wasm', threads), ...(values.peer ? [torch(values.python, threads)] : [])];
  const multiply = await matmulMeter(threads);
  const comparisons: Comparison[] = [];
  for (const name of chosen) {
    const comparison = await compare(tasks[name](), peers, { rounds: ROUNDS, milliseconds: MILLISECONDS, matMul: () => multiply(10) });
    comparisons.push(comparison);
    if (!values.json) describe(comparison, threads);
  }
  if (values.json) report(JSON.stringify({ version, threads, comparisons }, null, 2));
}

function describe({ task, batchSize, rounds, matMulFlopPerSecond, results }: Comparison, threads: number): void {
  report(`${task}: batch ${batchSize}, medians of ${rounds} rounds, ${threads} threads, matrix product ${(matMulFlopPerSecond / 1e9).toFixed(0)} GFLOP/s`);
  for (const result of results) report(`  ${`${result.peer} ${result.version}`.padEnd(30)}${line(result)}`);
}

function line({ examplesPerSecond, stepsPerSecond, ratio, shareOfMatMul, refusal, note }: Result): string {
  if (examplesPerSecond === undefined) return `not measured: ${refusal}`;
  const rounded = (value: number): string => (value < 100 ? value.toPrecision(3) : Math.round(value).toLocaleString('en-US'));
  return `${rounded(stepsPerSecond!).padStart(9)} batches/s ${rounded(examplesPerSecond).padStart(11)} examples/s  ours is ${rounded(ratio!)} × as fast, ${(100 * shareOfMatMul!).toFixed(2)} % of the matrix product${note === undefined ? '' : ` (${note})`}`;
}

main().then(
  () => process.exit(),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  },
);
