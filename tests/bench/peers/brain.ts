/** brain.js: dense networks only, with one activation for all layers; it updates after each example. */
import brain from 'brain.js';
import { batchesOf, batchesPerTime, blocksOf, targetOf, versionOf, type Meter, type Peer, type Task } from './peer';

export const brainjs: Peer = { name: 'brain.js', version: versionOf('brain.js'), open: async (task) => open(task) };

function open(task: Task): Meter | string {
  const blocks = blocksOf(task);
  const unknown = blocks.find(({ kind }) => kind !== 'dense');
  if (unknown) return `it has no layer like ${unknown.layer.definition.title.en.toLowerCase()}.`;
  const { split, batchSize } = task;
  const size = split.features.length / split.count;
  const examples = Array.from({ length: batchesOf(task) * batchSize }, (_, i) => ({ input: Array.from(split.features.subarray(i * size, (i + 1) * size)), output: Array.from(targetOf(task, i)) }));
  const net = new brain.NeuralNetwork({ hiddenLayers: blocks.slice(0, -1).map(({ layer }) => layer.shape[0]), activation: blocks[0].activation ?? 'tanh', learningRate: 0.01 });
  net.train(examples.slice(0, 2), { iterations: 1 });
  let batch = 0;
  const runBatch = (): void => {
    const first = (batch++ % batchesOf(task)) * batchSize;
    for (let i = first; i < first + batchSize; i++) {
      if (task.use === 'train') net.trainPattern(examples[i]);
      else net.runInput(examples[i].input);
    }
  };
  return { measure: (milliseconds) => batchesPerTime(milliseconds, batchSize, runBatch), close: () => undefined, ...(task.use === 'train' && { note: 'updates after each example' }) };
}
