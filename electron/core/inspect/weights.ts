/** The present parameters of some layers. */
import type { Tensors } from '../network/build';
import type { InspectedModel } from './model';

export interface WeightsBody {
  readonly layers: readonly string[];
}

/** By `<layer id>.<name>`. */
export function weights({ plan, parameters }: InspectedModel, { layers }: WeightsBody): Tensors {
  const asked = plan.parameters.filter(({ layer }) => layers.includes(layer));
  return Object.fromEntries(asked.map(({ name }) => [name, parameters[name]]));
}
