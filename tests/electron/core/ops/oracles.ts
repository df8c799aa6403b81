/** What the generated op tests have in common: declared samples, tiny graphs around one op, finite differences. */
import type { Graph, Value } from '@core/graph/graph';
import { interpret } from '@core/interpret/interpret';
import { ops, type OpName } from '@core/ops';
import { buildGraph, type OpBuilder } from '@core/ops/builder';
import type { OpDefinition, Sample } from '@core/ops/definition';
import { Random } from '@core/tensor/random';
import { castTensor, elementCount, isFloat, tensor, type Shape, type Tensor } from '@core/tensor/tensor';

export interface Case {
  readonly name: string;
  readonly op: OpName;
  readonly definition: OpDefinition;
  readonly sample: Sample;
}

/** Every sample of every op. */
export const cases: readonly Case[] = (Object.keys(ops) as OpName[]).flatMap((op) => {
  const definition: OpDefinition = ops[op];
  return definition.samples.map((sample, i) => ({ name: `${op}, sample ${i + 1}`, op, definition, sample }));
});

/** The sample with real numbers in float64, so that differences are exact enough. */
export function inFloat64(sample: Sample): Sample {
  return { ...sample, inputs: sample.inputs.map((input) => (isFloat(input.dtype) ? castTensor(input, 'float64') : input)) };
}

export const inputName = (i: number): string => `input${i}`;
export const feedsOf = (inputs: readonly Tensor[]): Record<string, Tensor> =>
  Object.fromEntries(inputs.map((input, i) => [inputName(i), input]));

/** Seeded standard normal numbers in float64. */
export const randomTensor = (shape: Shape, random: Random): Tensor =>
  tensor('float64', shape, Array.from({ length: elementCount(shape) }, () => random.normal()));

/** The sum of all elements of the values, each weighted with a fixed random number. */
export function weightedSum(build: OpBuilder, values: readonly Value[], random: Random): Value {
  const sums = values.map((value) => {
    const weights = build.constant(randomTensor(value.type.shape, random), 'weights');
    return build.reduceSum(build.mul(build.cast(value, { to: 'float64' }), weights), { keepdims: 0 });
  });
  return sums.reduce((total, sum) => build.add(total, sum));
}

export interface LossGraph {
  readonly build: OpBuilder;
  readonly graph: Graph;
  readonly inputs: readonly Value[];
  readonly loss: Value;
}

/** One op, and a scalar loss that depends on all of its outputs. */
export function lossAround(op: OpName, { inputs, attributes = {} }: Sample): LossGraph {
  const build = buildGraph(`loss around ${op}`);
  const values = inputs.map((input, i) => build.input(inputName(i), { dtype: input.dtype, shape: input.shape }));
  const outputs = build.emit(op, values, attributes);
  const loss = weightedSum(build, outputs, new Random(7));
  return { build, graph: build.graph({ loss }), inputs: values, loss };
}

const shifted = (x: Tensor, direction: Tensor, amount: number): Tensor => ({
  ...x,
  data: Float64Array.from(x.data, (v, i) => v + amount * direction.data[i]),
});

/** dL/dx in one direction, from central differences of the output `loss` in the input `name`. */
export function centralDifference(graph: Graph, feeds: Readonly<Record<string, Tensor>>, name: string, direction: Tensor): number {
  const step = 1e-5;
  const lossAt = (amount: number) => interpret(graph, { ...feeds, [name]: shifted(feeds[name], direction, amount) }).outputs.loss.data[0];
  return (lossAt(step) - lossAt(-step)) / (2 * step);
}

export function dotProduct(a: Tensor, b: Tensor): number {
  let sum = 0;
  for (let i = 0; i < a.data.length; i++) sum += a.data[i] * b.data[i];
  return sum;
}

/** |a - b| relative to the larger of the two, with a floor for gradients that are zero. */
export const relativeError = (a: number, b: number): number => Math.abs(a - b) / Math.max(Math.abs(a), Math.abs(b), 1e-3);
