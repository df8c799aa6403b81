/** What a network makes of pictures: maps, filters, templates, covered patches, strongest examples, embeddings. */
import { embedding } from '@core/inspect/embedding';
import { featureMaps } from '@core/inspect/feature-maps';
import { occlusion, occlusionGrid } from '@core/inspect/occlusion';
import { strongest } from '@core/inspect/strongest';
import { templates } from '@core/inspect/templates';
import { interpret } from '@core/interpret/interpret';
import { buildInference } from '@core/network/build';
import { planNetwork } from '@core/network/plan';
import { drawnChain } from '@core/templates/drawing';
import { float32, type Tensor } from '@core/tensor/tensor';
import { initializeParameters } from '@core/training/initialize';
import { defaultSettings } from '@core/training/settings';
import { describe, expect, it } from 'vitest';
import { models, randomExamples, surroundings } from './finite-differences';

const [mlp, convolutional] = models.map(({ model }) => model);
const scoresOf = (image: Tensor): Tensor => interpret(buildInference(convolutional.plan, convolutional.parameters, image.shape[0]), { image }).outputs.logits;

it('a filter that copies the picture makes maps equal to it, and is shown itself', () => {
  const weight = float32([4, 1, 3, 3], Array.from({ length: 36 }, (_, i) => (i % 9 === 4 ? 1 + Math.floor(i / 9) : 0)));
  const model = { ...convolutional, parameters: { ...convolutional.parameters, 'conv.weight': weight } };
  const features = randomExamples(1);
  const { maps, filters } = featureMaps(model, { features, layer: 'conv' });
  expect(maps.shape).toEqual([4, 6, 6]);
  expect(Array.from(maps.data.subarray(36, 72))).toEqual(Array.from(features.data, (each) => 2 * each));
  expect(filters).toBe(weight);
});

it('the weights of a dense layer behind a flattened picture are pictures; a flat output is one row', () => {
  const { maps, filters } = featureMaps(mlp, { features: randomExamples(1), layer: 'hidden' });
  expect([maps.shape, filters?.shape]).toEqual([[1, 1, 8], [8, 1, 6, 6]]);
  expect(featureMaps(mlp, { features: randomExamples(1), layer: 'tanh' }).filters).toBeUndefined();
});

describe('occlusion', () => {
  it('has a place for every pixel, whatever patch and stride', () => {
    expect(occlusionGrid([1, 28, 28], { patch: 4, stride: 2 })).toEqual({ rows: 13, columns: 13 });
    expect(occlusionGrid([1, 28, 20], { patch: 5, stride: 4 })).toEqual({ rows: 7, columns: 5 });
    expect(occlusionGrid([1, 3, 3], { patch: 9, stride: 2 })).toEqual({ rows: 1, columns: 1 });
  });

  it('answers in parts what it answers at once: the score that a covered patch costs', () => {
    const features = randomExamples(1);
    const body = { features, target: 1, patch: 2, stride: 2, start: 0, count: 9 };
    const { drops } = occlusion(convolutional, body);
    const covered = Float32Array.from(features.data);
    for (const pixel of [14, 15, 20, 21]) covered[pixel] = surroundings.mean;
    const [whole, without] = [features, float32(features.shape, covered)].map((image) => scoresOf(image).data[1]);
    expect(drops[4]).toBeCloseTo(whole - without, 5);
    const parts = [0, 4, 8].flatMap((start) => [...occlusion(convolutional, { ...body, start, count: 4 }).drops]);
    expect(parts).toHaveLength(9);
    parts.forEach((part, i) => expect(part).toBeCloseTo(drops[i], 5));
  });
});

it('finds the largest activation of a channel, and where it is', () => {
  const features = randomExamples(7);
  const { values, places } = strongest(convolutional, { features, layer: 'conv', unit: 2 });
  for (const example of [0, 6]) {
    const one = float32([1, 1, 6, 6], features.data.subarray(36 * example, 36 * (example + 1)));
    const map = Array.from(featureMaps(convolutional, { features: one, layer: 'conv' }).maps.data.subarray(72, 108));
    expect([values[example], places[example]]).toEqual([Math.max(...map), map.indexOf(Math.max(...map))]);
  }
  expect(Array.from(strongest(mlp, { features, layer: 'hidden', unit: 3 }).places)).toEqual(new Array(7).fill(0));
});

it('an embedding is the output of the layer, with the class that has the largest score', () => {
  const features = randomExamples(5);
  const { width, points, predicted } = embedding(convolutional, { features, layer: 'pool' });
  expect([width, points.length]).toEqual([36, 180]);
  const scores = scoresOf(features).data;
  expect(Array.from(predicted!)).toEqual(Array.from({ length: 5 }, (_, i) => [0, 1, 2].reduce((best, c) => (scores[3 * i + c] > scores[3 * i + best] ? c : best), 0)));
});

describe('templates', () => {
  const plan = planNetwork(drawnChain('linear', 'toy', [{ kind: 'input', name: 'Input' }, { kind: 'flatten', name: 'Flat' }, { id: 'scores', kind: 'dense', name: 'Scores', fields: { units: 3 } }, { kind: 'softmax', name: 'Softmax' }]), surroundings);
  const model = { plan, parameters: initializeParameters(plan, 1), settings: defaultSettings };

  it('of a linear classifier give Wx + b', () => {
    const features = randomExamples(1);
    const answer = templates(model, { features });
    expect(answer.templates.shape).toEqual([3, 1, 6, 6]);
    const products = [0, 1, 2].map((c) => Array.from(features.data).reduce((sum: number, x, i) => sum + x * answer.templates.data[36 * c + i], answer.bias.data[c]));
    products.forEach((product, c) => expect(answer.scores.data[c]).toBeCloseTo(product, 4));
  });

  it('are refused by other networks', () => {
    expect(() => templates(mlp, { features: randomExamples(1) })).toThrow(/no linear classifier/);
  });
});
