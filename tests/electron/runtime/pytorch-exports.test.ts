/** Networks that PyTorch exported: the same scores, and a training step that onnxruntime computes like the interpreter. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Graph } from '@core/graph/graph';
import { interpret } from '@core/interpret/interpret';
import { layers } from '@core/layers';
import { lower } from '@core/lower/lower';
import { importedPlan } from '@core/network/imported';
import { buildInference } from '@core/network/build';
import { readModel } from '@core/onnx/read-model';
import { writeModel } from '@core/onnx/write-model';
import { float32, int64, scalar, type Shape } from '@core/tensor/tensor';
import { initializeParameters, initializeState } from '@core/training/initialize';
import { defaultSettings } from '@core/training/settings';
import { buildTrainingStep } from '@core/training/step';
import { describe, expect, test } from 'vitest';
import { expectClose, runInOnnxruntime, runModel, type Feeds } from './compare';

interface Exported {
  readonly name: string;
  /** Base64 of the ONNX file, the input and PyTorch's scores. */
  readonly model: string;
  readonly image: string;
  readonly scores: string;
  readonly loss: number;
  readonly gradientNorms: Readonly<Record<string, number>>;
}

const packed = gunzipSync(readFileSync('tests/fixtures/pytorch-exports/models.json.gz')).toString();
const { shape, labels, models } = JSON.parse(packed) as { readonly shape: Shape; readonly labels: readonly number[]; readonly models: readonly Exported[] };

const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64'));
const floatsOf = (text: string): Float32Array => new Float32Array(bytesOf(text).buffer);
const settings = { ...defaultSettings, optimizer: 'momentum' as const };
const surroundings = { exampleShape: shape.slice(1), features: 'float32', classCount: 10, mean: 0, deviation: 1 } as const;

describe.each(models.map((model) => [model.name, model] as const))('%s', (name, { model, image: pixels, scores, loss, gradientNorms }) => {
  const image = float32(shape, floatsOf(pixels));
  const read = (batchSize: number): Graph => readModel(bytesOf(model), { batchSize });

  test('says what PyTorch says', () => {
    expectClose(interpret(read(shape[0]), { image }).outputs.scores, float32([shape[0], 10], floatsOf(scores)), 1e-4);
  });

  const plan = importedPlan({ name, read, takesRawFeatures: true }, { surroundings, isFrozen: () => false, output: layers.softmax });
  const step = buildTrainingStep(plan, settings, shape[0], { kind: 'statistics' });
  const facts: Feeds = { image, label: int64([shape[0]], labels), step: scalar('int64', 0), optimizerStep: scalar('int64', 0), learningRate: scalar('float32', 0.1) };
  const feeds: Feeds = { ...facts, ...initializeParameters(plan, 1), ...initializeState(plan, settings) };
  const used = ({ inputs }: Graph): Feeds => Object.fromEntries(inputs.map(({ name: input }) => [input, feeds[input]]));
  const stepped = interpret(step, used(step)).outputs;

  test('has the loss and the gradients that PyTorch has', () => {
    expect(Math.abs(stepped.loss.data[0] / loss - 1)).toBeLessThan(1e-4);
    // The exporter stores some transposed matrices under other names.
    const compared = Object.entries(gradientNorms).filter(([parameter]) => `gradientNorm:model.${parameter}` in stepped);
    expect(compared.length).toBeGreaterThanOrEqual(0.6 * Object.keys(gradientNorms).length);
    const largest = Math.max(...Object.values(gradientNorms));
    for (const [parameter, norm] of compared) expect(Math.abs(stepped[`gradientNorm:model.${parameter}`].data[0] - norm) / largest, parameter).toBeLessThan(1e-4);
  });

  test('is exported for batches of any size', async () => {
    const exported = writeModel(buildInference(plan, initializeParameters(plan, 1), 1), { version: 'test', freeBatch: { image: 'N', logits: 'N' } });
    expectClose((await runModel(exported, { image })).logits, float32([shape[0], 10], floatsOf(scores)), 1e-4);
  });

  test('trains one step on onnxruntime as in the interpreter', async () => {
    const lowered = lower(step, { batchLast: ['image'] });
    const run = await runInOnnxruntime(lowered, used(lowered));
    for (const [output, tensor] of Object.entries(stepped)) expectClose(run[output], tensor, 1e-3, output);
  });
});
