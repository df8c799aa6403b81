import { differentiate } from '@core/differentiate/differentiate';
import { validate } from '@core/graph/validate';
import { interpret } from '@core/interpret/interpret';
import { inferTypes } from '@core/ops';
import { Random } from '@core/tensor/random';
import { isFloat } from '@core/tensor/tensor';
import { describe, expect, it } from 'vitest';
import { cases, centralDifference, dotProduct, feedsOf, inFloat64, inputName, lossAround, randomTensor, relativeError, type Case } from './oracles';

const floatInputs = ({ sample }: Case) => sample.inputs.flatMap((input, i) => (isFloat(input.dtype) ? [i] : []));
const differentiated = (one: Case) => one.sample.differentiate ?? floatInputs(one);
const isRule = ({ definition }: Case) => definition.gradient !== 'not differentiable';

const checks = cases.filter(isRule).flatMap((one) => differentiated(one).map((input) => ({ ...one, input })));

describe('the gradient rule equals central differences', () => {
  it.each(checks)('$name, input $input', ({ op, sample, input }) => {
    const exact = inFloat64(sample);
    const { build, graph, inputs, loss } = lossAround(op, exact);
    const gradients = differentiate(build, graph, loss, [inputs[input]]);
    const backward = build.graph({ loss, gradient: gradients.get(inputs[input]) ?? loss });
    validate(backward, inferTypes);
    const feeds = feedsOf(exact.inputs);
    const { gradient } = interpret(backward, feeds).outputs;
    expect(gradient.shape).toEqual(sample.inputs[input].shape);
    const direction = randomTensor(gradient.shape, new Random(11));
    const expected = centralDifference(graph, feeds, inputName(input), direction);
    expect(relativeError(dotProduct(gradient, direction), expected)).toBeLessThan(1e-6);
  });
});

const makesFloat = ({ op, sample }: Case) => {
  const { inputs, attributes = {} } = inFloat64(sample);
  return inferTypes(op, inputs, attributes).some(({ dtype }) => isFloat(dtype));
};
const withoutRule = cases.filter((one) => !isRule(one) && floatInputs(one).length > 0);

describe('an op without a gradient', () => {
  it.each(withoutRule.filter(makesFloat))('$name refuses with a sentence', ({ op, sample }) => {
    const { build, graph, inputs, loss } = lossAround(op, inFloat64(sample));
    expect(() => differentiate(build, graph, loss, inputs)).toThrow(new RegExp(`but ${op} is not differentiable`));
  });

  it.each(withoutRule.filter((one) => !makesFloat(one)))('$name ends the flow, because it makes no real numbers', ({ op, sample }) => {
    const exact = inFloat64(sample);
    const { build, graph, inputs, loss } = lossAround(op, exact);
    const gradient = differentiate(build, graph, loss, inputs).get(inputs[0]) ?? loss;
    const { outputs } = interpret(build.graph({ gradient }), feedsOf(exact.inputs));
    expect(Array.from(outputs.gradient.data)).toEqual(Array.from(exact.inputs[0].data, () => 0));
  });
});
