/** What a step with statistics reports of the outputs of the layers: where they lie, and how much of them is stuck. */
import type { Value } from '../../graph/graph';
import type { FlatOutputs } from '../../layers/definition';
import { channelAxis } from '../../layers/shared/channels';
import type { NetworkPlan } from '../../network/plan';
import type { OpBuilder } from '../../ops/builder';
import type { Values } from './inputs';

/** Scalars `activationMean:`, `activationDeviation:`, `deadShare:` and `saturatedShare:<layer>`; the shares of layers that declare them. */
export function activationStatistics(build: OpBuilder, plan: NetworkPlan, observed: Values): Values {
  const found: Record<string, Value> = {};
  for (const { id, definition: { flat = {} } } of plan.layers) {
    const y = observed[id];
    if (y === undefined) continue;
    build.scoped(id, () => {
      const centered = build.sub(y, (found[`activationMean:${id}`] = meanOf(build, y)));
      found[`activationDeviation:${id}`] = build.sqrt(meanOf(build, build.mul(centered, centered)));
      if (flat.dead !== undefined) found[`deadShare:${id}`] = deadShare(build, y, flat.dead);
      if (flat.saturated) found[`saturatedShare:${id}`] = saturatedShare(build, y, flat.saturated);
    });
  }
  return found;
}

const meanOf = (build: OpBuilder, x: Value): Value => build.reduceMean(x, { keepdims: 0 });

const share = (build: OpBuilder, isSo: Value): Value => meanOf(build, build.cast(isSo, { to: 'float32' }));

/** Of the units: a number of a list, a channel of an image, a feature of a sequence. */
function deadShare(build: OpBuilder, y: Value, dead: number): Value {
  const [, ...example] = y.type.shape;
  const unitAxis = 1 + channelAxis(example);
  const axes = y.type.shape.flatMap((_, axis) => (axis === unitAxis ? [] : [axis]));
  const away = build.abs(dead === 0 ? y : build.sub(y, dead));
  return share(build, build.equal(build.reduceMax(away, { axes, keepdims: 0 }), 0));
}

/** Of the values. */
function saturatedShare(build: OpBuilder, y: Value, { least, most }: NonNullable<FlatOutputs['saturated']>): Value {
  const away = build.abs(build.sub(y, (least + most) / 2));
  return share(build, build.greaterOrEqual(away, (most - least) / 2));
}
