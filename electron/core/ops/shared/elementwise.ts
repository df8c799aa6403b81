/** Families of elementwise ops: most of them cost one line of mathematics. */
import type { Value } from '../../graph/graph';
import { broadcastOffsets, broadcastShapes } from '../../tensor/shape';
import { allocate, elementCount, formatShape, isFloat, sameShape, type DType, type Tensor, type TensorType } from '../../tensor/tensor';
import type { OpBuilder } from '../builder';
import type { CodeForm, ElementRule, LowerContext, Lowered, OpDefinition } from '../definition';
import type { OpName } from '../index';

export function mapElements(x: Tensor, f: (v: number) => number): Tensor {
  const data = allocate(x.dtype, x.data.length);
  for (let i = 0; i < data.length; i++) data[i] = f(x.data[i]);
  return { dtype: x.dtype, shape: x.shape, data };
}

/** Element by element with broadcasting. */
export function zipElements(a: Tensor, b: Tensor, f: (a: number, b: number) => number, dtype: DType = a.dtype): Tensor {
  const shape = broadcastShapes(a.shape, b.shape);
  const data = allocate(dtype, elementCount(shape));
  const [left, right] = [a.data, b.data];
  if (sameShape(a.shape, b.shape)) {
    for (let i = 0; i < data.length; i++) data[i] = f(left[i], right[i]);
  } else if (right.length === 1) {
    for (let i = 0; i < data.length; i++) data[i] = f(left[i], right[0]);
  } else {
    const [fromLeft, fromRight] = [broadcastOffsets(a.shape, shape), broadcastOffsets(b.shape, shape)];
    for (let i = 0; i < data.length; i++) data[i] = f(left[fromLeft[i]], right[fromRight[i]]);
  }
  return { dtype, shape, data };
}

/** Sums a gradient over the axes along which its value was broadcast, so that it has that value's shape again. */
export function sumToShapeOf(build: OpBuilder, gradient: Value, value: Value): Value {
  const from = gradient.type.shape;
  const to = value.type.shape;
  if (sameShape(from, to)) return gradient;
  const offset = from.length - to.length;
  const axes = from.flatMap((size, axis) => (axis < offset || (to[axis - offset] === 1 && size !== 1) ? [axis] : []));
  const summed = axes.length ? build.reduceSum(gradient, { axes, keepdims: 0 }) : gradient;
  return sameShape(summed.type.shape, to) ? summed : build.reshape(summed, { shape: to });
}

export function requireSameDType(op: string, inputs: readonly TensorType[]): DType {
  const dtype = inputs[0].dtype;
  for (const input of inputs) {
    if (input.dtype !== dtype) throw new Error(`${op} needs inputs of one dtype, got ${inputs.map((i) => i.dtype).join(' and ')}.`);
  }
  return dtype;
}

export function requireFloat(op: string, type: TensorType): void {
  if (!isFloat(type.dtype)) throw new Error(`${op} needs real numbers, got ${type.dtype}.`);
}

/** @throws for truth values, with which nothing can be computed. */
export function requireNumbers(op: string, type: TensorType): void {
  if (type.dtype === 'bool') throw new Error(`${op} needs numbers, got truth values (bool).`);
}

/** @throws unless these are truth values. */
export function requireBool(op: string, { dtype }: TensorType): void {
  if (dtype !== 'bool') throw new Error(`${op} needs truth values (bool), got ${dtype}.`);
}

/** @throws if the op did not get between `least` and `most` inputs. */
export function requireInputs(op: string, inputs: readonly unknown[], least: number, most = least): void {
  if (inputs.length >= least && inputs.length <= most) return;
  throw new Error(`${op} needs ${least === most ? least : `${least} to ${most}`} inputs, got ${inputs.length}.`);
}

/**
 * Elementwise ops keep the layout of their inputs. A broadcast operand without the batch axis is
 * reshaped so that it still meets the same axes once the batch is last.
 */
export function lowerElementwise({ build, node, layoutOf, input }: LowerContext): Lowered | undefined {
  const rank = Math.max(...node.inputs.map((value) => value.type.shape.length));
  const full = node.inputs.filter((value) => value.type.shape.length === rank);
  const batch = Math.max(...full.map((value) => value.type.shape[0] ?? 1));
  const anyLast = node.inputs.some((value, i) => layoutOf(i) === 'batchLast' && value.type.shape.length === rank);
  if (!anyLast || rank < 2 || node.attributes.axis !== undefined) return undefined;
  const operands = node.inputs.map((value, i) => {
    const { shape } = value.type;
    if (elementCount(shape) === 1 && shape.length < 2) return input(i, 'plain');
    if (shape.length === rank && (shape[0] === batch || layoutOf(i) === 'batchLast')) return input(i, 'batchLast');
    const inner = shape.length === rank ? shape.slice(1) : shape;
    return build.reshape(input(i, 'plain'), { shape: [...inner, 1] });
  });
  return { values: build.emit(node.op as OpName, operands, node.attributes), layout: 'batchLast' };
}

