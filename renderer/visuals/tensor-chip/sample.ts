import type { Tensor } from '@core/tensor/tensor';

const waves = (shape: readonly number[]): Tensor => ({ dtype: 'float32', shape, data: Float32Array.from({ length: shape.reduce((count, size) => count * size, 1) }, (_, i) => Math.sin(3 * i + 1)) });

/** A few numbers of one example, feature maps, and a batch. */
export const samples = { numbers: waves([1, 8]), maps: waves([1, 6, 8, 8]), batch: waves([20, 8]) };
