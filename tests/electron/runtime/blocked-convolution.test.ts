/** Blocked convolutions compute what plain ones do, and stay out of every file. */
import { differentiate } from '@core/differentiate/differentiate';
import type { Attributes, Graph } from '@core/graph/graph';
import { interpret } from '@core/interpret/interpret';
import { lower } from '@core/lower/lower';
import { writeModel } from '@core/onnx/write-model';
import { buildGraph } from '@core/ops/builder';
import { spread } from '@core/ops/shared/samples';
import type { Shape } from '@core/tensor/tensor';
import { describe, expect, test } from 'vitest';
import { BLOCKED_DOMAIN, blockConvolutions } from '../../../electron/runtime/blocked-convolution';
import { convolutionBlock } from '../../../electron/runtime/blocked-probe';
import { ModelSession } from '../../../electron/runtime/session';
import { expectClose, type Feeds } from './compare';

const block = await convolutionBlock();
const blockedOps = (graph: Graph, size: number): string[] => blockConvolutions(graph, size).nodes.flatMap(({ op }) => (op.startsWith(BLOCKED_DOMAIN) ? [op.slice(BLOCKED_DOMAIN.length + 1)] : []));

/** y = Conv(x, w, b) with the gradients of a weighted sum. */
function convolution(x: Shape, w: Shape, attributes: Attributes): { readonly graph: Graph; readonly feeds: Feeds } {
  const build = buildGraph('convolution');
  const feeds = { x: spread(x, -1, 1, 1), w: spread(w, -1, 1, 2), b: spread([w[0]], -1, 1, 3) };
  const inputs = Object.entries(feeds).map(([name, tensor]) => build.input(name, tensor));
  const y = build.conv(...inputs, attributes);
  const weights = build.input('weights', y.type);
  const loss = build.reduceSum(build.mul(y, weights), { keepdims: 0 });
  const gradients = differentiate(build, build.graph({ loss }), loss, inputs);
  return { graph: build.graph({ y, ...Object.fromEntries(inputs.map((input) => [`d${input.name}`, gradients.get(input)!])) }), feeds: { ...feeds, weights: spread(y.type.shape, -1, 1, 4) } };
}

describe('which convolutions are blocked', () => {
  const of = (w: Shape, attributes: Attributes = {}, channels = w[1]) => blockedOps(convolution([2, channels, 6, 6], w, attributes).graph, 4);
  test.each([
    ['whole blocks', of([8, 4, 3, 3]), ['ReorderInput', 'Conv', 'ReorderOutput']],
    ['too few channels', of([8, 3, 3, 3]), []],
    ['filters that leave a rest', of([6, 4, 3, 3]), []],
    ['larger strides', of([8, 4, 3, 3], { strides: [2, 2] }), []],
    ['groups', of([8, 4, 3, 3], { group: 2 }, 8), []],
  ])('%s', (_, actual, expected) => expect(actual).toEqual(expected));
});

test('a graph with blocked convolutions cannot be written as an ordinary model', () => {
  const { graph } = convolution([2, 4, 6, 6], [8, 4, 3, 3], {});
  expect(() => writeModel(blockConvolutions(graph, 4), { version: 'test' })).toThrow(`The operator "${BLOCKED_DOMAIN}.ReorderInput" is not supported.`);
});

test('the probe finds a block that a processor can have, or none', () => {
  expect([undefined, 4, 8, 16, 32]).toContain(block);
});

describe.runIf(block !== undefined)('in blocks of this processor', () => {
  const size = block ?? 1;
  test.each<[string, Shape, Shape, Attributes]>([
    ['3×3 with padding', [4, size, 5, 6], [2 * size, size, 3, 3], { pads: [1, 1, 1, 1] }],
    ['3×2 with uneven padding', [3, 2 * size, 7, 5], [size, 2 * size, 3, 2], { pads: [0, 1, 2, 0] }],
    ['1×1', [4, size, 3, 3], [size, size, 1, 1], {}],
    ['dilated', [4, size, 7, 7], [size, size, 3, 3], { dilations: [2, 2], pads: [2, 2, 2, 2] }],
  ])('%s: forward and gradients equal the interpreter', async (_, x, w, attributes) => {
    const { graph, feeds } = convolution(x, w, attributes);
    const lowered = blockConvolutions(lower(graph, { batchLast: ['x', 'weights'] }), size);
    expect(lowered.nodes.filter(({ op }) => op === `${BLOCKED_DOMAIN}.Conv`)).toHaveLength(2);
    const session = await ModelSession.open(writeModel(lowered, { version: 'test', privateDomain: BLOCKED_DOMAIN }), { threads: 1 });
    const actual = await session.run(feeds);
    await session.close();
    for (const [name, tensor] of Object.entries(interpret(graph, feeds).outputs)) expectClose(actual[name], tensor, 1e-5, name);
  });
});
