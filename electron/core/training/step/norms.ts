/** What a step with statistics reports: L2 norms of gradients, weights and updates. */
import type { Value } from '../../graph/graph';
import type { Forward } from '../../network/build';
import { learnedParameters, type NetworkPlan } from '../../network/plan';
import type { OpBuilder } from '../../ops/builder';
import type { Gradients } from './accumulation';
import type { Values } from './inputs';

/** Outputs of the layers through which the gradient flows, by layer id. */
export const observedValues = (plan: NetworkPlan, { values }: Forward): Values =>
  Object.fromEntries(plan.layers.filter((layer) => !plan.outputs.includes(layer)).map(({ id }) => [id, values.get(id)!]));

const norm = (build: OpBuilder, x: Value): Value => build.sqrt(build.reduceSum(build.mul(x, x), { keepdims: 0 }));

export function layerNorms(build: OpBuilder, observed: Values, gradientOf: (value: Value) => Value): Values {
  const entries = Object.entries(observed).map(([id, value]) => [`gradientNorm:${id}`, build.scoped(id, () => norm(build, gradientOf(value)))]);
  return Object.fromEntries(entries);
}

/** @param next values after the update, by parameter */
export function parameterNorms(build: OpBuilder, plan: NetworkPlan, parameters: Values, gradients: Gradients, next: Values): Values {
  const norms: Record<string, Value> = {};
  for (const { name, layer } of learnedParameters(plan)) {
    build.scoped(layer, () => {
      norms[`gradientNorm:${name}`] = norm(build, gradients.get(name)!);
      norms[`weightNorm:${name}`] = norm(build, parameters[name]);
      norms[`updateNorm:${name}`] = norm(build, build.sub(next[name], parameters[name]));
    });
  }
  return norms;
}
