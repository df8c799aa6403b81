import { tensor } from '../tensor/tensor';
import { binary } from './shared/elementwise';
import { spread } from './shared/samples';

export const mul = binary('Mul', {
  summary: 'a · b, element by element',
  forward: (a, b) => a * b,
  // Products of int32 wrap around, and are too long for the 53 bits of a number.
  forwardAs: { int32: Math.imul },
  // Each input gets the upstream gradient times the other input.
  gradient: (build, a, b, upstream) => [build.mul(upstream, b), build.mul(upstream, a)],
  samples: [
    { inputs: [spread([2, 3]), spread([2, 3], -1, 1, 2)] },
    { inputs: [spread([2, 3, 4]), spread([4], -1, 1, 2)] },
    { inputs: [tensor('int32', [2], [0x21f0aaad, -7]), tensor('int32', [2, 1], [0x735a2d97, 6])] },
  ],
});
