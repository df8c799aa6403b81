/** The networks of tests/fixtures/pytorch, rebuilt from this app's layers. */
import { readFileSync } from 'node:fs';
import type { Network } from '@core/network/network';
import type { Tensors } from '@core/network/build';
import { planNetwork, type NetworkPlan } from '@core/network/plan';
import type { FieldValues } from '@core/layers/definition';
import type { OptimizerName } from '@core/optimizers';
import { float32, int64, type Shape, type Tensor } from '@core/tensor/tensor';

type Encoded = Readonly<Record<string, string>>;

interface FixtureNetwork {
  readonly name: string;
  readonly shape: Shape;
  readonly classes: number;
  readonly layers: readonly (readonly [kind: string, fields: FieldValues])[];
  readonly images: string;
  readonly labels: readonly number[];
  readonly parameters: Encoded;
  readonly logits: string;
  readonly loss: number;
  readonly gradients: Encoded;
  readonly trained: Readonly<Record<OptimizerName, Encoded>>;
}

export interface Fixture {
  readonly torch: string;
  readonly batch: number;
  readonly steps: number;
  readonly mean: number;
  readonly deviation: number;
  readonly learningRates: Readonly<Record<OptimizerName, number>>;
  readonly networks: readonly FixtureNetwork[];
}

export const fixture = JSON.parse(readFileSync('tests/fixtures/pytorch/networks.json', 'utf8')) as Fixture;

const bytesOf = (base64: string): Uint8Array => Uint8Array.from(Buffer.from(base64, 'base64'));

export const floatsOf = (base64: string): Float32Array => new Float32Array(bytesOf(base64).buffer);

/** What the app makes of a network of the fixture. */
export interface Rebuilt {
  readonly plan: NetworkPlan;
  readonly parameters: Tensors;
  readonly datasets: { readonly image: Tensor; readonly label: Tensor };
}

export function rebuild(network: FixtureNetwork): Rebuilt {
  const { mean, deviation } = fixture;
  const plan = planNetwork(documentOf(network), { exampleShape: network.shape, features: 'uint8', classCount: network.classes, mean, deviation });
  const parameters = plan.parameters.map(({ name, shape }) => [name, float32(shape, floatsOf(network.parameters[name]))] as const);
  const count = network.labels.length;
  const image: Tensor = { dtype: 'uint8', shape: [count, ...network.shape], data: bytesOf(network.images) };
  return { plan, parameters: Object.fromEntries(parameters), datasets: { image, label: int64([count], network.labels) } };
}

/** A chain; the layer ids are those of the parameters in the fixture. */
function documentOf({ name, layers }: FixtureNetwork): Network {
  const chain = [{ id: 'input', kind: 'input', fields: {} }, ...layers.map(([kind, fields], i) => ({ id: `${kind}${i}`, kind, fields }))];
  return {
    name,
    dataset: 'fixture',
    layers: chain.map((layer) => ({ ...layer, name: layer.id, position: { x: 0, y: 0 } })),
    connections: chain.slice(1).map(({ id }, i) => ({ id: `c${i}`, from: chain[i].id, to: id, port: 0 })),
  };
}

/** The first `count` examples of a dataset tensor. */
export function firstExamples({ dtype, shape, data }: Tensor, count: number): Tensor {
  return { dtype, shape: [count, ...shape.slice(1)], data: data.slice(0, (data.length / shape[0]) * count) };
}
