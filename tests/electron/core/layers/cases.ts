/** Every sample of every layer, and the graph of a layer alone: everything it reads is an input. */
import { differentiate } from '@core/differentiate/differentiate';
import type { Graph, Value } from '@core/graph/graph';
import { layers } from '@core/layers';
import type { FieldValues } from '@core/fields/definition';
import { isLearned, type LayerDefinition, type Surroundings } from '@core/layers/definition';
import { completeFields } from '@core/fields/fields';
import { buildGraph } from '@core/ops/builder';
import { Random } from '@core/tensor/random';
import { elementCount, int64, tensor, type Shape, type Tensor } from '@core/tensor/tensor';

export const surroundings: Surroundings = { exampleShape: [1, 4, 4], features: 'uint8', classCount: 10, mean: 33, deviation: 78 };

export interface Case {
  readonly name: string;
  readonly definition: LayerDefinition;
  readonly inputs: readonly Shape[];
  readonly fields: FieldValues;
}

export const cases: readonly Case[] = Object.entries<LayerDefinition>(layers).flatMap(([kind, definition]) =>
  definition.samples.map((sample, i) => ({ name: `${kind} ${i + 1}`, definition, inputs: sample.inputs, fields: completeFields(definition, sample.fields ?? {}) })),
);

type Real = 'float32' | 'float64';

export function randomTensor(shape: Shape, seed: number, dtype: Real = 'float64'): Tensor {
  const random = new Random(seed);
  return tensor(dtype, shape, Float64Array.from({ length: elementCount(shape) }, () => random.normal()));
}

/** A size that no other axis has. */
export const batchSize = 7;

export interface Alone {
  readonly y: Value;
  /** Outputs `loss`, the sum of y weighted with the input `weights`, and `next:<name>` for what the layer keeps. */
  readonly forward: Graph;
  /** Also `gradient:<name>` for each input of the layer and each learned parameter. */
  readonly step: Graph;
  readonly feeds: Readonly<Record<string, Tensor>>;
  /** Names of the inputs with a batch, and of those that are differentiated. */
  readonly batches: readonly string[];
  readonly differentiated: readonly string[];
}

/** The layer as it is used, or as it is trained at step 5. */
export function alone({ definition, inputs, fields }: Case, dtype: Real, mode: 'use' | 'training'): Alone {
  const build = buildGraph('layer');
  const shapes = (definition.inputs.length === 0 ? [surroundings.exampleShape] : inputs).map((shape) => [batchSize, ...shape]);
  const values = shapes.map((shape, i) => build.input(`x${i}`, { dtype, shape }));
  const declared = definition.parameters(inputs, fields);
  const parameters = Object.fromEntries(declared.map(({ name, shape }) => [name, build.input(name, { dtype, shape })]));
  const kept: Record<string, Value> = {};
  const keep = (name: string, next: Value) => void (kept[`next:${name}`] = next);
  const training = mode === 'training' ? { step: build.input('step', { dtype: 'int64', shape: [] }), seed: 11, keep } : undefined;
  const y = definition.build({ build, inputs: values, fields, parameters, surroundings, training });
  const weights = build.input('weights', { dtype, shape: y.type.shape });
  const loss = build.reduceSum(build.mul(y, weights), { keepdims: 0 });
  const forward = build.graph({ loss, ...kept });
  const wrt = [...values, ...declared.filter(isLearned).map(({ name }) => parameters[name])];
  const gradients = differentiate(build, forward, loss, wrt);
  const step = build.graph({ loss, ...kept, ...Object.fromEntries(wrt.map((value) => [`gradient:${value.name}`, gradients.get(value)!])) });
  // What is not learned is a statistic and positive.
  const statistic = (shape: Shape) => tensor(dtype, shape, randomTensor(shape, 50).data.map((v) => 0.5 + Math.abs(v)) as Float64Array);
  const feeds = Object.fromEntries([
    ...shapes.map((shape, i) => [`x${i}`, randomTensor(shape, i + 1, dtype)] as const),
    ...declared.map(({ name, shape, ...rest }, i) => [name, isLearned({ name, shape, ...rest }) ? randomTensor(shape, i + 20, dtype) : statistic(shape)] as const),
    ['weights', randomTensor(y.type.shape, 7, dtype)] as const,
    ...(training ? [['step', int64([], [5])] as const] : []),
  ]);
  return { y, forward, step, feeds, batches: [...values, weights].map(({ name }) => name), differentiated: wrt.map(({ name }) => name) };
}
