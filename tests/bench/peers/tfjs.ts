/** TensorFlow.js with its layers, on the backends that work without a graphics card. */
import * as tf from '@tensorflow/tfjs-core';
import * as tfl from '@tensorflow/tfjs-layers';
import '@tensorflow/tfjs-backend-cpu';
import { setThreadsCount, setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import path from 'node:path';
import { flopPerExample } from '../flop';
import { batchesOf, batchesPerTime, blocksOf, targetOf, versionOf, type Block, type Meter, type Peer, type Task } from './peer';

export function tfjs(backend: 'cpu' | 'wasm', threads: number): Peer {
  if (backend === 'wasm') {
    setWasmPaths(`${path.resolve('node_modules/@tensorflow/tfjs-backend-wasm/wasm-out')}/`);
    setThreadsCount(threads);
  }
  return { name: `TensorFlow.js (${backend})`, version: versionOf(`@tensorflow/tfjs-backend-${backend}`), open: (task) => open(task, backend) };
}

/** A batch above that takes the plain JavaScript backend minutes. */
const mostFlopPerBatch = 1e9;

async function open(given: Task, backend: string): Promise<Meter | string> {
  await tf.setBackend(backend);
  const isSlow = backend === 'cpu' && given.batchSize * flopPerExample(given) > mostFlopPerBatch;
  const task = isSlow ? { ...given, batchSize: 2 } : given;
  const model = modelOf(task);
  const batches = Array.from({ length: Math.min(8, batchesOf(task)) }, (_, batch) => batchOf(task, batch));
  const work = async (batch: number): Promise<void> => {
    const { x, y } = batches[batch % batches.length];
    if (task.use === 'train') return void (await model.trainOnBatch(x, y));
    const result = model.predict(x) as tf.Tensor;
    await result.data();
    result.dispose();
  };
  const close = (): void => void model.dispose();
  try {
    await work(0);
  } catch (error) {
    close();
    return `it fails with "${(error as Error).message.split('\n')[0].slice(0, 140)}"`;
  }
  return {
    close,
    ...(isSlow && { note: `in batches of ${task.batchSize}` }),
    measure: async (milliseconds) => {
      await tf.setBackend(backend);
      return batchesPerTime(milliseconds, task.batchSize, work);
    },
  };
}

type Layers = Parameters<tfl.Sequential['add']>[0][];
type Activation = 'relu' | 'tanh' | 'linear';

const activationOf = ({ activation }: Block): Activation => (activation ?? 'linear') as Activation;

const translations: Readonly<Record<string, (block: Block, inputShape?: number[]) => Layers>> = {
  dense: (block, inputShape) => [tfl.layers.dense({ units: block.layer.shape[0], activation: activationOf(block), ...(inputShape && { inputShape }) })],
  conv2d: (block, inputShape) => [
    tfl.layers.conv2d({ filters: block.layer.shape[0], kernelSize: Number(block.layer.fields.size), padding: 'same', activation: activationOf(block), ...(inputShape && { inputShape }) }),
  ],
  maxPool: ({ layer }) => [tfl.layers.maxPooling2d({ poolSize: Number(layer.fields.size), strides: Number(layer.fields.size) })],
  batchNormalization: (block) => [tfl.layers.batchNormalization(), tfl.layers.activation({ activation: activationOf(block) })],
};

/** Pictures have their channels last here. */
const inputShapeOf = ([first, ...rest]: readonly number[]): number[] => [...rest, first];

function modelOf(task: Task): tfl.Sequential {
  const model = tfl.sequential();
  const blocks = blocksOf(task);
  const isFlat = blocks[0].kind === 'dense';
  const { exampleShape } = task.plan.surroundings;
  const inputShape = isFlat ? [exampleShape.reduce((size, side) => size * side, 1)] : inputShapeOf(exampleShape);
  blocks.forEach((block, i) => {
    if (block.kind === 'dense' && !isFlat && blocks[i - 1].layer.shape.length === 3) model.add(tfl.layers.flatten());
    for (const layer of translations[block.kind](block, i === 0 ? inputShape : undefined)) model.add(layer);
  });
  const isClasses = 'labels' in task.split;
  if (isClasses) model.add(tfl.layers.softmax());
  const optimizer = task.optimizer === 'adam' ? tf.train.adam(0.001) : tf.train.sgd(0.01);
  model.compile({ optimizer, loss: isClasses ? 'categoricalCrossentropy' : 'meanSquaredError' });
  return model;
}

function batchOf(task: Task, batch: number): { readonly x: tf.Tensor; readonly y: tf.Tensor } {
  const { split, batchSize, plan } = task;
  const size = split.features.length / split.count;
  const features = Float32Array.from(split.features.subarray(batch * batchSize * size, (batch + 1) * batchSize * size));
  const isFlat = blocksOf(task)[0].kind === 'dense';
  const plain = tf.tensor(features, isFlat ? [batchSize, size] : [batchSize, ...plan.surroundings.exampleShape]);
  const targets = Array.from({ length: batchSize }, (_, i) => Array.from(targetOf(task, batch * batchSize + i)));
  return { x: isFlat ? plain : tf.transpose(plain, [0, 2, 3, 1]), y: tf.tensor2d(targets) };
}
