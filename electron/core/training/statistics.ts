/** Sizes of gradients, weights and updates, read from the outputs of a step with statistics. */
import type { Tensors } from '../network/build';
import { learnedParameters, type NetworkPlan } from '../network/plan';

export interface LayerStatistics {
  readonly layer: string;
  /** L2 norm of dL/d(output of the layer), for the batch. */
  readonly gradientNorm: number;
  /** L2 norms over all learned parameters of the layer together; absent for a layer without any. */
  readonly parameters?: { readonly gradientNorm: number; readonly weightNorm: number; readonly updateNorm: number };
}

/** One entry per layer but the output layers, in the order of computation. */
export function readStatistics({ layers, outputs: ends }: NetworkPlan, outputs: Tensors): LayerStatistics[] {
  const norm = (name: string) => outputs[name].data[0];
  const measured = layers.filter((layer) => !ends.includes(layer));
  return measured.map((layer) => {
    const { id } = layer;
    const learned = learnedParameters(layer);
    const together = (kind: string) => Math.hypot(...learned.map(({ name }) => norm(`${kind}:${name}`)));
    const gradientNorm = norm(`gradientNorm:${id}`);
    if (learned.length === 0) return { layer: id, gradientNorm };
    const norms = { gradientNorm: together('gradientNorm'), weightNorm: together('weightNorm'), updateNorm: together('updateNorm') };
    return { layer: id, gradientNorm, parameters: norms };
  });
}
