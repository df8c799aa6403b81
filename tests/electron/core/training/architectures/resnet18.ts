import type { Network } from '@core/network/network';
import { Drawing, type Source } from './drawing';

const normalized = (drawing: Drawing, x: Source): Source => drawing.add('batchNormalization', [x]);
const rectified = (drawing: Drawing, x: Source): Source => drawing.add('relu', [x]);

/** Two convolutions, and a way around them that adapts where the shape changes. */
function block(drawing: Drawing, x: Source, filters: number, stride: number, isAdapted: boolean): Source {
  const first = normalized(drawing, drawing.convolution(x, filters, 3, { stride, padding: 1 }));
  const second = normalized(drawing, drawing.convolution(rectified(drawing, first), filters, 3, { padding: 1 }));
  const around = isAdapted ? normalized(drawing, drawing.convolution(x, filters, 1, { stride })) : x;
  return rectified(drawing, drawing.add('add', [second, around]));
}

/** He et al. 2016, for ten classes; 64 channels behind the first convolution as published. */
export function resnet18(width = 64): Network {
  const drawing = new Drawing();
  const first = normalized(drawing, drawing.convolution(drawing.add('input', []), width, 7, { stride: 2, padding: 3 }));
  let x = drawing.maxPool(rectified(drawing, first), 1);
  [width, 2 * width, 4 * width, 8 * width].forEach((filters, stage) => {
    const stride = stage === 0 ? 1 : 2;
    x = block(drawing, block(drawing, x, filters, stride, stride > 1), filters, 1, false);
  });
  drawing.add('softmax', [drawing.add('dense', [drawing.add('globalAveragePool', [x])], { units: 10 })]);
  return drawing.network('ResNet-18');
}
