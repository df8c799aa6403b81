/** Two of three features, over four cells. */
import type { FeatureChoice } from './encode';

export const sample: { readonly choices: readonly FeatureChoice[]; readonly values: Float32Array } = {
  choices: [
    { value: 'x', name: 'x', isChosen: true },
    { value: 'y', name: 'y', isChosen: false },
    { value: 'xy', name: 'xy', isChosen: true },
  ],
  values: Float32Array.of(-0.5, 0.5, -0.25, 0.5, 0.5, 0.25, -0.5, -0.5, 0.25, 0.5, -0.5, -0.25),
};
