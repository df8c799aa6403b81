/** ConvNetJS: the best known network library in plain JavaScript. It trains one example at a time and updates once a batch. */
import convnet from 'convnetjs';
import { batchesOf, batchesPerTime, blocksOf, versionOf, type Block, type Meter, type Peer, type Task } from './peer';

export const convnetjs: Peer = { name: 'ConvNetJS', version: versionOf('convnetjs'), open: async (task) => open(task) };

function open(task: Task): Meter | string {
  const blocks = blocksOf(task);
  const unknown = blocks.find(({ kind }) => !(kind in translations));
  if (unknown) return `it has no layer like ${unknown.layer.definition.title.en.toLowerCase()}.`;
  const net = new convnet.Net();
  net.makeLayers(layersOf(task, blocks));
  const trainer = new convnet.Trainer(net, { method: 'sgd', learning_rate: 0.01, momentum: 0, batch_size: task.batchSize });
  const work = (example: number): void => {
    const volume = volumeOf(task, example);
    if (task.use === 'classify') net.forward(volume);
    else trainer.train(volume, 'labels' in task.split ? task.split.labels[example] : Array.from(task.split.targets.subarray(example, example + 1)));
  };
  let batch = 0;
  const runBatch = (): void => {
    const first = (batch++ % batchesOf(task)) * task.batchSize;
    for (let i = 0; i < task.batchSize; i++) work(first + i);
  };
  return { measure: (milliseconds) => batchesPerTime(milliseconds, task.batchSize, runBatch), close: () => undefined };
}

const translations: Readonly<Record<string, (block: Block) => object>> = {
  dense: ({ layer, activation }) => ({ type: 'fc', num_neurons: layer.shape[0], activation }),
  conv2d: ({ layer, activation }) => ({ type: 'conv', sx: layer.fields.size, filters: layer.shape[0], stride: 1, pad: (Number(layer.fields.size) - 1) / 2, activation }),
  maxPool: ({ layer }) => ({ type: 'pool', sx: layer.fields.size, stride: layer.fields.size }),
};

/** The output layer of ConvNetJS has the last weights in it. */
function layersOf({ plan, split }: Task, blocks: readonly Block[]): object[] {
  const [depth, height, width] = frameOf(plan.surroundings.exampleShape);
  const output = 'labels' in split ? { type: 'softmax', num_classes: plan.output.shape[0] } : { type: 'regression', num_neurons: plan.output.shape[0] };
  return [{ type: 'input', out_sx: width, out_sy: height, out_depth: depth }, ...blocks.slice(0, -1).map((block) => translations[block.kind](block)), output];
}

const frameOf = (shape: readonly number[]): readonly number[] => (shape.length === 3 ? shape : [shape[0], 1, 1]);

/** Depth innermost. */
function volumeOf({ plan, split }: Task, example: number): InstanceType<typeof convnet.Vol> {
  const [depth, height, width] = frameOf(plan.surroundings.exampleShape);
  const [pixels, start] = [height * width, example * depth * height * width];
  const volume = new convnet.Vol(width, height, depth, 0);
  for (let i = 0; i < depth * pixels; i++) volume.w[i] = split.features[start + (i % depth) * pixels + Math.floor(i / depth)];
  return volume;
}
