import { lossAxes, lossMoment, lossSurface } from '@core/inspect/loss-surface';
import type { InspectedModel } from '@core/inspect/model';
import { makeDirections, moved, principalDirections, projected, type Directions } from '@core/inspect/shared/directions';
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
    const axes = makeDirections(model.plan, center, randomPlane);
    const { x, y } = projected(center, axes, moved(center, axes, 0.3, -0.7));
    expect(x).toBeCloseTo(0.3, 4);
    expect(y).toBeCloseTo(-0.7, 4);
    expect(projected(center, axes, center)).toEqual({ x: 0, y: 0 });
  });

  it('has the loss that the surface has there', () => {
    const { axes, center } = lossAxes(model, { directions: randomPlane });
    const { losses } = lossSurface(model, { ...examples, directions: { kind: 'made', axes }, center, radius: 0.5, places: 3 });
    losses.forEach((loss, i) => {
      const there = { ...model, parameters: moved(center, axes, 0.5 * ((i % 3) - 1), 0.5 * (Math.floor(i / 3) - 1)) };
      expect(loss).toBeCloseTo(traceStep(there, examples).loss, 5);
      expect(lossMoment(there, examples).loss).toBeCloseTo(loss, 6);
    });
  });

  it('is told in the values of two chosen weights', () => {
    const name = Object.keys(model.parameters).find((each) => each.endsWith('.weight'))!;
    const { axes, center } = lossAxes(model, { directions: { kind: 'weights', weights: [{ parameter: name, index: 1 }, { parameter: name, index: 0 }] } });
    const there = moved(center, axes, 2, -3);
    expect(there[name].data[1]).toBeCloseTo(center[name].data[1] + 2, 6);
    expect(there[name].data[0]).toBeCloseTo(center[name].data[0] - 3, 6);
    expect(there[name].data.slice(2)).toEqual(center[name].data.slice(2));
  });
});

/** Eigenvectors of a small symmetric matrix by Jacobi's rotations: a second way to the principal directions. */
function jacobi(given: readonly (readonly number[])[]): { values: number[]; vectors: number[][] } {
  const a = given.map((row) => [...row]);
  const n = a.length;
  const v: number[][] = a.map((_, i) => a.map((__, j) => (i === j ? 1 : 0)));
  for (let sweep = 0; sweep < 60; sweep++) {
    for (let p = 0; p < n; p++) {
      for (let q = p + 1; q < n; q++) {
        if (Math.abs(a[p][q]) < 1e-15) continue;
        const angle = 0.5 * Math.atan2(2 * a[p][q], a[q][q] - a[p][p]);
        const [c, s] = [Math.cos(angle), Math.sin(angle)];
        for (let k = 0; k < n; k++) [a[k][p], a[k][q]] = [c * a[k][p] - s * a[k][q], s * a[k][p] + c * a[k][q]];
        for (let k = 0; k < n; k++) [a[p][k], a[q][k]] = [c * a[p][k] - s * a[q][k], s * a[p][k] + c * a[q][k]];
        for (let k = 0; k < n; k++) [v[k][p], v[k][q]] = [c * v[k][p] - s * v[k][q], s * v[k][p] + c * v[k][q]];
      }
    }
  }
  const order = a.map((_, i) => i).toSorted((i, j) => a[j][j] - a[i][i]);
  return { values: order.map((i) => a[i][i]), vectors: order.map((i) => v.map((row) => row[i])) };
}

describe('the principal directions of a path', () => {
  const random = new Random(3);
  const shape = { weight: [2, 3], bias: [2] };
  const moments = Array.from({ length: 9 }, (_, t) => ({
    'a.weight': float32(shape.weight, Array.from({ length: 6 }, (__, i) => 0.4 * t * (i + 1) + random.normal())),
    'a.bias': float32(shape.bias, Array.from({ length: 2 }, (__, i) => Math.sin(t + i) + 0.3 * random.normal())),
  }));

  it('are those of the covariance by another method, with their shares', () => {
    const rows = moments.map((each) => [...each['a.weight'].data, ...each['a.bias'].data].map(Number));
    const means = rows[0].map((_, i) => rows.reduce((sum, row) => sum + row[i], 0) / rows.length);
    const covariance = means.map((_, i) => means.map((__, j) => rows.reduce((sum, row) => sum + (row[i] - means[i]) * (row[j] - means[j]), 0) / (rows.length - 1)));
    const { values, vectors } = jacobi(covariance);
    const total = values.reduce((sum, each) => sum + each, 0);
    const { axes, shares } = principalDirections(moments);
    ([0, 1] as const).forEach((axis) => {
      const direction = [...axes[axis]['a.weight'].data, ...axes[axis]['a.bias'].data].map(Number);
      const along = direction.reduce((sum, each, i) => sum + each * vectors[axis][i], 0);
      expect(Math.abs(along)).toBeCloseTo(1, 5);
      expect(shares[axis]).toBeCloseTo(values[axis] / total, 6);
      expect(axes[axis]['a.weight'].shape).toEqual([2, 3]);
    });
  });

  it('hold all of a path that lies on a plane', () => {
    const line = [0, 1, 2].map((t) => ({ w: float32([3], [t, 2 * t, t * t]) }));
    expect(principalDirections(line).shares.reduce((sum, each) => sum + each)).toBeCloseTo(1, 6);
  });
});
