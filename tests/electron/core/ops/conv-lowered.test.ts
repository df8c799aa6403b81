/** Convolutions and pools over a grid of windows: interpreter against onnxruntime, and gradients against differences. */
import { differentiate } from '@core/differentiate/differentiate';
import type { Attributes, Graph, Value } from '@core/graph/graph';
import { interpret } from '@core/interpret/interpret';
import { lower } from '@core/lower/lower';
import { buildGraph, type OpBuilder } from '@core/ops/builder';
import { spread } from '@core/ops/shared/samples';
import { Random } from '@core/tensor/random';
import { castTensor, type DType, type Shape, type Tensor } from '@core/tensor/tensor';
import { describe, expect, test } from 'vitest';
import { expectClose, runInOnnxruntime, type Feeds } from '../../runtime/compare';
import { centralDifference, dotProduct, randomTensor, relativeError } from './oracles';

interface Case {
  readonly title: string;
  readonly shapes: Readonly<Record<string, Shape>>;
  readonly apply: (build: OpBuilder, inputs: readonly Value[]) => Value;
}

const [kernels, strides, paddings] = [[1, 2, 3, 5], [1, 2], [0, 1, 2]];
const square = (size: number): number[] => [size, size];

const windows: readonly Attributes[] = kernels.flatMap((kernel) =>
  strides.flatMap((stride) => paddings.filter((pad) => pad < Math.max(kernel, 2)).map((pad) => ({ kernel_shape: square(kernel), strides: square(stride), pads: [pad, pad, pad, pad] }))),
);
const describeWindow = ({ kernel_shape, strides, pads }: Attributes) => `kernel ${kernel_shape}, stride ${strides}, pads ${pads}`;

const convolution = (attributes: Attributes, channels: number, filters: number, size: Shape): Case => {
  const group = (attributes.group as number | undefined) ?? 1;
  const kernel = attributes.kernel_shape as number[];
  return {
    title: `Conv of ${channels}×${size.join('×')} to ${filters}, group ${group}, ${describeWindow(attributes)}`,
    shapes: { x: [3, channels, ...size], w: [filters, channels / group, ...kernel], b: [filters] },
    apply: (build, inputs) => build.conv(...inputs, attributes),
  };
};

/** Its column matrix is built in two parts. */
const large: Case = {
  title: 'a large depthwise Conv',
  shapes: { x: [8, 2, 120, 254], w: [2, 1, 3, 3] },
  apply: (build, [x, w]) => build.conv(x, w, { strides: [1, 2], group: 2 }),
};

const transposed = (attributes: Attributes, filters: number, channels: number, size: Shape): Case => {
  const group = (attributes.group as number | undefined) ?? 1;
  return {
    title: `ConvTranspose of ${filters}×${size.join('×')} to ${channels}, group ${group}, ${describeWindow(attributes)}`,
    shapes: { x: [3, filters, ...size], w: [filters, channels / group, ...(attributes.kernel_shape as number[])], b: [channels] },
    apply: (build, inputs) => build.convTranspose(...inputs, attributes),
  };
};

const pool = (op: 'maxPool' | 'averagePool', attributes: Attributes): Case => ({
  title: `${op}, ${describeWindow(attributes)}, padding ${attributes.count_include_pad ? '' : 'not '}counted`,
  shapes: { x: [3, 2, 7, 8] },
  apply: (build, [x]) => build[op](x, attributes),
});

const legalPools = windows.filter(({ kernel_shape, pads }) => (pads as number[])[0] < (kernel_shape as number[])[0]);

/** Xie et al. 2017: a residual block whose middle convolution has groups of several filters. */
const resNeXt = (group: number, channels: number): Case => ({
  title: `a ResNeXt block with ${group} groups`,
  shapes: { x: [3, channels, 4, 4], reduce: [2 * group, channels, 1, 1], grouped: [2 * group, 2, 3, 3], expand: [channels, 2 * group, 1, 1] },
  apply: (build, [x, reduce, grouped, expand]) => {
    const inner = build.tanh(build.conv(build.tanh(build.conv(x, reduce)), grouped, { pads: [1, 1, 1, 1], group }));
    return build.add(x, build.conv(inner, expand));
  },
});

