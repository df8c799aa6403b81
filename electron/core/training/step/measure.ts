/** How far a forward pass is off: the loss of each output layer and of all together, and how many answers are right. */
import type { Value } from '../../graph/graph';
import { numberIn } from '../../fields/fields';
import { learnedBy } from '../../layers/shared/outputs';
import { standardize } from '../../layers/shared/standardize';
import { losses } from '../../losses';
import type { ForwardOutput } from '../../network/build';
import type { NetworkPlan, PlannedLayer } from '../../network/plan';
import type { OpBuilder } from '../../ops/builder';
import { sameShape } from '../../tensor/tensor';
import type { StepInputs, Values } from './inputs';

/** Name under which a step reports the loss of one of several output layers. */
export const partName = (layer: string): string => `loss:${layer}`;

type Batch = Pick<StepInputs['batch'], 'image' | 'truth'>;

/** `loss`, with several output layers also `loss:<layer>`, and `correct` if classes are learned. */
export function measure(build: OpBuilder, plan: NetworkPlan, outputs: readonly ForwardOutput[], batch: Batch): Values & { readonly loss: Value } {
  const parts = outputs.map((output) => ({ output, loss: build.scoped(output.layer.id, () => lossOf(build, plan, output, batch)) }));
  const terms = parts.map(({ output: { layer }, loss }) => build.scoped(layer.id, () => weighted(build, layer, loss)));
  const loss = terms.reduce((sum, term) => build.add(sum, term));
  const each = parts.length === 1 ? [] : parts.map((part) => [partName(part.output.layer.id), part.loss] as const);
  return { loss, ...Object.fromEntries(each), ...correct(build, plan, outputs, batch) };
}

function lossOf(build: OpBuilder, plan: NetworkPlan, { layer, logits }: ForwardOutput, batch: Batch): Value {
  const learnsLabel = learnedBy(layer, plan.surroundings) !== 'example';
  const truth = learnsLabel ? batch.truth : exampleLike(build, plan, logits, batch.image);
  return losses[layer.definition.loss!].build({ build, logits, truth, fields: layer.fields });
}

/** The standardized examples in the shape of the logits. */
function exampleLike(build: OpBuilder, { surroundings }: NetworkPlan, logits: Value, image: Value): Value {
  const example = standardize(build, image, surroundings);
  const { shape } = logits.type;
  return sameShape(example.type.shape, shape) ? example : build.reshape(example, { shape });
}

function weighted(build: OpBuilder, { fields }: PlannedLayer, loss: Value): Value {
  const weight = numberIn(fields, 'weight');
  return weight === 1 ? loss : build.mul(loss, weight);
}

function correct(build: OpBuilder, { output, surroundings }: NetworkPlan, outputs: readonly ForwardOutput[], { truth }: Batch): Values {
  if (learnedBy(output, surroundings) !== 'classes') return {};
  const { logits } = outputs.find(({ layer }) => layer === output)!;
  return build.scoped(output.id, () => {
    const predicted = build.argMax(logits, { axis: 1, keepdims: 0 });
    const isCorrect = build.cast(build.equal(predicted, truth), { to: 'float32' });
    return { correct: build.reduceSum(isCorrect, { keepdims: 0 }) };
  });
}
