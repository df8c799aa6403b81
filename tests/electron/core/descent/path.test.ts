import { slopeOf } from '@core/descent/field';
import { pathOf, type Race } from '@core/descent/path';
import { suggestedRate } from '@core/descent/rates';
import { verdictOf } from '@core/descent/verdict';
import { optimizerNames, type OptimizerName } from '@core/optimizers';
import { surfaces, surfaceNames, type SurfaceName } from '@core/surfaces';
import { describe, expect, it } from 'vitest';
import { published } from '../optimizers/published';

const race: Race = { start: { x: -4, y: 1.5 }, steps: 40, noise: 0, seed: 1 };

function run(name: SurfaceName, optimizer: OptimizerName, learningRate: number, given: Partial<Race> = {}) {
  const surface = surfaces[name];
  const whole = { ...race, ...given };
  const path = pathOf(surface, slopeOf(surface), { optimizer, learningRate, hyperparameters: {} }, whole);
  return { path, verdict: verdictOf(surface, path, whole) };
}

describe('a path', () => {
  it.each(optimizerNames)('of %s on the ravine is that of the published formula', (name) => {
    const { path } = run('ravine', name, 0.03);
    let [x, y] = [race.start.x, race.start.y];
    const states: [number[], number[]] = [[], []];
    for (let step = 1; step <= race.steps; step++) {
      [x, y] = [published(0.03)[name](x, x, states[0], step), published(0.03)[name](y, 25 * y, states[1], step)];
      expect(path[step].x).toBeCloseTo(x, 10);
      expect(path[step].y).toBeCloseTo(y, 10);
      expect(path[step].loss).toBeCloseTo((x * x + 25 * y * y) / 2, 8);
    }
  });

  it('follows its hyperparameters: momentum without memory is plain descent', () => {
    const surface = surfaces.rosenbrock;
    const method = { optimizer: 'momentum', learningRate: 0.001, hyperparameters: { momentum: 0 } } as const;
    expect(pathOf(surface, slopeOf(surface), method, race)).toEqual(run('rosenbrock', 'sgd', 0.001).path);
  });

  it('repeats its noise for a seed and changes it for another', () => {
    const noisy = { noise: 0.5 };
    expect(run('bowl', 'sgd', 0.1, noisy).path).toEqual(run('bowl', 'sgd', 0.1, noisy).path);
    expect(run('bowl', 'sgd', 0.1, noisy).path).not.toEqual(run('bowl', 'sgd', 0.1, { ...noisy, seed: 2 }).path);
  });

  it('is disturbed by the noise of the given deviation', () => {
    const { path } = run('bowl', 'sgd', 1e-3, { noise: 2, steps: 2000 });
    const noises = path.slice(1).map(({ x }, i) => (path[i].x - x) / 1e-3 - path[i].gradient.x);
    const deviation = Math.sqrt(noises.reduce((sum, each) => sum + each ** 2, 0) / noises.length);
    expect(deviation).toBeGreaterThan(1.9);
    expect(deviation).toBeLessThan(2.1);
  });
});

describe('the verdict', () => {
  it('names the step of arrival: in the bowl each step of SGD keeps 1 - rate of the way', () => {
    const { verdict } = run('bowl', 'sgd', 0.2, { start: { x: -4, y: 0 }, steps: 100 });
    const radius = 0.01 * Math.hypot(10, 8);
    expect(verdict).toMatchObject({ kind: 'arrived', step: Math.ceil(Math.log(radius / 4) / Math.log(0.8)) });
  });

  it('says that SGD leaves the ravine upwards above a rate of 2/25, and arrives below', () => {
    expect(run('ravine', 'sgd', 0.081, { steps: 3000 }).verdict).toMatchObject({ kind: 'left', upwards: true });
    expect(run('ravine', 'sgd', 0.079, { steps: 3000 }).verdict).toMatchObject({ kind: 'arrived' });
  });

  it('says that a saddle is left downwards, and that the ridge holds whoever stands on it', () => {
    expect(run('saddle', 'sgd', 0.1, { start: { x: -3, y: 0.1 }, steps: 100 }).verdict).toMatchObject({ kind: 'left', upwards: false });
    expect(run('saddle', 'sgd', 0.1, { start: { x: -3, y: 0 }, steps: 200 }).verdict).toEqual({ kind: 'stuck' });
  });

  it('does not take a slow walker for one that stands still', () => {
    expect(run('bowl', 'sgd', 0.001).verdict).toEqual({ kind: 'underway' });
  });
});

describe('the suggested rate', () => {
  it.each(surfaceNames)('lets every optimizer get lower on %s', (name) => {
    const { start } = surfaces[name];
    for (const optimizer of optimizerNames) {
      const { path } = run(name, optimizer, suggestedRate(surfaces[name], optimizer), { start, steps: 200 });
      expect(path.at(-1)!.loss, optimizer).toBeLessThan(path[0].loss);
    }
  });
});
