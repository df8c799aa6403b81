/** A run with which the seismograph is tested and shown alone: the gradient of the first layer fades. */
import type { SeismographData } from './encode';

export const sample: SeismographData = {
  layers: [
    { id: 'dense', name: 'Dense' },
    { id: 'conv', name: 'Convolution' },
  ],
  samples: Array.from({ length: 50 }, (_, index) => ({
    step: index * 4 + 1,
    norms: new Map([
      ['dense', 0.1],
      ['conv', 0.1 * 10 ** (-index / 10)],
    ]),
  })),
};
