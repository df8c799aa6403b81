/** A tensor: typed numbers with a shape. Plain immutable data; nothing here computes. */

/**
 * Element types of the IR, named as in ONNX.
 * `int64` is held in a Float64Array (exact up to 2^53), so that every tensor is made of plain numbers;
 * it becomes a BigInt64Array only at the border to onnxruntime. `bool` is 0 or 1.
 */
export type DType = 'float32' | 'float64' | 'int32' | 'int64' | 'uint8' | 'bool';

export type TensorData = Float32Array | Float64Array | Int32Array | Uint8Array;

/** Sizes of the axes, outermost first; `[]` is a scalar. */
export type Shape = readonly number[];

export interface TensorType {
  readonly dtype: DType;
  readonly shape: Shape;
}

export interface Tensor extends TensorType {
  /** Row-major elements; its length is the element count of `shape`. Treat as read-only. */
  readonly data: TensorData;
}

export const isFloat = (dtype: DType): boolean => dtype === 'float32' || dtype === 'float64';

export function elementCount(shape: Shape): number {
  let count = 1;
  for (const size of shape) count *= size;
  return count;
}

/** Zero-filled storage for `count` elements. */
export function allocate(dtype: DType, count: number): TensorData {
  switch (dtype) {
    case 'float32':
      return new Float32Array(count);
    case 'float64':
    case 'int64':
      return new Float64Array(count);
    case 'int32':
      return new Int32Array(count);
    case 'uint8':
    case 'bool':
      return new Uint8Array(count);
  }
}

/**
 * Makes a tensor from numbers.
 * @throws if the number of elements does not match the shape.
 */
export function tensor(dtype: DType, shape: Shape, elements: ArrayLike<number>): Tensor {
  const count = elementCount(shape);
  if (elements.length !== count) {
    throw new Error(`A tensor of shape ${formatShape(shape)} needs ${count} elements, got ${elements.length}.`);
  }
  const data = allocate(dtype, count);
  data.set(elements);
  return { dtype, shape, data };
}

export const float32 = (shape: Shape, elements: ArrayLike<number>): Tensor => tensor('float32', shape, elements);
export const int64 = (shape: Shape, elements: ArrayLike<number>): Tensor => tensor('int64', shape, elements);

export function filled(dtype: DType, shape: Shape, value: number): Tensor {
  const data = allocate(dtype, elementCount(shape));
  data.fill(value);
  return { dtype, shape, data };
}

export const zeros = (dtype: DType, shape: Shape): Tensor => filled(dtype, shape, 0);
export const scalar = (dtype: DType, value: number): Tensor => filled(dtype, [], value);

export const isFiniteTensor = ({ data }: Tensor): boolean => data.every(Number.isFinite);

/** What becomes of an element before it is stored in that dtype; storing it does the rest. */
export function castElement(dtype: DType): (element: number) => number {
  if (dtype === 'bool') return (element) => (element !== 0 ? 1 : 0);
  return dtype === 'int64' ? Math.trunc : (element) => element;
}

/** The same elements in another dtype (truncated towards zero for integers; nonzero becomes 1 for bool). */
export function castTensor(source: Tensor, dtype: DType): Tensor {
  if (source.dtype === dtype) return source;
  const data = allocate(dtype, source.data.length);
  const cast = castElement(dtype);
  for (let i = 0; i < data.length; i++) data[i] = cast(source.data[i]);
  return { dtype, shape: source.shape, data };
}

const mostInt64 = 2n ** 63n - 1n;
const leastInt64 = -(2n ** 63n);

/**
 * Elements of an `int64` tensor in the form of files and of onnxruntime. Files say "to the end" by the largest int64,
 * which as a plain number is rounded up to 2^63; whatever is out of range becomes the nearest number inside.
 * @throws if an element is not a whole number.
 */
export const toBigInt64 = (data: TensorData): BigInt64Array =>
  BigInt64Array.from(data, (element) => {
    const whole = BigInt(element);
    return whole > mostInt64 ? mostInt64 : whole < leastInt64 ? leastInt64 : whole;
  });

/** The same elements under another shape with the same element count; shares the data. */
export function reshapeTensor(source: Tensor, shape: Shape): Tensor {
  if (elementCount(shape) !== source.data.length) {
    throw new Error(`${formatShape(source.shape)} cannot be reshaped to ${formatShape(shape)}.`);
  }
  return { dtype: source.dtype, shape, data: source.data };
}

export const sameShape = (a: Shape, b: Shape): boolean =>
  a.length === b.length && a.every((size, axis) => size === b[axis]);

export const sameType = (a: TensorType, b: TensorType): boolean => a.dtype === b.dtype && sameShape(a.shape, b.shape);

/** `32×28×28`, or `scalar`; the form used in messages and on the canvas. */
export const formatShape = (shape: Shape): string => (shape.length === 0 ? 'scalar' : shape.join('×'));

export const formatType = (type: TensorType): string => `${type.dtype}[${type.shape.join(',')}]`;
