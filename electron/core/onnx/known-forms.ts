/** Operators whose result depends on nothing but shapes and constants. With static shapes it is known while reading. */
import type { Value } from '../graph/graph';
import { numberAttribute, stringAttribute } from '../ops/shared/attributes';
import { places } from '../ops/shared/indices';
import { elementCount, int64, scalar, tensor, type DType, type Tensor } from '../tensor/tensor';
import type { OpBuilder } from '../ops/builder';
import type { FileNode } from './file-node';
import type { OtherForm } from './other-forms';

/** The attributes a Constant may have instead of a tensor. */
function listedConstant({ attributes }: FileNode): Tensor {
  const [[name, value]] = Object.entries(attributes).filter(([name]) => /^value_(int|float)s?$/.test(name)).concat([['', '']]);
  const dtype: DType = name.startsWith('value_int') ? 'int64' : 'float32';
  if (typeof value === 'number') return scalar(dtype, value);
  if (typeof value === 'string') throw new Error('A Constant needs a tensor or numbers');
  return tensor(dtype, [value.length], value);
}

function range({ build, input, known }: FileNode): readonly Value[] {
  const [start, limit, delta] = ['start', 'limit', 'delta'].map((name, i) => known(i, name).data[0]);
  const count = Math.max(0, Math.ceil((limit - start) / delta));
  if (!Number.isSafeInteger(count)) throw new Error(`Range cannot go from ${start} to ${limit} in steps of ${delta}`);
  const steps = build.cast(places(build, count), { to: input(0).type.dtype });
  return [build.add(input(0), build.mul(steps, input(2)))];
}

/** Row and column of each element of a matrix, as values that meet in its shape. */
export const rowsAndColumns = (build: OpBuilder, rows: number, columns: number): readonly [Value, Value] => [
  build.reshape(places(build, rows), { shape: [rows, 1] }),
  places(build, columns),
];

function eye({ build, attributes, input }: FileNode): readonly Value[] {
  const { dtype, shape } = input(0).type;
  const [row, column] = rowsAndColumns(build, shape[0], shape[1]);
  const isOn = build.equal(build.add(row, numberAttribute(attributes, 'k', 0)), column);
  return [build.cast(isOn, { to: stringAttribute(attributes, 'dtype', dtype) })];
}

/** A part of the shape, from `start` to before `end`. */
function shapeOf({ attributes, input }: FileNode): Tensor {
  const { shape } = input(0).type;
  const part = shape.slice(numberAttribute(attributes, 'start', 0), numberAttribute(attributes, 'end', shape.length));
  return int64([part.length], part);
}

export const knownForms: Readonly<Record<string, OtherForm>> = {
  Constant: { read: (node) => [node.build.constant(node.tensor('value') ?? listedConstant(node))] },
  ConstantOfShape: {
    read: ({ build, known, tensor: attribute }) => {
      const { dtype, data } = attribute('value') ?? scalar('float32', 0);
      return [build.expand(build.constant(scalar(dtype, data[0])), { shape: Array.from(known(0, 'shape').data) })];
    },
  },
  EyeLike: { read: eye },
  Range: { read: range },
  Shape: { read: (node) => [node.build.constant(shapeOf(node))] },
  Size: { read: ({ build, input }) => [build.constant(scalar('int64', elementCount(input(0).type.shape)))] },
};
