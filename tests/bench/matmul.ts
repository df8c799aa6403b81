/** The speed limit of this machine: onnxruntime's own product of two large matrices. */
import { buildGraph } from '@core/ops/builder';
import { writeModel } from '@core/onnx/write-model';
import { Random } from '@core/tensor/random';
import { float32 } from '@core/tensor/tensor';
import { ModelSession } from '../../electron/runtime/session';

const SIZE = 1024;

/** A function that multiplies `count` times and answers FLOP per second. The product is reduced to one number, so nothing large is copied out. */
export async function matmulMeter(threads: number): Promise<(count: number) => Promise<number>> {
  const build = buildGraph('matmul');
  const type = { dtype: 'float32', shape: [SIZE, SIZE] } as const;
  const [a, b] = [build.input('a', type), build.input('b', type)];
  const largest = build.reduceMax(build.matMul(a, b), { axes: [0, 1], keepdims: 0 });
  const session = await ModelSession.open(writeModel(build.graph({ largest }), { version: 'bench' }), { threads, spinning: true });
  const random = new Random(1);
  const matrix = () => float32([SIZE, SIZE], Float32Array.from({ length: SIZE * SIZE }, () => random.normal()));
  const feeds = { a: matrix(), b: matrix() };
  return async (count) => {
    const start = performance.now();
    for (let i = 0; i < count; i++) await session.run(feeds);
    return (2 * SIZE ** 3 * count) / ((performance.now() - start) / 1000);
  };
}
