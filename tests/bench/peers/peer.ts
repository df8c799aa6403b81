/** What is measured against what: every library gets the same task, as a planned network of this app. */
import type { Split } from '@core/datasets/definition';
import type { NetworkPlan, PlannedLayer } from '@core/network/plan';
import { readFileSync } from 'node:fs';

export interface Task {
  readonly name: string;
  /** Batches are trained, or only classified. */
  readonly use: 'train' | 'classify';
  readonly plan: NetworkPlan;
  /** float32 features that are standardized already. */
  readonly split: Split;
  readonly batchSize: number;
  readonly optimizer: 'sgd' | 'adam';
}

export interface Meter {
  /** Works for about that many milliseconds and answers examples per second. */
  readonly measure: (milliseconds: number) => Promise<number>;
  close(): Promise<void> | void;
  /** What is not quite as asked, to be said beside the figures. */
  readonly note?: string;
}

export interface Peer {
  readonly name: string;
  readonly version: string;
  /** A meter, or one sentence that says why the library cannot do this task. */
  readonly open: (task: Task) => Promise<Meter | string>;
}

export const versionOf = (name: string): string => (JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')) as { version: string }).version;

/** Runs whole batches until the time is over; `work` handles one batch. */
export async function batchesPerTime(milliseconds: number, batchSize: number, work: (batch: number) => Promise<void> | void): Promise<number> {
  const start = performance.now();
  let batches = 0;
  do await work(batches++);
  while (performance.now() - start < milliseconds);
  return (batches * batchSize) / ((performance.now() - start) / 1000);
}

export const batchesOf = ({ split, batchSize }: Task): number => Math.floor(split.count / batchSize);

/** Layers that do something, without input and output. */
export const innerLayers = ({ plan }: Task): readonly PlannedLayer[] => plan.layers.filter((layer) => layer !== plan.output && layer.definition.kind !== 'input');

export const activationKinds: readonly string[] = ['relu', 'tanh'];

/** A layer with the activation that follows it. */
export interface Block {
  readonly kind: string;
  readonly layer: PlannedLayer;
  readonly activation: string | undefined;
}

/** Libraries of layers mostly see the activation as a property of the layer before it. */
export function blocksOf(task: Task): Block[] {
  const blocks: Block[] = [];
  for (const layer of innerLayers(task)) {
    const { kind } = layer.definition;
    const before = blocks.at(-1);
    if (activationKinds.includes(kind) && before) blocks[blocks.length - 1] = { ...before, activation: kind };
    else if (kind !== 'flatten') blocks.push({ kind, layer, activation: undefined });
  }
  return blocks;
}

/** What the network should say about an example: one number per class, or the numbers themselves. */
export function targetOf({ split, plan }: Task, example: number): Float32Array {
  const [count] = plan.output.shape;
  if ('targets' in split) return split.targets.slice(example * count, (example + 1) * count);
  const target = new Float32Array(count);
  target[split.labels[example]] = 1;
  return target;
}
