import { lossPlace, lossSurface } from '@core/inspect/loss-surface';
import type { InspectedModel } from '@core/inspect/model';
import { makeDirections, type Directions } from '@core/inspect/shared/directions';
import { traceStep } from '@core/inspect/trace-step';
import type { Surroundings } from '@core/layers/definition';
import { planNetwork } from '@core/network/plan';
import { drawnChain } from '@core/templates/drawing';
import { Random } from '@core/tensor/random';
import { float32 } from '@core/tensor/tensor';
import { initializeParameters } from '@core/training/initialize';
import { defaultSettings } from '@core/training/settings';
import { describe, expect, it } from 'vitest';
import { models, randomExamples } from './finite-differences';

const labels = Uint8Array.from([0, 1, 2, 0, 1]);
const examples = { features: randomExamples(5), labels };
const randomPlane: Directions = { kind: 'random', seed: 4 };

const [{ model }] = models;

describe('the loss surface', () => {
  it.each(models.slice(0, 2))('of $name has the training loss in the middle', ({ model: each }) => {
    const { losses } = lossSurface(each, { ...examples, directions: randomPlane, radius: 1, places: 5 });
    const trained = traceStep(each, examples);
    expect(losses[12]).toBeCloseTo(trained.loss, 6);
  });

  it('of a linear regression is its quadratic form', () => {
    const surroundings: Surroundings = { exampleShape: [3], features: 'float32', targetCount: 1, mean: 0, deviation: 1 };
    const network = drawnChain('regression', 'toy', [
      { kind: 'input', name: 'Input' },
      { id: 'line', kind: 'dense', name: 'Line', fields: { units: 1 } },
      { kind: 'squaredError', name: 'Error' },
    ]);
    const plan = planNetwork(network, surroundings);
    const regression: InspectedModel = { plan, parameters: initializeParameters(plan, 2), settings: defaultSettings };
    const random = new Random(9);
    const count = 8;
    const draw = (size: number) => Float32Array.from({ length: size }, () => random.normal());
    const [features, targets] = [draw(3 * count), draw(count)];
    const directions: Directions = { kind: 'weights', weights: [{ parameter: 'line.weight', index: 0 }, { parameter: 'line.bias', index: 0 }] };
    const { losses } = lossSurface(regression, { features: float32([count, 3], features), targets, directions, radius: 2, places: 5 });

    const [w, b] = [regression.parameters['line.weight'].data, regression.parameters['line.bias'].data[0]];
    const residual = (n: number) => b + [0, 1, 2].reduce((sum, k) => sum + w[k] * features[3 * n + k], 0) - targets[n];
    const mean = (of: (n: number) => number) => Array.from({ length: count }, (_, n) => of(n)).reduce((sum, each) => sum + each, 0) / count;
    // The scale (mean or half of it) is that of the loss, read off in the middle.
    const scale = losses[12] / mean((n) => residual(n) ** 2);
    losses.forEach((loss, i) => {
      const [x, y] = [(i % 5) - 2, Math.floor(i / 5) - 2];
      const form = mean((n) => residual(n) ** 2) + 2 * x * mean((n) => residual(n) * features[3 * n]) + 2 * y * mean(residual) + x * x * mean((n) => features[3 * n] ** 2) + 2 * x * y * mean((n) => features[3 * n]) + y * y;
      expect(loss).toBeCloseTo(scale * form, 4);
    });
    expect([0.5, 1].some((each) => Math.abs(scale - each) < 1e-5)).toBe(true);
  });

  it('stays around weights that were given, whatever the network has learned since', () => {
    const body = { ...examples, directions: randomPlane, radius: 1, places: 3 };
    const { losses, weights } = lossSurface(model, body);
    const later = { ...model, parameters: initializeParameters(model.plan, 77) };
    expect(lossSurface(later, { ...body, center: weights }).losses).toEqual(losses);
    expect(lossSurface(later, body).losses).not.toEqual(losses);
  });
});

it('is the same in parts', () => {
  const body = { ...examples, directions: randomPlane, radius: 1, places: 3 };
  const parts = [0, 1, 2].flatMap((row) => Array.from(lossSurface(model, { ...body, rows: [row, row + 1] }).losses));
  expect(parts).toEqual(Array.from(lossSurface(model, body).losses));
});

describe('random directions', () => {
  it('are filter by filter as long as the weights, and leave biases alone', () => {
    for (const { model: each } of models) {
      for (const direction of makeDirections(each.plan, each.parameters, randomPlane)) {
        for (const [name, { shape, data }] of Object.entries(direction)) {
          const size = data.length / shape[0];
          for (let start = 0; start < data.length; start += size) {
            const wanted = shape.length < 2 ? 0 : Math.hypot(...each.parameters[name].data.subarray(start, start + size));
            expect(Math.hypot(...data.subarray(start, start + size))).toBeCloseTo(wanted, 5);
          }
        }
      }
    }
  });

  it('depend on the seed only, and differ from one another', () => {
    const [first, second] = makeDirections(model.plan, model.parameters, randomPlane);
    expect(makeDirections(model.plan, model.parameters, randomPlane)).toEqual([first, second]);
    expect(second).not.toEqual(first);
    expect(makeDirections(model.plan, model.parameters, { kind: 'random', seed: 5 })[0]).not.toEqual(first);
  });
});

describe('the place of other weights', () => {
  it('on the plane is where they were moved to', () => {
    const center = model.parameters;
    const [first, second] = makeDirections(model.plan, center, randomPlane);
    const parameters = Object.fromEntries(
      Object.entries(center).map(([name, tensor]) => [name, { ...tensor, data: tensor.data.map((value, i) => value + 0.3 * first[name].data[i] - 0.7 * second[name].data[i]) }]),
    );
    const place = lossPlace({ ...model, parameters }, { ...examples, directions: randomPlane, center });
    expect(place.x).toBeCloseTo(0.3, 4);
    expect(place.y).toBeCloseTo(-0.7, 4);
    expect(place.loss).toBeCloseTo(lossSurface({ ...model, parameters }, { ...examples, directions: randomPlane, radius: 1, places: 3 }).losses[4], 6);
  });

  it('at the center is the middle', () => {
    expect(lossPlace(model, { ...examples, directions: randomPlane })).toMatchObject({ x: 0, y: 0 });
  });
});
