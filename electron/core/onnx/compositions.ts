/** Operators that are read as a few ops of the IR, which have the gradients. */
import type { Value } from '../graph/graph';
import { numberAttribute, numbersAttribute } from '../ops/shared/attributes';
import { gatherVectors } from '../ops/shared/indices';
import { normalizeAxis } from '../tensor/shape';
import { scalar } from '../tensor/tensor';
import type { FileNode } from './file-node';
import { rowsAndColumns } from './known-forms';
import type { OtherForm } from './other-forms';

/** x·sigmoid(αx), with α = 1 also called SiLU. */
function swish({ build, attributes, input }: FileNode): readonly Value[] {
  const alpha = numberAttribute(attributes, 'alpha', 1);
  return [build.mul(input(0), build.sigmoid(alpha === 1 ? input(0) : build.mul(input(0), alpha)))];
}

/** x / √(mean x² + ε) · scale, the mean over all axes from `axis` on (Zhang and Sennrich 2019). */
function rmsNormalization({ build, attributes, input }: FileNode): readonly Value[] {
  const x = input(0);
  const rank = x.type.shape.length;
  const axes = Array.from({ length: rank }, (_, axis) => axis).slice(normalizeAxis(numberAttribute(attributes, 'axis', -1), rank));
  const mean = build.reduceMean(build.mul(x, x), { axes });
  return [build.mul(build.div(x, build.sqrt(build.add(mean, numberAttribute(attributes, 'epsilon', 1e-5)))), input(1))];
}

/** One triangle of each matrix, zeros elsewhere. */
function triangle({ build, attributes, input, has, known }: FileNode): readonly Value[] {
  const x = input(0);
  const [rows, columns] = x.type.shape.slice(-2);
  const [row, column] = rowsAndColumns(build, rows, columns);
  const diagonal = build.add(row, has(1) ? known(1, 'k').data[0] : 0);
  const keeps = numberAttribute(attributes, 'upper', 1) ? build.greaterOrEqual(column, diagonal) : build.lessOrEqual(column, diagonal);
  return [build.where(keeps, x, build.constant(scalar(x.type.dtype, 0)))];
}

function isInfinite({ build, attributes, input }: FileNode): readonly Value[] {
  const nothing = build.constant(scalar('bool', 0));
  const found = (infinity: number, name: string) => (numberAttribute(attributes, name, 1) ? build.equal(input(0), infinity) : nothing);
  const expanded = build.or(found(Infinity, 'detect_positive'), found(-Infinity, 'detect_negative'));
  return [build.expand(expanded, { shape: input(0).type.shape })];
}

/** Cut towards zero by `lambd`, then moved by `bias`. */
function shrink({ build, attributes, input }: FileNode): readonly Value[] {
  const x = input(0);
  const [limit, bias] = [numberAttribute(attributes, 'lambd', 0.5), numberAttribute(attributes, 'bias', 0)];
  const above = build.where(build.greater(x, limit), build.sub(x, bias), 0);
  return [build.where(build.less(x, -limit), build.add(x, bias), above)];
}

/** (x − mean) / deviation over `axes`, the divisor of the variance being n. */
function meanVarianceNormalization({ build, attributes, input }: FileNode): readonly Value[] {
  const axes = numbersAttribute(attributes, 'axes', [0, 2, 3]);
  const centred = build.sub(input(0), build.reduceMean(input(0), { axes }));
  const deviation = build.sqrt(build.reduceMean(build.mul(centred, centred), { axes }));
  return [build.div(centred, build.add(deviation, 1e-9))];
}

function hardmax({ build, attributes, input }: FileNode): readonly Value[] {
  const { dtype, shape } = input(0).type;
  const axis = normalizeAxis(numberAttribute(attributes, 'axis', -1), shape.length);
  const largest = build.argMax(input(0), { axis, keepdims: 0 });
  return [build.cast(build.oneHot(largest, { depth: shape[axis], values: [0, 1], axis }), { to: dtype })];
}

/** The axes are an attribute in older operator sets, an input in newer ones. */
function reduceLogSum({ build, attributes, input, has, known }: FileNode): readonly Value[] {
  const axes = has(1) ? Array.from(known(1, 'axes').data) : numbersAttribute(attributes, 'axes', []);
  return [build.log(build.reduceSum(input(0), { ...attributes, axes }))];
}

export const compositions: Readonly<Record<string, OtherForm>> = {
  CastLike: { read: ({ build, input }) => [build.cast(input(0), { to: input(1).type.dtype })] },
  GatherND: { read: ({ build, attributes, input }) => [gatherVectors(build, input(0), input(1), numberAttribute(attributes, 'batch_dims', 0))] },
  Hardmax: { read: hardmax },
  IsInf: { read: isInfinite },
  IsNaN: { read: ({ build, input }) => [build.not(build.equal(input(0), input(0)))] },
  MeanVarianceNormalization: { read: meanVarianceNormalization },
  RMSNormalization: { read: rmsNormalization },
  ReduceLogSum: { read: reduceLogSum },
  Shrink: { read: shrink },
  Swish: { read: swish },
  Trilu: { read: triangle },
};
