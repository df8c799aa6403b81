import { validate } from '@core/graph/validate';
import { layers } from '@core/layers';
import type { FieldValues } from '@core/fields/definition';
import type { LayerDefinition } from '@core/layers/definition';
import { completeFields } from '@core/fields/fields';
import { learnedBy } from '@core/layers/shared/outputs';
import { planNetwork } from '@core/network/plan';
import { buildInference, outputNames } from '@core/network/build';
import { surroundingsOf } from '@core/network/surroundings';
import { inferTypes } from '@core/ops';
import { optimizerNames } from '@core/optimizers';
import { templates } from '@core/templates';
import { initializeParameters, initializeState, keepFitting } from '@core/training/initialize';
import { Pace } from '@core/training/pace';
import { buildTrainingStep } from '@core/training/step';
import { float32, formatType } from '@core/tensor/tensor';
import { describe, expect, it } from 'vitest';
import { surroundings, toyNetwork, toyPlan } from './toy';

const plans = templates.map(({ name, network }) => ({ name, plan: planNetwork(network, surroundingsOf(network)) }));

describe('the pace', () => {
  it('settles where a run takes about 25 ms', () => {
    const pace = new Pace();
    for (let i = 0; i < 20; i++) pace.record(pace.steps, pace.steps * 2);
    expect(pace.steps).toBe(12);
    pace.record(12, 400);
    expect(pace.steps).toBe(1);
  });
});

describe('first weights', () => {
  const spreadOf = (data: ArrayLike<number>) => Math.sqrt(Array.from(data).reduce((sum, v) => sum + v * v, 0) / data.length);

  it('have the deviation that their initializer promises', () => {
    const { plan } = plans.find(({ name }) => name === 'mnist-cnn')!;
    const values = initializeParameters(plan, 1);
    expect(spreadOf(values['conv2.weight'].data)).toBeCloseTo(Math.sqrt(2 / (32 * 9)), 2);
    expect(spreadOf(values['scores.weight'].data)).toBeCloseTo(Math.sqrt(2 / (3136 + 10)), 3);
    expect(spreadOf(values['conv2.bias'].data)).toBe(0);
  });

  const firstWeights = (units: number, inputs: number, fields: FieldValues) => {
    const definition: LayerDefinition = layers.dense;
    const [parameter] = definition.parameters([[inputs]], completeFields(definition, { units, ...fields }));
    return initializeParameters({ ...toyPlan, parameters: [{ ...parameter, layer: 'd', name: 'd.weight' }] }, 3)['d.weight'].data;
  };

  it.each([
    ['he', Math.sqrt(2 / 200)],
    ['lecun', Math.sqrt(1 / 200)],
    ['glorot', Math.sqrt(2 / 300)],
    ['glorotNormal', Math.sqrt(2 / 300)],
    ['orthogonal', Math.sqrt(1 / 200)],
    ['normal', 0.5],
    ['uniform', 0.5 / Math.sqrt(3)],
    ['constant', 0.5],
    ['zeros', 0],
  ])('%s: their deviation is that of the literature', (initialization, deviation) => {
    const spread = spreadOf(firstWeights(100, 200, { initialization, initialScale: 0.5 }));
    expect(Math.abs(spread - deviation)).toBeLessThanOrEqual(0.03 * deviation);
  });

  it.each([[3, 8], [8, 3], [5, 5], [1, 4]])('orthogonal: the shorter side of %i×%i makes vectors at right angles', (rows, columns) => {
    const weight = firstWeights(rows, columns, { initialization: 'orthogonal' });
    const vector = (i: number) => Array.from({ length: Math.max(rows, columns) }, (_, j) => (rows <= columns ? weight[i * columns + j] : weight[j * columns + i]));
    for (let i = 0; i < Math.min(rows, columns); i++) {
      for (let k = 0; k <= i; k++) {
        const product = vector(i).reduce((sum, v, j) => sum + v * vector(k)[j], 0);
        expect(product).toBeCloseTo(i === k ? 1 : 0, 6);
      }
    }
  });

  it('depend on the seed, and not on other layers', () => {
    const longer = planNetwork({ ...toyNetwork, layers: toyNetwork.layers.map((layer) => (layer.id === 'drop' ? { ...layer, kind: 'tanh' } : layer)) }, surroundings);
    expect(initializeParameters(longer, 1)).toEqual(initializeParameters(toyPlan, 1));
    expect(initializeParameters(toyPlan, 2)['hidden.weight']).not.toEqual(initializeParameters(toyPlan, 1)['hidden.weight']);
  });
});

