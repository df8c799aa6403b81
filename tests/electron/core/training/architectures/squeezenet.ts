import type { Network } from '@core/network/network';
import { Drawing, type Source } from './drawing';

const convolved = (drawing: Drawing, x: Source, filters: number, size: number, padding = 0): Source =>
  drawing.add('relu', [drawing.convolution(x, filters, size, { padding })]);

/** Few channels, from which small and larger filters make many. */
function fire(drawing: Drawing, x: Source, squeezed: number): Source {
  const few = convolved(drawing, x, squeezed, 1);
  return drawing.add('concatenate', [convolved(drawing, few, 4 * squeezed, 1), convolved(drawing, few, 4 * squeezed, 3, 1)]);
}

/** Iandola et al. 2016 in the authors' version 1.1, for ten classes. `scale` multiplies the number of channels. */
export function squeezenet(scale = 1): Network {
  const drawing = new Drawing();
  let x = drawing.add('relu', [drawing.convolution(drawing.add('input', []), 64 * scale, 3, { stride: 2 })]);
  for (const squeezed of [[16, 16], [32, 32], [48, 48, 64, 64]]) {
    x = squeezed.reduce((each, channels) => fire(drawing, each, channels * scale), drawing.maxPool(x));
  }
  const scores = convolved(drawing, drawing.add('dropout', [x]), 10, 1);
  drawing.add('softmax', [drawing.add('globalAveragePool', [scores])]);
  return drawing.network('SqueezeNet 1.1');
}
