/** Networks that PyTorch exported, with an input and PyTorch's own scores. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { float32, type Shape, type Tensor } from '@core/tensor/tensor';

export interface PyTorchExport {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly image: Tensor;
  readonly scores: Tensor;
}

interface Packed {
  readonly shape: Shape;
  readonly models: readonly { readonly name: string; readonly model: string; readonly image: string; readonly scores: string }[];
}

const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64'));
const floatsOf = (text: string): Float32Array => new Float32Array(bytesOf(text).buffer);

const { shape, models } = JSON.parse(gunzipSync(readFileSync('tests/fixtures/pytorch-exports/models.json.gz')).toString()) as Packed;

export const exampleShape = shape.slice(1);

export const pytorchExports: readonly PyTorchExport[] = models.map(({ name, model, image, scores }) => ({
  name,
  bytes: bytesOf(model),
  image: float32(shape, floatsOf(image)),
  scores: float32([shape[0], 10], floatsOf(scores)),
}));
