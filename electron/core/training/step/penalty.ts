/** The price on large weights: a term of its own beside the loss of the data. Both together are differentiated. */
import type { Value } from '../../graph/graph';
import type { Penalty } from '../../layers/definition';
import { penaltyOf } from '../../layers/shared/regularization';
import type { NetworkPlan } from '../../network/plan';
import type { OpBuilder } from '../../ops/builder';
import type { TrainingSettings } from '../settings';
import type { Values } from './inputs';

/** Σ over all weights of l1 Σ|w| + l2 Σw², a scalar; `undefined` if nothing is charged. */
export function buildPenalty(
  build: OpBuilder,
  plan: NetworkPlan,
  settings: Pick<TrainingSettings, 'penalty' | 'penaltyStrength'>,
  parameters: Values,
): Value | undefined {
  const everywhere = penaltyOf(settings.penalty, settings.penaltyStrength);
  const terms = plan.parameters.flatMap(({ name, layer, penalty }) => {
    if (!penalty) return [];
    const together = { l1: penalty.l1 + everywhere.l1, l2: penalty.l2 + everywhere.l2 };
    return build.scoped(layer, () => termsOf(build, parameters[name], together));
  });
  return terms.length === 0 ? undefined : terms.reduce((sum, term) => build.add(sum, term));
}

function termsOf(build: OpBuilder, w: Value, { l1, l2 }: Penalty): Value[] {
  const charge = (perWeight: Value, factor: number): Value => build.mul(build.reduceSum(perWeight, { keepdims: 0 }), factor);
  return [...(l1 > 0 ? [charge(build.abs(w), l1)] : []), ...(l2 > 0 ? [charge(build.mul(w, w), l2)] : [])];
}
