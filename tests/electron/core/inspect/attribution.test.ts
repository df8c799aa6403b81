import { attribution, gradCamOf, productOf } from '@core/inspect/attribution';
import { interpret } from '@core/interpret/interpret';
import { buildInference } from '@core/network/build';
import { float32, type Tensor } from '@core/tensor/tensor';
import { describe, expect, it } from 'vitest';
import { dot, models, randomExamples, randomNormal, slopeAlong } from './finite-differences';

describe.each(models)('attribution of $name', ({ model, placed }) => {
  const features = randomExamples(1);
  const logits = (image: Tensor): Tensor => interpret(buildInference(model.plan, model.parameters, 1), { image }).outputs.logits;

  it.each([0, 1, 2])('has the saliency of class %i that central differences have', (target) => {
    const { saliency } = attribution(model, { features, target, layer: placed });
    const direction = randomNormal(features.shape, 8);
    const slope = slopeAlong((x) => logits(x).data[target], features, direction);
    expect(Math.abs(dot(saliency, direction) - slope)).toBeLessThan(5e-3 * Math.max(1, Math.abs(slope)));
  });

  it('explains the predicted class unless told otherwise, with the scores of the network in use', () => {
    const answer = attribution(model, { features, layer: placed });
    const expected = Array.from(logits(features).data);
    expect(Array.from(answer.scores.data)).toEqual(expected);
    expect(answer.target).toBe(expected.indexOf(Math.max(...expected)));
    expect(answer.predicted).toBe(answer.target);
  });
});

it('activation times gradient before the last dense layer adds up to the score without its bias', () => {
  const { model, placed } = models[1];
  const bias = model.parameters['scores.bias'].data;
  const { product, scores } = attribution(model, { features: randomExamples(1), target: 2, layer: placed });
  const sum = Array.from(product.data).reduce((total: number, each) => total + each, 0);
  expect(sum).toBeCloseTo(scores.data[2] - bias[2], 4);
});

it('Grad-CAM weights each map with the mean of its gradient and keeps what is positive', () => {
  const activation = float32([2, 1, 2], [1, 2, 3, 5]);
  const gradient = float32([2, 1, 2], [2, 4, -1, -1]);
  // α = (3, -1): 3·1 - 3 = 0 and 3·2 - 5 = 1.
  expect(Array.from(gradCamOf(activation, gradient).data)).toEqual([0, 1]);
  expect(Array.from(productOf(activation, gradient).data)).toEqual([-1, 3]);
  expect(Array.from(gradCamOf(activation, float32([2, 1, 2], [-2, -4, -1, -1])).data)).toEqual([0, 0]);
});

it('says that a flat layer has no places', () => {
  expect(() => attribution(models[0].model, { features: randomExamples(1), layer: 'hidden' })).toThrow(/no height and width/);
});
