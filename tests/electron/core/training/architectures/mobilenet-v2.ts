import type { Network } from '@core/network/network';
import { Drawing, type Source } from './drawing';

/** Widening, channels, repetitions and first stride of each stage (table 2 of the paper). */
const stages = [
  [1, 16, 1, 1],
  [6, 24, 2, 2],
  [6, 32, 3, 2],
  [6, 64, 4, 2],
  [6, 96, 3, 1],
  [6, 160, 3, 2],
  [6, 320, 1, 1],
] as const;

const rectified = (drawing: Drawing, x: Source): Source => drawing.add('relu6', [drawing.add('batchNormalization', [x])]);

/** Widens, filters each channel by itself, and narrows without an activation function; around it where the shape stays. */
function inverted(drawing: Drawing, x: Source, { inputs, outputs, widening, stride }: { inputs: number; outputs: number; widening: number; stride: number }): Source {
  const wide = widening === 1 ? x : rectified(drawing, drawing.convolution(x, widening * inputs, 1));
  const filtered = drawing.add('depthwiseConv2d', [drawing.padded(wide, 1)], { size: 3, stride, padding: 'valid' });
  const narrow = drawing.add('batchNormalization', [drawing.convolution(rectified(drawing, filtered), outputs, 1)]);
  return stride === 1 && inputs === outputs ? drawing.add('add', [narrow, x]) : narrow;
}

/** Sandler et al. 2018, for ten classes. `scale` multiplies the number of channels. */
export function mobilenetV2(scale = 1): Network {
  const drawing = new Drawing();
  let inputs = 32 * scale;
  let x = rectified(drawing, drawing.convolution(drawing.add('input', []), inputs, 3, { stride: 2, padding: 1 }));
  for (const [widening, channels, count, first] of stages) {
    for (let i = 0; i < count; i++) {
      const outputs = channels * scale;
      x = inverted(drawing, x, { inputs, outputs, widening, stride: i === 0 ? first : 1 });
      inputs = outputs;
    }
  }
  const features = drawing.add('globalAveragePool', [rectified(drawing, drawing.convolution(x, 1280 * scale, 1))]);
  drawing.add('softmax', [drawing.add('dense', [drawing.add('dropout', [features], { rate: 0.2 })], { units: 10 })]);
  return drawing.network('MobileNetV2');
}