const cases: readonly Case[] = [
  ...windows.map((window) => convolution(window, 5, 4, [7, 6])),
  convolution({ kernel_shape: [3, 3], pads: [1, 1, 1, 1], group: 2 }, 8, 8, [5, 5]),
  convolution({ kernel_shape: [3, 3], strides: [2, 2], pads: [1, 1, 1, 1], group: 2 }, 4, 6, [7, 7]),
  convolution({ kernel_shape: [3, 3], pads: [1, 1, 1, 1], group: 6 }, 6, 6, [5, 4]),
  convolution({ kernel_shape: [3, 3], strides: [2, 2], pads: [1, 1, 1, 1], group: 6 }, 6, 6, [5, 4]),
  convolution({ kernel_shape: [3, 2], strides: [1, 2], pads: [1, 0, 1, 0], group: 3 }, 6, 3, [5, 4]),
  convolution({ kernel_shape: [3, 3], strides: [2, 2], pads: [1, 1, 1, 1], group: 4 }, 16, 16, [5, 5]),
  convolution({ kernel_shape: [3, 3], pads: [1, 1, 1, 1], group: 32 }, 64, 64, [4, 3]),
  resNeXt(4, 6),
  resNeXt(32, 8),
  large,
  convolution({ kernel_shape: [3], strides: [1], pads: [1, 1] }, 4, 5, [9]),
  convolution({ kernel_shape: [4], strides: [3], pads: [0, 1] }, 4, 5, [12]),
  convolution({ kernel_shape: [2, 3, 2], strides: [1, 1, 2], pads: [1, 1, 0, 0, 1, 0] }, 3, 2, [3, 4, 5]),
  convolution({ kernel_shape: [3, 2], dilations: [2, 1], pads: [0, 1, 2, 0] }, 5, 2, [9, 5]),
  convolution({ kernel_shape: [2, 3], strides: [3, 1], pads: [0, 1, 1, 1] }, 4, 3, [8, 5]),
  convolution({ kernel_shape: [3, 3], strides: [2, 2], dilations: [2, 2], pads: [1, 1, 1, 1] }, 4, 3, [8, 7]),
  convolution({ kernel_shape: [1, 1], pads: [1, 1, 1, 1] }, 4, 4, [3, 3]),
  convolution({ kernel_shape: [3, 3], pads: [1, 1, 1, 1] }, 1, 3, [6, 5]),
  transposed({ kernel_shape: [3, 3], strides: [2, 2], pads: [1, 1, 1, 1], output_padding: [1, 0] }, 3, 4, [4, 5]),
  transposed({ kernel_shape: [1, 1], strides: [2, 2] }, 3, 5, [3, 3]),
  transposed({ kernel_shape: [3, 2], strides: [1, 2], group: 2 }, 4, 6, [4, 3]),
  transposed({ kernel_shape: [3, 3], pads: [1, 0, 1, 2] }, 2, 4, [4, 5]),
  ...legalPools.map((window) => pool('maxPool', window)),
  ...legalPools.map((window) => pool('averagePool', window)),
  ...legalPools.map((window) => pool('averagePool', { ...window, count_include_pad: 1 })),
  pool('maxPool', { kernel_shape: [3, 2], strides: [2, 3], pads: [1, 0, 0, 1] }),
  pool('maxPool', { kernel_shape: [2, 3], dilations: [2, 2] }),
  pool('maxPool', { kernel_shape: [1, 1], strides: [3, 3] }),
];

interface Differentiated {
  readonly graph: Graph;
  readonly feeds: Feeds;
}

/** y, a weighted sum of y as the loss, and the gradient of every input. */
function differentiated({ shapes, apply }: Case, dtype: DType): Differentiated {
  const build = buildGraph('window');
  const inputs = Object.entries(shapes).map(([name, shape]) => build.input(name, { dtype, shape }));
  const y = apply(build, inputs);
  const weights = build.constant(castTensor(spread(y.type.shape, -1, 1, 9), dtype), 'weights');
  const loss = build.reduceSum(build.mul(y, weights), { keepdims: 0 });
  const gradients = differentiate(build, build.graph({ loss }), loss, inputs);
  const feeds = Object.fromEntries(Object.entries(shapes).map(([name, shape], i) => [name, castTensor(spread(shape, -1, 1, i + 1), dtype)]));
  return { graph: build.graph({ y, loss, ...Object.fromEntries(inputs.map((input) => [`d${input.name}`, gradients.get(input)!])) }), feeds };
}

describe.each(cases.map((one) => [one.title, one] as const))('%s', (_, one) => {
  test('lowered with the batch last, onnxruntime computes what the interpreter computes', async () => {
    const { graph, feeds } = differentiated(one, 'float32');
    const actual = await runInOnnxruntime(lower(graph, { batchLast: ['x'] }), feeds);
    for (const [name, tensor] of Object.entries(interpret(graph, feeds).outputs)) if (name !== 'loss') expectClose(actual[name], tensor, 1e-5, name);
  });

  test('gradients equal central differences', () => {
    const { graph, feeds } = differentiated(one, 'float64');
    const { outputs } = interpret(graph, feeds);
    for (const name of Object.keys(one.shapes)) {
      const direction = randomTensor(feeds[name].shape, new Random(11));
      const expected = centralDifference(graph, feeds, name, direction);
      expect(relativeError(dotProduct(outputs[`d${name}`], direction), expected), name).toBeLessThan(1e-6);
    }
  });
});

test.each([
  ['two without overlap', { kernel_shape: [2, 2], strides: [2, 2] }],
  ['three with overlap', { kernel_shape: [3, 3], strides: [2, 2], pads: [1, 1, 1, 1] }],
])('a max pool of %s sends the gradient of a tie to the first element, in both executors', async (_, attributes) => {
  const build = buildGraph('ties');
  const [x, dy] = [build.input('x', { dtype: 'float32', shape: [2, 2, 4, 6] }), build.input('dy', { dtype: 'float32', shape: [2, 2, 2, 3] })];
  const graph = build.graph({ dx: build.maxPoolGradient(x, dy, attributes) });
  const tied = (tensor: Tensor): Tensor => ({ ...tensor, data: Float32Array.from(tensor.data, Math.round) });
  const feeds = { x: tied(spread([2, 2, 4, 6], 0, 2)), dy: spread([2, 2, 2, 3], 0.5, 1.5, 2) };
  const expected = interpret(graph, feeds).outputs.dx;
  const { dx } = await runInOnnxruntime(lower(graph, { batchLast: ['x', 'dy'] }), feeds);
  expect(Array.from(dx.data)).toEqual(Array.from(expected.data));
  const total = (tensor: Tensor) => Array.from(tensor.data).reduce((sum, v) => sum + v, 0);
  expect(total(dx)).toBeCloseTo(total(feeds.dy), 4);
});
