/** How much some examples excite one unit or channel of a layer, and where. */
import type { Tensor } from '../tensor/tensor';
import type { InspectedModel } from './model';
import { outputs } from './outputs';

export interface StrongestBody {
  /** [N, ...exampleShape], raw, in the type of the stored features. */
  readonly features: Tensor;
  readonly layer: string;
  /** Index on the first axis of the layer's output: a channel, or a unit of a flat list. */
  readonly unit: number;
}

export interface StrongestAnswer {
  /** The largest activation of the unit, for each example. */
  readonly values: Float32Array;
  /** Where it is: row · width + column of the map; 0 for a unit without places. */
  readonly places: Int32Array;
}

export function strongest(model: InspectedModel, { features, layer, unit }: StrongestBody): StrongestAnswer {
  const { shape: [count, units, ...map], data } = outputs(model, { features, layers: [layer] }).layers[layer];
  const area = map.reduce((product, size) => product * size, 1);
  const places = Int32Array.from({ length: count }, (_, example) => {
    const start = (example * units + unit) * area;
    let best = 0;
    for (let i = 1; i < area; i++) if (data[start + i] > data[start + best]) best = i;
    return best;
  });
  return { places, values: Float32Array.from(places, (place, example) => data[(example * units + unit) * area + place]) };
}