describe('keeping what was learned', () => {
  const tensors = (size: number, value: number) => ({ 'a.weight': float32([size], new Array<number>(size).fill(value)), 'a.bias': float32([1], [value]), 'b.weight': float32([2], [value, value]) });

  it('keeps layers that still fit', () => {
    const { tensors: kept, layers } = keepFitting(tensors(3, 7), tensors(3, 0));
    expect(kept).toEqual(tensors(3, 7));
    expect(layers).toEqual(['a', 'b']);
  });

  it('keeps each tensor that fits; only layers that kept all of them count as kept', () => {
    const { tensors: kept, layers } = keepFitting(tensors(3, 7), tensors(4, 0));
    expect(layers).toEqual(['b']);
    expect(kept['a.weight']).toEqual(tensors(4, 0)['a.weight']);
    expect(kept['a.bias'].data[0]).toBe(7);
    expect(kept['b.weight'].data[0]).toBe(7);
  });

  it('starts new layers afresh', () => {
    expect(keepFitting({}, tensors(3, 0))).toEqual({ tensors: tensors(3, 0), layers: [] });
  });
});

describe.each(plans)('the step of $name', ({ plan }) => {
  const isClasses = 'classCount' in plan.surroundings;
  const judgedByClasses = learnedBy(plan.output, plan.surroundings) === 'classes';
  it.each(optimizerNames)('hands on what it gets, with %s', (optimizer) => {
    const step = buildTrainingStep(plan, { optimizer, seed: 1 }, 4, { kind: 'statistics' });
    validate(step, inferTypes);
    const carried = { ...initializeParameters(plan, 1), ...initializeState(plan, { optimizer }) };
    const inputs = step.inputs.map(({ name }) => name);
    expect(inputs).toEqual(['image', isClasses ? 'label' : 'target', 'step', 'optimizerStep', 'learningRate', ...Object.keys(carried)]);
    for (const [name, tensor] of Object.entries(carried)) expect(formatType(step.outputs[`next:${name}`].type)).toBe(formatType(tensor));
    for (const [name, value] of Object.entries(step.outputs)) if (!name.startsWith('next:')) expect(formatType(value.type), name).toBe('float32[]');
  });

  it('reports only the loss, and of classes the correct answers, without statistics', () => {
    const step = buildTrainingStep(plan, { optimizer: 'sgd', seed: 1 }, 4, { kind: 'plain' });
    expect(Object.keys(step.outputs).filter((name) => !name.startsWith('next:'))).toEqual(['loss', ...(plan.outputs.length > 1 ? plan.outputs.map(({ id }) => `loss:${id}`) : []), ...(judgedByClasses ? ['correct'] : [])]);
  });

  it('and its inference graph are valid', () => {
    const graph = buildInference(plan, initializeParameters(plan, 1), 3);
    validate(graph, inferTypes);
    const typeOf = ({ shape }: { shape: readonly number[] }) => `float32[${[3, ...shape]}]`;
    const expected = plan.outputs.map((layer) => [layer, outputNames(plan, layer)] as const).flatMap(([layer, { prediction, logits }]) => [prediction, ...(logits === undefined ? [] : [logits])].map((name) => `${name} ${typeOf(layer)}`));
    expect(graph.inputs.map(({ name, type }) => `${name} ${formatType(type)}`)).toEqual([`image float32[${[3, ...plan.surroundings.exampleShape]}]`]);
    expect(Object.entries(graph.outputs).map(([name, { type }]) => `${name} ${formatType(type)}`).sort()).toEqual(expected.sort());
    expect(Object.keys(graph.outputs)[0]).toBe(judgedByClasses ? 'probabilities' : 'prediction');
  });
});
