/** How a step went in each layer: read from the outputs of a step with statistics. */
import type { Tensors } from '../network/build';
import { learnedParameters, type NetworkPlan } from '../network/plan';

/** Of all values that leave a layer for a batch. */
export interface ActivationStatistics {
  readonly mean: number;
  /** Standard deviation. */
  readonly deviation: number;
  /** Share of the units that say nothing for the whole batch, 0 to 1; of layers like ReLU (see `FlatOutputs`). */
  readonly deadShare?: number;
  /** Share of the values at the flat ends of the curve, 0 to 1; of layers like sigmoid and tanh (see `FlatOutputs`). */
  readonly saturatedShare?: number;
}

export interface LayerStatistics {
  readonly layer: string;
  /** L2 norm of dL/d(output of the layer), for the batch. */
  readonly gradientNorm: number;
  readonly activation?: ActivationStatistics;
  /** L2 norms over all learned parameters of the layer together; absent for a layer without any. */
  readonly parameters?: { readonly gradientNorm: number; readonly weightNorm: number; readonly updateNorm: number };
}

/** One entry per layer but the output layers, in the order of computation. */
export function readStatistics({ layers, outputs: ends }: NetworkPlan, outputs: Tensors): LayerStatistics[] {
  const read = (name: string) => outputs[name].data[0];
  const measured = layers.filter((layer) => !ends.includes(layer));
  return measured.map((layer) => {
    const { id, definition: { flat } } = layer;
    const learned = learnedParameters(layer);
    const together = (kind: string) => Math.hypot(...learned.map(({ name }) => read(`${kind}:${name}`)));
    const activation = {
      mean: read(`activationMean:${id}`),
      deviation: read(`activationDeviation:${id}`),
      ...(flat?.dead !== undefined && { deadShare: read(`deadShare:${id}`) }),
      ...(flat?.saturated && { saturatedShare: read(`saturatedShare:${id}`) }),
    };
    const shared = { layer: id, gradientNorm: read(`gradientNorm:${id}`), activation };
    if (learned.length === 0) return shared;
    return { ...shared, parameters: { gradientNorm: together('gradientNorm'), weightNorm: together('weightNorm'), updateNorm: together('updateNorm') } };
  });
}
