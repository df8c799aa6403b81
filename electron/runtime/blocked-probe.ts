/** Asks onnxruntime once whether blocked convolutions work here, and in which blocks. */
import { GraphBuilder } from '@core/graph/builder';
import type { Attributes, Graph } from '@core/graph/graph';
import { writeModel } from '@core/onnx/write-model';
import { elementCount, float32, type Shape, type Tensor, type TensorType } from '@core/tensor/tensor';
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
  const x = counted([1, 64, 1, 2]);
  const { y } = await compute(oneNode(`${BLOCKED_DOMAIN}.ReorderInput`, { x }, x.shape), { x });
  return y.data.indexOf(1);
}

async function agrees(block: number): Promise<boolean> {
  const feeds = { x: counted([1, 2 * block, 3, 4]), w: counted([block, 2 * block, 3, 3]), b: counted([block]) };
  const graph = oneNode('Conv', feeds, [1, block, 3, 4], { pads: [1, 2, 1, 2], dilations: [1, 2] });
  const [plain, blocked] = [await compute(graph, feeds), await compute(blockConvolutions(graph, block), feeds)];
  const largest = Math.max(...plain.y.data.map(Math.abs));
  return plain.y.data.every((element, i) => Math.abs(element - blocked.y.data[i]) < 1e-4 * largest);
}

function oneNode(op: string, inputs: Readonly<Record<string, TensorType>>, shape: Shape, attributes: Attributes = {}): Graph {
  const build = new GraphBuilder(op, () => [{ dtype: 'float32', shape }]);
  const values = Object.entries(inputs).map(([name, { dtype, shape }]) => build.input(name, { dtype, shape }));
  return build.graph({ y: build.emit(op, values, attributes)[0] });
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
