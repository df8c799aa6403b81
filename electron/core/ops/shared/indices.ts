/** Indices as inputs: what they may be and what they mean. */
import type { Value } from '../../graph/graph';
import { stridesOf, walk } from '../../tensor/shape';
import { elementCount, int64, type Shape, type Tensor, type TensorType } from '../../tensor/tensor';
import type { OpBuilder } from '../builder';

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

/** @throws unless the indices lie inside the data on every axis but `axis`. */
export function requireInside(op: string, data: TensorType, indices: TensorType, axis: number): void {
  const fits = indices.shape.length === data.shape.length && indices.shape.every((size, i) => i === axis || size <= data.shape[i]);
  if (!fits) throw new Error(`${op} needs indices of the rank of the data and no larger, got [${indices.shape.join(', ')}] for [${data.shape.join(', ')}].`);
}

/** Calls `visit(entry, element)` for each index: its place, and the element of a tensor of this shape that it means. */
export function eachElement(op: string, shape: Shape, indices: Tensor, axis: number, visit: (entry: number, element: number) => void): void {
  const strides = stridesOf(shape);
  walk(indices.shape, strides.with(axis, 0), (entry, offset) => visit(entry, offset + resolveIndex(op, indices.data[entry], shape[axis]) * strides[axis]));
}

/** 0 … count − 1. */
export function places(build: OpBuilder, count: number): Value {
  const ones = build.expand(build.constant(int64([1], [1])), { shape: [count] });
  return build.cumSum(ones, { axis: 0, exclusive: 1 });
}

/**
 * ONNX's GatherND as a Gather along one axis: the axes that the index vectors (the last axis of `indices`) walk
 * through become one. The first `batchAxes` axes belong together in data and indices.
 */
export function gatherVectors(build: OpBuilder, data: Value, indices: Value, batchAxes = 0): Value {
  const { shape } = data.type;
  const depth = indices.type.shape.at(-1) ?? 0;
  const [sizes, rest] = [shape.slice(batchAxes, batchAxes + depth), shape.slice(batchAxes + depth)];
  const [batch, count] = [elementCount(shape.slice(0, batchAxes)), elementCount(sizes)];
  const vectors = build.reshape(build.cast(indices, { to: 'int64' }), { shape: [batch, -1, depth] });
  const counted = build.where(build.less(vectors, 0), build.add(vectors, build.constant(int64([depth], sizes))), vectors);
  const within = build.reduceSum(build.mul(counted, build.constant(int64([depth], stridesOf(sizes)))), { axes: [2], keepdims: 0 });
  const first = build.reshape(build.mul(places(build, batch), count), { shape: [batch, 1] });
  const rows = build.reshape(data, { shape: [batch * count, ...rest] });
  const taken = build.gather(rows, build.reshape(build.add(within, first), { shape: [-1] }), { axis: 0 });
  return build.reshape(taken, { shape: [...indices.type.shape.slice(0, -1), ...rest] });
}
