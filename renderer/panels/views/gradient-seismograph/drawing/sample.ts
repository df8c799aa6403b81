/** A run with which the seismograph is tested and shown alone: the gradient of the second layer fades. */
import type { Scale } from './scale';

export const scale: Scale = { kind: 'log', domain: [1e-5, 10], tokens: ['gradient'] };

export const strips = [
  { id: 'dense', name: 'Dense' },
  { id: 'conv', name: 'Convolution' },
];

export const samples = Array.from({ length: 50 }, (_, index) => ({ step: index * 4 + 1, values: [0.1, 0.1 * 10 ** (-index / 10)] as readonly number[] }));
