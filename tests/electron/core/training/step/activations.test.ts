/** What a step with statistics says of the activations, against the values of a traced step. */
import { layers as registry } from '@core/layers';
import type { Layer } from '@core/network/network';
import { planNetwork } from '@core/network/plan';
import { interpret } from '@core/interpret/interpret';
import { buildGraph } from '@core/ops/builder';
import { float32, int64, scalar, tensor, type Tensor } from '@core/tensor/tensor';
import { Random } from '@core/tensor/random';
import { initializeParameters, initializeState } from '@core/training/initialize';
import { readStatistics } from '@core/training/statistics';
import { buildTrainingStep } from '@core/training/step';
import { traceStep } from '@core/training/step/trace';
import { describe, expect, it } from 'vitest';
import { surroundings, toyNetwork } from '../toy';

const settings = { optimizer: 'sgd', seed: 1 } as const;

function prepared(kinds: readonly (readonly [kind: string, fields?: Layer['fields']])[], change: (parameters: Record<string, Tensor>) => void = () => undefined) {
  const layers = kinds.map(([kind, fields = {}], i): Layer => ({ id: `${kind}${i}`, kind, name: kind, fields, position: { x: 0, y: 0 } }));
  const connections = layers.slice(1).map(({ id }, i) => ({ id: `c${i}`, from: layers[i].id, to: id, port: 0 }));
  const plan = planNetwork({ ...toyNetwork, layers, connections }, surroundings);
  const random = new Random(3);
  const parameters = { ...initializeParameters(plan, 1) };
  change(parameters);
  const feeds = {
    image: tensor('uint8', [6, 1, 2, 2], Array.from({ length: 24 }, () => random.integer(256))),
    label: int64([6], [0, 1, 2, 0, 1, 2]),
    step: scalar('int64', 0),
    optimizerStep: scalar('int64', 0),
    learningRate: scalar('float32', 0.1),
    ...parameters,
    ...initializeState(plan, settings),
  };
  const { outputs } = interpret(buildTrainingStep(plan, settings, 6, { kind: 'statistics' }), feeds);
  const rows = Object.fromEntries(Object.entries(outputs).map(([name, value]) => [name, { ...value, shape: [1, ...value.shape] }]));
  return { trace: traceStep(plan, settings, feeds), statistics: new Map(readStatistics(plan, rows).map((each) => [each.layer, each.activation!])) };
}

const numbers = ({ data }: Tensor): number[] => Array.from(data, Number);
const mean = (values: readonly number[]): number => values.reduce((sum, each) => sum + each, 0) / values.length;

describe('the statistics of activations', () => {
  it('are mean and standard deviation of all values that leave a layer', () => {
    const { trace, statistics } = prepared([['input'], ['conv2d', { filters: 3, size: 2 }], ['tanh'], ['flatten'], ['dense', { units: 3 }], ['softmax']]);
    for (const [layer, { mean: claimed, deviation }] of statistics) {
      const values = numbers(trace.layers.get(layer)!.output);
      expect(claimed).toBeCloseTo(mean(values), 5);
      expect(deviation).toBeCloseTo(Math.sqrt(mean(values.map((each) => (each - mean(values)) ** 2))), 5);
    }
    expect(statistics.size).toBe(5);
  });

  it('count a unit as dead if it is 0 for the whole batch: a number of a list, a channel of an image', () => {
    // Two of four biases are so low that nothing gets above 0.
    const bury = (name: string) => (parameters: Record<string, Tensor>) => (parameters[name] = float32([4], [-1e4, 5, -1e4, 5]));
    const list = prepared([['input'], ['flatten'], ['dense', { units: 4 }], ['relu'], ['dense', { units: 3 }], ['softmax']], bury('dense2.bias'));
    expect(list.statistics.get('relu3')).toMatchObject({ deadShare: 0.5 });
    const image = prepared([['input'], ['conv2d', { filters: 4, size: 2 }], ['relu'], ['flatten'], ['dense', { units: 3 }], ['softmax']], bury('conv2d1.bias'));
    expect(image.statistics.get('relu2')).toMatchObject({ deadShare: 0.5 });
    expect(image.statistics.get('conv2d1')).not.toHaveProperty('deadShare');
  });

  it('count a value as saturated at the flat ends of the curve', () => {
    const { trace, statistics } = prepared([['input'], ['flatten'], ['dense', { units: 40 }], ['tanh'], ['dense', { units: 3 }], ['softmax']], (parameters) => {
      parameters['dense2.bias'] = float32([40], Array.from({ length: 40 }, (_, i) => (i - 20) / 5));
    });
    const values = numbers(trace.layers.get('tanh3')!.output);
    const expected = values.filter((y) => 1 - y * y <= 0.05).length / values.length;
    expect(expected).toBeGreaterThan(0.1);
    expect(statistics.get('tanh3')!.saturatedShare).toBeCloseTo(expected, 6);
  });
});

/** Inputs and outputs on a fine grid, and the slope between them. */
const grid = Float32Array.from({ length: 8001 }, (_, i) => (i - 4000) / 200);

describe.each(Object.values(registry).filter(({ flat }) => flat))('$kind', ({ flat, build, kind }) => {
  const plan = prepared([['input'], ['flatten'], ['dense', { units: 2 }], [kind], ['dense', { units: 3 }], ['softmax']]);

  it('is measured', () => {
    expect(plan.statistics.get(`${kind}3`)).toHaveProperty(flat!.dead === undefined ? 'saturatedShare' : 'deadShare');
  });

  it('is flat where it says so, and nowhere else', () => {
    const builder = buildGraph(kind);
    const x = builder.input('x', { dtype: 'float32', shape: [1, grid.length] });
    const y = build({ build: builder, inputs: [x], fields: {}, parameters: {}, surroundings });
    const values = numbers(interpret(builder.graph({ y }), { x: float32([1, grid.length], grid) }).outputs['y']);
    const slopes = values.slice(1).map((each, i) => Math.abs(each - values[i]) * 200);
    const steepest = Math.max(...slopes);
    const { dead, saturated } = flat!;
    slopes.forEach((slope, i) => {
      const [from, to] = [values[i], values[i + 1]];
      if (from === dead && to === dead) expect(slope).toBe(0);
      if (!saturated) return;
      const isFlat = (each: number): boolean => each <= saturated.least || each >= saturated.most;
      if (isFlat(from) && isFlat(to)) expect(slope).toBeLessThan(0.051 * steepest);
      if (!isFlat(from) && !isFlat(to)) expect(slope).toBeGreaterThan(0.049 * steepest);
    });
  });
});
