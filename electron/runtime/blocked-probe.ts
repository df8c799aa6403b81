/** Asks onnxruntime once whether blocked convolutions work here, and in which blocks. */
import { GraphBuilder } from '@core/graph/builder';
import type { Graph } from '@core/graph/graph';
import { writeModel } from '@core/onnx/write-model';
import { buildGraph } from '@core/ops/builder';
import { elementCount, float32, type Shape, type Tensor } from '@core/tensor/tensor';
import { BLOCKED_DOMAIN, blockConvolutions } from './blocked-convolution';
import { ModelSession } from './session';

let asked: Promise<number | undefined> | undefined;

/** The size of a block; `undefined` where blocked convolutions do not exist or do not compute what plain ones do. */
export function convolutionBlock(): Promise<number | undefined> {
  asked ??= probe().catch(() => undefined);
  return asked;
}

async function probe(): Promise<number | undefined> {
  const block = await askForBlock();
  return (await agrees(block)) ? block : undefined;
}

/** Two pixels of many channels are reordered: the second pixel of channel 0 follows after one whole block. */
async function askForBlock(): Promise<number> {
  const type = { dtype: 'float32', shape: [1, 64, 1, 2] } as const;
  const build = new GraphBuilder('block', () => [type]);
  const [y] = build.emit(`${BLOCKED_DOMAIN}.ReorderInput`, [build.input('x', type)]);
  const { y: reordered } = await compute(build.graph({ y }), { x: counted(type.shape) });
  return reordered.data.indexOf(1);
}

async function agrees(block: number): Promise<boolean> {
  const feeds = { x: counted([1, 2 * block, 3, 4]), w: counted([block, 2 * block, 3, 3]), b: counted([block]) };
  const build = buildGraph('agreement');
  const [x, w, b] = Object.entries(feeds).map(([name, { shape }]) => build.input(name, { dtype: 'float32', shape }));
  const graph = build.graph({ y: build.conv(x, w, b, { pads: [1, 2, 1, 2], dilations: [1, 2] }) });
  const [plain, blocked] = [await compute(graph, feeds), await compute(blockConvolutions(graph, block), feeds)];
  const largest = Math.max(...plain.y.data.map(Math.abs));
  return plain.y.data.every((element, i) => Math.abs(element - blocked.y.data[i]) < 1e-4 * largest);
}

/** 0, 1, 2, … */
const counted = (shape: Shape): Tensor => float32(shape, Float32Array.from({ length: elementCount(shape) }, (_, i) => i));

async function compute(graph: Graph, feeds: Readonly<Record<string, Tensor>>): Promise<Record<string, Tensor>> {
  const session = await ModelSession.open(writeModel(graph, { version: '', privateDomain: BLOCKED_DOMAIN }), { threads: 1 });
  try {
    return await session.run(feeds);
  } finally {
    await session.close();
  }
}
