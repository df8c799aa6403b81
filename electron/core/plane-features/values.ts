import { completeFields } from '../fields/fields';
import { interpret } from '../interpret/interpret';
import { layers } from '../layers';
import { planeFeatureOptions } from '../layers/plane-features';
import type { Surroundings } from '../layers/definition';
import { buildGraph } from '../ops/builder';
import { float32 } from '../tensor/tensor';

const fields = { features: planeFeatureOptions.map(({ value }) => value).join(' ') };

/**
 * Every feature, in the order of the options, at each of some points: as the network gets them, behind its Input layer.
 * @param points x and y of one point after the other, in the units of the raw features
 */
export function featureValues(surroundings: Surroundings, points: Float32Array): Float32Array {
  const build = buildGraph('features');
  const raw = float32([points.length / 2, 2], points);
  const given = { build, parameters: {}, surroundings };
  const point = layers.input.build({ ...given, inputs: [build.input('points', raw)], fields: completeFields(layers.input, {}) });
  const made = layers.planeFeatures.build({ ...given, inputs: [point], fields });
  return Float32Array.from(interpret(build.graph({ made }), { points: raw }).outputs.made.data);
}
