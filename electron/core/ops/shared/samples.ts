/** Small helpers with which op files write their samples. */
import { elementCount, float32, type Shape, type Tensor } from '../../tensor/tensor';
import { Random } from '../../tensor/random';

/** Seeded numbers in [low, high), distinct enough that max and comparisons have no ties. */
export function spread(shape: Shape, low = -2, high = 2, seed = 1): Tensor {
  const count = elementCount(shape);
  const order = new Random(seed).permutation(count);
  return float32(shape, Array.from(order, (rank) => low + ((high - low) * (rank + 0.5)) / count));
}
