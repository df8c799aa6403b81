/** The first questions: they say what inference says, and their gradients are slopes. */
import { questions } from '@core/inspect';
import type { InspectedModel } from '@core/inspect/model';
import { interpret } from '@core/interpret/interpret';
import { buildInference } from '@core/network/build';
import { learnedParameters } from '@core/network/plan';
import type { Tensor } from '@core/tensor/tensor';
import { describe, expect, it } from 'vitest';
import { dot, models, randomExamples, randomNormal, slopeAlong } from './finite-differences';

const examples = { features: randomExamples(4), labels: Uint8Array.from([0, 1, 2, 0]) };

describe.each(models)('of $name', ({ model: { settings, ...rest } }) => {
  const model: InspectedModel = { ...rest, settings: { ...settings, optimizer: 'sgd', learningRate: 0.1 } };
  const { plan, parameters } = model;

  it('the output of the last layer is what the exported network predicts', () => {
    const { layers } = questions.outputs(model, examples);
    expect(Object.keys(layers)).toEqual(plan.layers.map(({ id }) => id));
    const { outputs } = interpret(buildInference(plan, parameters, 4), { image: examples.features });
    expect(layers[plan.output.id]).toEqual(outputs['probabilities']);
  });

  it('only the layers that are asked for are told of', () => {
    const { id } = plan.layers[1];
    expect(Object.keys(questions.outputs(model, { ...examples, layers: [id], training: true }).layers)).toEqual([id]);
  });

  it('the gradient of every parameter is the slope of the loss, and the update follows it', () => {
    const trace = questions.traceStep(model, examples);
    expect([...trace.parameters.keys()]).toEqual(learnedParameters(plan).map(({ name }) => name));
    for (const [name, { value, gradient, next }] of trace.parameters) {
      const lossAt = (moved: Tensor): number => questions.traceStep({ ...model, parameters: { ...parameters, [name]: moved } }, examples).loss;
      const direction = randomNormal(value.shape, 11);
      const measured = slopeAlong(lossAt, value, direction, 1e-3);
      expect(Math.abs(measured - dot(gradient, direction))).toBeLessThan(5e-3 * Math.max(0.1, Math.abs(measured)));
      next.data.forEach((after, i) => expect(after).toBeCloseTo(value.data[i] - 0.1 * gradient.data[i], 6));
    }
  });

  it('every answer can be sent', () => {
    const trace = questions.traceStep(model, examples);
    expect(structuredClone(trace)).toEqual(trace);
  });
});
