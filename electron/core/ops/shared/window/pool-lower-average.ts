/** Average pools with the batch innermost, one axis after the other. */
import type { Value } from '../../../graph/graph';
import { elementCount, tensor } from '../../../tensor/tensor';
import type { OpBuilder } from '../../builder';
import type { LowerContext, Lowered } from '../../definition';
import { numberAttribute } from '../attributes';
import { view } from '../batch-last';
import { batchLastShape } from '../layout';
import { poolPasses, type PoolPass } from './pool-axes';
import { meanShares, planPool } from './pool-loops';

export function lowerAveragePool({ build, node, layoutOf, input }: LowerContext): Lowered | undefined {
  if (layoutOf(0) !== 'batchLast') return undefined;
  const [{ type }] = node.inputs;
  const count_include_pad = numberAttribute(node.attributes, 'count_include_pad', 0);
  const passes = poolPasses(type.shape, planPool('AveragePool', type, node.attributes));
  const means = (x: Value, pass: PoolPass) => build.averagePool(view(build, x, [1, ...pass.input]), { ...pass.attributes, count_include_pad });
  return { values: [view(build, passes.reduce(means, input(0, 'batchLast')), batchLastShape(node.outputs[0].type.shape))], layout: 'batchLast' };
}

/** Averaging along one axis is a small constant matrix, so its gradient is a product with the transposed matrix. */
export function lowerAveragePoolGradient({ build, node, input }: LowerContext): Lowered {
  const [{ type }] = node.outputs;
  const countPadding = numberAttribute(node.attributes, 'count_include_pad', 0) === 1;
  const passes = poolPasses(type.shape, planPool('AveragePoolGradient', type, node.attributes));
  const dx = passes.reduceRight((dy, pass) => passGradient(build, pass, dy, countPadding), input(0, 'batchLast'));
  return { values: [view(build, dx, batchLastShape(type.shape))], layout: 'batchLast' };
}

function passGradient(build: OpBuilder, { axis, output }: PoolPass, dy: Value, countPadding: boolean): Value {
  const shares = tensor('float32', [axis.size, axis.count], meanShares(axis, countPadding));
  return build.matMul(build.constant(shares, 'shares'), view(build, dy, output));
}

export function lowerGlobalAveragePool({ build, node, layoutOf, input }: LowerContext): Lowered | undefined {
  if (layoutOf(0) !== 'batchLast') return undefined;
  const [batch, channels, ...size] = node.inputs[0].type.shape;
  const means = build.reduceMean(view(build, input(0, 'batchLast'), [channels, elementCount(size), batch]), { axes: [1], keepdims: 0 });
  return { values: [view(build, means, batchLastShape(node.outputs[0].type.shape))], layout: 'batchLast' };
}
