/** An exported network that is read again trains like the drawn one, on onnxruntime as in the interpreter. */
import { datasets } from '@core/datasets';
import type { Graph } from '@core/graph/graph';
import { interpret } from '@core/interpret/interpret';
import { layers } from '@core/layers';
import { lower } from '@core/lower/lower';
import { importedPlan } from '@core/network/imported';
import { planNetwork, type NetworkPlan } from '@core/network/plan';
import { surroundingsOf } from '@core/network/surroundings';
import { readModel } from '@core/onnx/read-model';
import { templates } from '@core/templates';
import { Random } from '@core/tensor/random';
import { int64, scalar, tensor, type Tensor } from '@core/tensor/tensor';
import { initializeParameters, initializeState } from '@core/training/initialize';
import { exportModel } from '@core/training/model-file';
import { defaultSettings } from '@core/training/settings';
import { buildTrainingStep } from '@core/training/step';
import { describe, expect, test } from 'vitest';
import { expectClose, runInOnnxruntime, type Feeds } from './compare';

const BATCH = 4;
const settings = { ...defaultSettings, optimizer: 'adam' as const, seed: 3 };

function plans(name: string): { readonly drawn: NetworkPlan; readonly imported: NetworkPlan } {
  const { network } = templates.find((template) => template.name === name)!;
  const surroundings = surroundingsOf({ dataset: 'mnist' });
  const drawn = planNetwork(network, surroundings);
  const bytes = exportModel(drawn, initializeParameters(drawn, settings.seed), datasets.mnist, 'test');
  const model = { name, read: (batchSize: number) => readModel(bytes, { batchSize }), takesRawFeatures: true };
  return { drawn, imported: importedPlan(model, { surroundings, isFrozen: () => false, output: layers.softmax }) };
}

const stepOf = (plan: NetworkPlan): Graph => buildTrainingStep(plan, settings, BATCH, { kind: 'plain' });

function feedsOf(plan: NetworkPlan): Feeds {
  const random = new Random(1);
  const pixels = Array.from({ length: BATCH * 784 }, () => random.integer(256));
  const facts: Record<string, Tensor> = { step: scalar('int64', 0), optimizerStep: scalar('int64', 0), learningRate: scalar('float32', 0.01) };
  const batch = { image: tensor('uint8', [BATCH, 1, 28, 28], pixels), label: int64([BATCH], [3, 1, 4, 1]) };
  return { ...facts, ...batch, ...initializeParameters(plan, settings.seed), ...initializeState(plan, settings) };
}

const used = ({ inputs }: Graph, feeds: Feeds): Feeds => Object.fromEntries(inputs.map(({ name }) => [name, feeds[name]]));

describe.each(['mnist-mlp', 'mnist-cnn'])('%s', (name) => {
  const { drawn, imported } = plans(name);

  test('has the parameters of the drawn network', () => {
    const facts = ({ parameters }: NetworkPlan) => parameters.map((parameter) => [parameter.name.replace(/^model\./, ''), parameter.shape]).sort();
    expect(facts(imported)).toEqual(facts(drawn));
    expect(imported.flop / drawn.flop).toBeCloseTo(1, 1);
  });

  test('one step is the same on onnxruntime, in the interpreter and as drawn', async () => {
    const graph = stepOf(imported);
    const interpreted = interpret(graph, used(graph, feedsOf(imported))).outputs;
    const lowered = lower(graph, { batchLast: ['image'] });
    const run = await runInOnnxruntime(lowered, used(lowered, feedsOf(imported)));
    const drawnGraph = stepOf(drawn);
    const expected = interpret(drawnGraph, used(drawnGraph, feedsOf(drawn))).outputs;
    expect(Object.keys(interpreted).length).toBe(Object.keys(expected).length);
    for (const [output, found] of Object.entries(interpreted)) {
      expectClose(run[output], found, 1e-3, output);
      expectClose(found, expected[output.replace('next:model.', 'next:')], 1e-5, output);
    }
  });
});
