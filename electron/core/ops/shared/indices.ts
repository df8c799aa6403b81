/** Indices as inputs: what they may be and what they mean. */
import type { TensorType } from '../../tensor/tensor';

/** @throws if the indices are not whole numbers. */
export function requireIndices(op: string, { dtype }: TensorType): void {
  if (dtype !== 'int64' && dtype !== 'int32') throw new Error(`${op} needs indices of dtype int64 or int32, got ${dtype}.`);
}

/**
 * Brings an index that may count from the end into 0 … size-1.
 * @throws if it is out of range.
 */
export function resolveIndex(op: string, index: number, size: number): number {
  const resolved = index < 0 ? index + size : index;
  if (resolved < 0 || resolved >= size) throw new Error(`${op} got the index ${index} for an axis of size ${size}.`);
  return resolved;
}
