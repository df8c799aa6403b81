import { describe, expect, it } from 'vitest';
import type { InspectedModel } from '@core/inspect/model';
import { plane } from '@core/inspect/plane';
import { warp } from '@core/inspect/warp';
import { weights } from '@core/inspect/weights';
import { interpret } from '@core/interpret/interpret';
import { buildInference } from '@core/network/build';
import { planNetwork } from '@core/network/plan';
import { surroundingsOf } from '@core/network/surroundings';
import { chain } from '@core/templates/chain';
import { float32 } from '@core/tensor/tensor';
import { Random } from '@core/tensor/random';
import { initializeParameters } from '@core/training/initialize';
import { defaultSettings } from '@core/training/settings';

const network = chain('Tiny', 'spiral', 5, [
  { kind: 'input', name: 'Points' },
  { id: 'first', kind: 'dense', name: 'First', fields: { units: 8 } },
  { kind: 'tanh', name: 'Tanh' },
  { id: 'second', kind: 'dense', name: 'Second', fields: { units: 2 } },
  { kind: 'relu', name: 'ReLU' },
  { id: 'scores', kind: 'dense', name: 'Scores', fields: { units: 3 } },
  { kind: 'softmax', name: 'Softmax' },
]);

const model = ((): InspectedModel => {
  const plan = planNetwork(network, surroundingsOf(network));
  return { plan, parameters: initializeParameters(plan, 7), settings: defaultSettings };
})();

/** More than go through the network together, and not a whole number of times. */
const count = 2500;
const random = new Random(3);
const points = Float32Array.from({ length: 2 * count }, () => 4 * random.uniform() - 2);

describe('plane', () => {
  it('says of each point what the network in use predicts there', () => {
    const { outputs } = interpret(buildInference(model.plan, model.parameters, count), { image: float32([count, 2], points) });
    const { width, values } = plane(model, { points, layers: ['softmax'] }).softmax;
    expect(width).toBe(3);
    expect(values).toEqual(outputs.probabilities.data);
  });

  it('tells of several layers, one as wide as it is', () => {
    const answer = plane(model, { points: points.subarray(0, 6), layers: ['input', 'tanh'] });
    expect(answer.input).toEqual({ width: 2, values: points.subarray(0, 6) });
    const { parameters } = model;
    const [x, y] = points;
    const expected = Array.from({ length: 8 }, (_, unit) => {
      const [a, b] = parameters['first.weight'].data.subarray(2 * unit, 2 * unit + 2);
      return Math.tanh(a * x + b * y + parameters['first.bias'].data[unit]);
    });
    [...answer.tanh.values.subarray(0, 8)].forEach((value, unit) => expect(value).toBeCloseTo(expected[unit], 6));
  });

  it('names a layer that is not there', () => {
    expect(() => plane(model, { points, layers: ['gone'] })).toThrow('The network has no layer "gone" any more.');
  });
});

describe('warp', () => {
  it('shows a layer of two units as it is', () => {
    const { width, values } = plane(model, { points, layers: ['relu'] }).relu;
    expect(warp(model, { points, layer: 'relu' })).toEqual({ places: values, width, share: 1 });
  });

  it('keeps all distances of a layer whose units lie in a plane', () => {
    const said = plane(model, { points, layers: ['first'] }).first;
    const { places, share, width } = warp(model, { points, layer: 'first' });
    expect(width).toBe(8);
    expect(share).toBeCloseTo(1, 5);
    const distance = (values: Float32Array, each: number, a: number, b: number) => Math.hypot(...Array.from({ length: each }, (_, i) => values[a * each + i] - values[b * each + i]));
    for (const [a, b] of [[0, 1], [5, 900], [2000, 2499]]) expect(distance(places, 2, a, b)).toBeCloseTo(distance(said.values, 8, a, b), 4);
  });
});

describe('weights', () => {
  it('gives the parameters of the layers that are asked', () => {
    expect(weights(model, { layers: ['second'] })).toEqual({ 'second.weight': model.parameters['second.weight'], 'second.bias': model.parameters['second.bias'] });
  });
});
