/** The networks of tests/fixtures/pytorch, rebuilt from this app's layers. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { FieldValues } from '@core/fields/definition';
import type { Surroundings } from '@core/layers/definition';
import type { Tensors } from '@core/network/build';
import type { Network } from '@core/network/network';
import { planNetwork, type NetworkPlan } from '@core/network/plan';
import { truthInput } from '@core/training/examples';
import { defaultSettings, type TrainingSettings } from '@core/training/settings';
import { float32, int64, tensor, type Tensor } from '@core/tensor/tensor';

type Encoded = Readonly<Record<string, string>>;

export interface FixtureRun {
  readonly settings: Pick<TrainingSettings, 'optimizer' | 'learningRate'> & Partial<TrainingSettings>;
  /** Of each batch. */
  readonly losses: readonly number[];
  /** Of each batch; left out where no weights are charged. */
  readonly penalties?: readonly number[];
  /** Parameters and running statistics after the last update. */
  readonly learned: Encoded;
  /** What not even PyTorch computes the same way in float32 and float64; `make.py` says why. */
  readonly undetermined: readonly string[];
}

export interface FixtureNetwork {
  readonly name: string;
  readonly isWhole: boolean;
  readonly surroundings: Surroundings;
  readonly layers: readonly { readonly id: string; readonly kind: string; readonly fields: FieldValues; readonly sources: readonly string[] }[];
  readonly image: string;
  /** Classes, or base64 of numbers. */
  readonly label?: readonly number[];
  readonly target?: string;
  readonly parameters: Encoded;
  /** What the output layer gets in the first training step. */
  readonly scores: string;
  /** What the output layer says of the same batch when the network is in use. */
  readonly prediction: string;
  readonly loss: number;
  readonly gradients: Encoded;
  /** Parameters whose gradient is rounding. */
  readonly undetermined: readonly string[];
  readonly runs: readonly FixtureRun[];
}

interface Fixture {
  readonly torch: string;
  readonly batch: number;
  readonly seed: number;
  readonly networks: readonly FixtureNetwork[];
  /** Shares of the learning rate at moments of a run that are equally far apart, the start and the end among them. */
  readonly schedules: Readonly<Record<string, readonly number[]>>;
  /** Losses of validations, and the share of the learning rate after each. */
  readonly reduceOnPlateau: { readonly losses: readonly number[]; readonly factors: readonly number[] };
}

const packed = gunzipSync(readFileSync('tests/fixtures/pytorch/networks.json.gz'));
export const fixture = JSON.parse(packed.toString()) as Fixture;

const bytesOf = (base64: string): Uint8Array => Uint8Array.from(Buffer.from(base64, 'base64'));

export const floatsOf = (base64: string): Float32Array => new Float32Array(bytesOf(base64).buffer);

export const settingsOf = ({ settings }: FixtureRun): TrainingSettings => ({ ...defaultSettings, seed: fixture.seed, ...settings });

/** What the app makes of a network of the fixture. */
export interface Rebuilt {
  readonly plan: NetworkPlan;
  readonly parameters: Tensors;
  /** All examples, by the inputs of a training step. */
  readonly datasets: Tensors;
}

export function rebuild(network: FixtureNetwork): Rebuilt {
  const plan = planNetwork(documentOf(network), network.surroundings);
  const parameters = plan.parameters.map(({ name, shape }) => [name, float32(shape, floatsOf(network.parameters[name]))] as const);
  const { exampleShape, features } = network.surroundings;
  const image = tensorOf(exampleShape, features === 'uint8' ? bytesOf(network.image) : floatsOf(network.image));
  const truth = network.label ? int64([network.label.length], network.label) : tensorOf(plan.output.shape, floatsOf(network.target!));
  return { plan, parameters: Object.fromEntries(parameters), datasets: { image, [truthInput(plan, 1).name]: truth } };
}

/** The layer ids are those of the parameters in the fixture. */
function documentOf({ name, layers }: FixtureNetwork): Network {
  return {
    name,
    dataset: 'fixture',
    layers: layers.map(({ id, kind, fields }) => ({ id, kind, fields, name: id, position: { x: 0, y: 0 } })),
    connections: layers.flatMap(({ id, sources }) => sources.map((from, port) => ({ id: `${id}:${port}`, from, to: id, port }))),
  };
}

/** As many examples as the elements fill. */
function tensorOf(exampleShape: readonly number[], elements: Uint8Array | Float32Array): Tensor {
  const size = exampleShape.reduce((product, length) => product * length, 1);
  return tensor(elements instanceof Uint8Array ? 'uint8' : 'float32', [elements.length / size, ...exampleShape], elements);
}

/** The first `count` examples of a dataset tensor. */
export function firstExamples({ dtype, shape, data }: Tensor, count: number): Tensor {
  return { dtype, shape: [count, ...shape.slice(1)], data: data.slice(0, (data.length / shape[0]) * count) };
}