/** The code form of an op that computes element by element. */
export const elements = (rule: ElementRule): CodeForm => ({ kind: 'elements', rule });

type TypeCheck = (op: string, type: TensorType) => void;

interface UnaryRule {
  readonly summary: string;
  readonly forward: (x: number) => number;
  /** dL/dx from x, y and dL/dy. */
  readonly gradient: ((build: OpBuilder, x: Value, y: Value, upstream: Value) => Value) | 'not differentiable';
  /** Real numbers when left out. */
  readonly requireType?: TypeCheck;
  readonly samples: OpDefinition['samples'];
}

/** One input, same type out. */
export const unary = (name: string, rule: UnaryRule): OpDefinition => {
  const { gradient, requireType = requireFloat } = rule;
  return {
    name,
    summary: rule.summary,
    inferTypes: (inputs) => {
      requireInputs(name, inputs, 1);
      requireType(name, inputs[0]);
      return [inputs[0]];
    },
    forward: ([x]) => [mapElements(x, rule.forward)],
    code: () => elements(rule.forward),
    gradient:
      gradient === 'not differentiable'
        ? gradient
        : ({ build, inputs, outputs, upstream }) => [gradient(build, inputs[0], outputs[0], upstream)],
    lower: lowerElementwise,
    samples: rule.samples,
  };
};

interface BinaryRule {
  readonly summary: string;
  readonly forward: (a: number, b: number) => number;
  /** Instead of `forward`, where whole numbers are computed differently. */
  readonly forwardAs?: Partial<Record<DType, (a: number, b: number) => number>>;
  /** dL/da and dL/db before they are summed over broadcast axes. */
  readonly gradient: (build: OpBuilder, a: Value, b: Value, upstream: Value, y: Value) => readonly [Value, Value];
  readonly samples: OpDefinition['samples'];
}

/** Two inputs of one dtype, broadcast against each other. */
export const binary = (name: string, rule: BinaryRule): OpDefinition => ({
  name,
  summary: rule.summary,
  inferTypes: (inputs) => {
    requireInputs(name, inputs, 2);
    requireNumbers(name, inputs[0]);
    return [{ dtype: requireSameDType(name, inputs), shape: broadcastShapes(inputs[0].shape, inputs[1].shape) }];
  },
  forward: ([a, b]) => [zipElements(a, b, rule.forwardAs?.[a.dtype] ?? rule.forward)],
  code: ([a]) => elements(rule.forwardAs?.[a.dtype] ?? rule.forward),
  gradient: ({ build, inputs: [a, b], outputs: [y], upstream }) => {
    const [da, db] = rule.gradient(build, a, b, upstream, y);
    return [sumToShapeOf(build, da, a), sumToShapeOf(build, db, b)];
  },
  lower: lowerElementwise,
  samples: rule.samples,
});

interface ComparisonRule {
  readonly summary: string;
  readonly forward: (a: number, b: number) => boolean;
  /** Numbers when left out. */
  readonly requireType?: TypeCheck;
  readonly samples: OpDefinition['samples'];
}

/** Two inputs of one dtype, a truth value out; not differentiable. */
export const comparison = (name: string, { summary, forward, requireType = requireNumbers, samples }: ComparisonRule): OpDefinition => {
  const truth = (a: number, b: number): number => (forward(a, b) ? 1 : 0);
  return {
    name,
    summary,
    inferTypes: (inputs) => {
      requireInputs(name, inputs, 2);
      requireType(name, inputs[0]);
      requireSameDType(name, inputs);
      return [{ dtype: 'bool', shape: broadcastShapes(inputs[0].shape, inputs[1].shape) }];
    },
    forward: ([a, b]) => [zipElements(a, b, truth, 'bool')],
    code: () => elements(truth),
    gradient: 'not differentiable',
    lower: lowerElementwise,
    samples,
  };
};

/** @throws with the op's name if the shape has another rank. */
export function requireRank(op: string, what: string, type: TensorType, rank: number): void {
  if (type.shape.length !== rank) throw new Error(`${op} needs ${what} of rank ${rank}, got ${formatShape(type.shape)}.`);
}
