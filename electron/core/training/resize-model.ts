import { encodeModel } from '../onnx/write-model';
import { valueInfo } from '../onnx/proto';

/**
 * An ONNX model that resizes a grey image smoothly: inputs `image` (float32 [1, 1, height, width]) and `sizes`
 * (int64 [4]), output `resized`. When it shrinks, each new pixel averages all pixels under it (antialias).
 */
export function resizeModel(version: string): Uint8Array {
  const text = (name: string, value: string) => ({ name, type: 3, s: Uint8Array.from(value, (letter) => letter.charCodeAt(0)) });
  const attribute = [text('mode', 'linear'), text('coordinate_transformation_mode', 'half_pixel'), { name: 'antialias', type: 2, i: 1 }];
  return encodeModel(
    {
      name: 'resize',
      node: [{ opType: 'Resize', name: 'Resize', input: ['image', '', '', 'sizes'], output: ['resized'], attribute }],
      input: [valueInfo('image', { dtype: 'float32', shape: [1, 1, 'height', 'width'] }), valueInfo('sizes', { dtype: 'int64', shape: [4] })],
      output: [valueInfo('resized', { dtype: 'float32', shape: [1, 1, 'newHeight', 'newWidth'] })],
    },
    { version },
  );
}
