/**
 * The scripts run, and agree with the interpreter. By hand, with a Python that has torch and onnx:
 *
 *     GRADIENT_LAB_PYTHON=venv/bin/python npx vitest run tests/electron/core/torch
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { datasetOf, datasets } from '@core/datasets';
import type { Split } from '@core/datasets/definition';
import type { Surroundings } from '@core/layers/definition';
import { outputNames, type Tensors } from '@core/network/build';
import type { Connection, Layer, Network } from '@core/network/network';
import { planNetwork, type NetworkPlan } from '@core/network/plan';
import { surroundingsOf } from '@core/network/surroundings';
import { templates } from '@core/templates';
import { Random } from '@core/tensor/random';
import { elementCount, float32, type Shape } from '@core/tensor/tensor';
import { writeTorchScript } from '@core/torch/write-script';
import { evaluate, interpretInference } from '@core/training/evaluate';
import { imagesOf } from '@core/training/examples';
import { exportModel } from '@core/training/model-file';
import { describe, expect, it } from 'vitest';
import { cases, surroundings, type Case } from '../layers/cases';

const python = process.env.GRADIENT_LAB_PYTHON;
const count = 3;

interface Subject {
  readonly name: string;
  readonly plan: NetworkPlan;
}

/** A network around a sample of a layer: dense layers make its inputs, and another one what is learned, unless the layer itself begins or ends. */
function around({ name, definition, inputs, fields }: Case): Subject {
  const layers: Layer[] = [];
  const connections: Connection[] = [];
  const add = (id: string, kind: string, sources: readonly string[], values: Layer['fields'] = {}): string => {
    layers.push({ id, kind, name: id, fields: values, position: { x: 0, y: 0 } });
    sources.forEach((from, port) => connections.push({ id: `${from}-${id}-${port}`, from, to: id, port }));
    return id;
  };
  const flat = add('flat', 'flatten', [add('image', 'input', [])]);
  const given = (shape: Shape, port: number): string => {
    const units = add(`units${port}`, 'dense', [flat], { units: elementCount(shape) });
    return shape.length === 1 ? units : add(`shaped${port}`, 'reshape', [units], { shape: shape.join('x') });
  };
  add('tested', definition.kind, definition.inputs.map((_, port) => given(inputs[port], port)), fields);
  const begins = definition.inputs.length === 0;
  if (definition.hasOutput) {
    const made = add('made', 'flatten', ['tested']);
    const scores = add('scores', 'dense', [begins ? add('both', 'concatenate', [made, flat]) : made], { units: 10 });
    add('softmax', 'softmax', [scores]);
  }
  const network: Network = { name, dataset: 'mnist', layers, connections };
  return { name, plan: planNetwork(network, surroundings) };
}

const subjects = (): Subject[] => [
  ...templates.map(({ name, network }) => ({ name, plan: planNetwork(network, surroundingsOf(network)) })),
  ...cases.map(around),
];

/** Nothing is 0 or 1, and what is not learned is a spread. */
function randomParameters({ parameters }: NetworkPlan): Tensors {
  const random = new Random(4);
  const values = parameters.map(({ name, shape, learned }) => {
    const width = Math.sqrt(elementCount(shape.slice(1)));
    return [name, float32(shape, Float64Array.from({ length: elementCount(shape) }, () => (learned === false ? 0.5 + random.uniform() : random.normal() / Math.max(2, width))))] as const;
  });
  return Object.fromEntries(values);
}

function examplesFor(place: Surroundings): Split {
  const random = new Random(5);
  const length = count * elementCount(place.exampleShape);
  const features = place.features === 'uint8' ? Uint8Array.from({ length }, () => random.integer(256)) : Float32Array.from({ length }, () => random.normal());
  if ('classCount' in place) return { count, features, labels: Uint8Array.from({ length: count }, (_, i) => i % place.classCount) };
  return { count, features, targets: Float32Array.from({ length: count * place.targetCount }, () => random.normal()) };
}

interface Answer {
  readonly predictions: readonly (readonly number[])[];
  readonly loss: number;
}

/** What our own networks say, and folders in which the scripts can say the same. */
async function prepare({ plan }: Subject, folder: string): Promise<Answer> {
  const { exampleShape } = plan.surroundings;
  const [parameters, split] = [randomParameters(plan), examplesFor(plan.surroundings)];
  const image = imagesOf(split, exampleShape, 0, count);
  const run = interpretInference(plan, parameters);
  const outputs = await run({ image });
  const learnsLabels = plan.outputs.some(({ fields }) => fields.target !== 'example');
  const truth = 'labels' in split ? Array.from(split.labels) : Array.from({ length: count }, (_, i) => Array.from(split.targets.subarray(i, i + 1)));
  mkdirSync(folder);
  writeFileSync(path.join(folder, 'script.py'), writeTorchScript(plan));
  const dataset = 'targetCount' in plan.surroundings ? datasetOf({ dataset: 'wave' }) : datasets.mnist;
  writeFileSync(path.join(folder, 'model.onnx'), exportModel(plan, parameters, dataset, '1'));
  writeFileSync(path.join(folder, 'examples.json'), JSON.stringify({ image: Array.from(image.data), shape: image.shape, ...(learnsLabels && { truth }) }));
  return { predictions: plan.outputs.map((layer) => Array.from(outputs[outputNames(plan, layer).prediction].data)), loss: (await evaluate(plan, split, run)).loss };
}

const difference = (a: number, b: number): number => Math.abs(a - b) / Math.max(1, Math.abs(b));

describe.skipIf(python === undefined)('PyTorch says what the interpreter says', () => {
  it('of every template and every sample of a layer', { timeout: 600_000 }, async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'gradient-lab-torch-'));
    const all = subjects();
    const folders = all.map((_, i) => path.join(folder, `subject${i}`));
    const ours: Answer[] = [];
    for (const [i, subject] of all.entries()) ours.push(await prepare(subject, folders[i]));
    writeFileSync(path.join(folder, 'folders.json'), JSON.stringify(folders));
    const said = execFileSync(python!, ['tests/oracles/run_torch_scripts.py', path.join(folder, 'folders.json')], { maxBuffer: 2 ** 28 });
    const theirs = JSON.parse(said.toString()) as Answer[];
    rmSync(folder, { recursive: true });
    const worst = all.map(({ name }, i) => {
      expect(theirs[i].predictions.map(({ length }) => length), name).toEqual(ours[i].predictions.map(({ length }) => length));
      const pairs = ours[i].predictions.flatMap((prediction, output) => prediction.map((value, at) => difference(theirs[i].predictions[output][at], value)));
      return { name, most: [...pairs, difference(theirs[i].loss, ours[i].loss)].reduce((most, each) => (each > most || Number.isNaN(each) ? each : most), 0) };
    });
    expect(worst.filter(({ most }) => !(most < 1e-4))).toEqual([]);
    process.stdout.write(`${all.length} scripts agree, the largest difference is ${worst.reduce((most, each) => Math.max(most, each.most), 0).toExponential(1)}.\n`);
  });
});
