import { writeModel } from '@core/onnx/write-model';
import { buildGraph } from '@core/ops/builder';
import { float32, int64, tensor, type Tensor } from '@core/tensor/tensor';
import { describe, expect, test } from 'vitest';
import { loadOnnxruntime } from '../../../electron/runtime/onnxruntime';
import { createSession, ModelSession } from '../../../electron/runtime/session';
import { fromOrt, toOrt } from '../../../electron/runtime/tensors';

function doubled(): Uint8Array {
  const build = buildGraph('doubled');
  const x = build.input('x', { dtype: 'float32', shape: [2, 3] });
  return writeModel(build.graph({ y: build.mul(x, 2) }), { version: 'test', freeBatch: { x: 'batch', y: 'batch' } });
}

describe('a model session', () => {
  test('runs a model on any batch size and names its inputs and outputs', async () => {
    const session = await ModelSession.open(doubled(), { threads: 1, spinning: false, optimization: 'basic' });
    expect([session.inputNames, session.outputNames]).toEqual([['x'], ['y']]);
    const { y } = await session.run({ x: float32([1, 3], [1, 2, 3]) });
    expect(y).toEqual(float32([1, 3], [2, 4, 6]));
    await session.close();
  });

  test('says which input is missing', async () => {
    const session = await ModelSession.open(doubled());
    await expect(session.run({})).rejects.toThrow('The model needs a tensor for its input "x"; it has x.');
    await session.close();
  });

  test.each([['nothing', new Uint8Array()], ['noise', Uint8Array.from({ length: 100 }, (_, i) => (i * 37) % 251)], ['half a model', doubled().slice(0, 40)]])(
    'refuses %s with a sentence',
    async (_, bytes) => {
      await expect(createSession(bytes)).rejects.toThrow(/^ONNX Runtime does not accept this model: ./);
    },
  );
});

const kinds: readonly Tensor[] = [
  float32([2], [0.5, -1]),
  tensor('float64', [1, 2], [Math.PI, 1e300]),
  tensor('int32', [], [-7]),
  int64([3], [2 ** 53 - 1, -1, 0]),
  tensor('uint8', [2], [0, 255]),
  tensor('bool', [2], [1, 0]),
];

test.each(kinds.map((kind) => [kind.dtype, kind] as const))('%s crosses the border to onnxruntime and back', async (_, kind) => {
  const ort = await loadOnnxruntime();
  expect(fromOrt(toOrt(ort, kind))).toEqual(kind);
});

test('a file that slices to the largest int64 takes everything, also in onnxruntime', async () => {
  const build = buildGraph('to the end');
  const x = build.input('x', { dtype: 'float32', shape: [4] });
  const bytes = writeModel(build.graph({ y: build.slice(x, { starts: [1], ends: [Number(2n ** 63n - 1n)], axes: [0] }) }), { version: 'test' });
  const session = await ModelSession.open(bytes);
  expect((await session.run({ x: float32([4], [1, 2, 3, 4]) })).y).toEqual(float32([3], [2, 3, 4]));
  await session.close();
});

test('what comes back is a copy', async () => {
  const ort = await loadOnnxruntime();
  const original = float32([1], [1]);
  const copy = fromOrt(toOrt(ort, original));
  original.data[0] = 2;
  expect(copy.data[0]).toBe(1);
});

test('an element type that the IR does not have is refused', async () => {
  const ort = await loadOnnxruntime();
  expect(() => fromOrt(new ort.Tensor('string', ['a'], [1]))).toThrow('The model gives string, which is not one of float32, float64, int32, int64, uint8, bool.');
});
