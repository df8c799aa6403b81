import { float32, int64 } from '../tensor/tensor';
import type { OpDefinition } from './definition';
import { logSoftmax } from './log-softmax';
import { classLoss, classLossGradient, classLossType } from './negative-log-likelihood-loss';
import { askedOutputs } from './shared/attributes';
import { spread } from './shared/samples';

/** The log-probabilities are given out if the node has two outputs. Class weights have no gradient. */
export const softmaxCrossEntropyLoss: OpDefinition = {
  name: 'SoftmaxCrossEntropyLoss',
  summary: 'Minus the log-probability that the softmax of the scores gives the right class',
  inferTypes: (inputs, attributes) => askedOutputs([classLossType('SoftmaxCrossEntropyLoss', inputs, attributes), inputs[0]], attributes),
  forward: ([scores, ...rest], attributes) => {
    const [logProbabilities] = logSoftmax.forward([scores], { axis: 1 });
    return askedOutputs([classLoss('SoftmaxCrossEntropyLoss', [logProbabilities, ...rest], attributes), logProbabilities], attributes);
  },
  // From the log-probabilities to the scores: dx = d − softmax(x)·Σd.
  gradient: ({ build, inputs, attributes, upstream, upstreams: [, direct] }) => {
    const throughLoss = classLossGradient(build, inputs, attributes, upstream);
    const d = direct ? build.add(throughLoss, direct) : throughLoss;
    return [build.sub(d, build.mul(build.softmax(inputs[0], { axis: 1 }), build.reduceSum(d, { axes: [1] })))];
  },
  samples: [
    { inputs: [spread([3, 4]), int64([3], [1, 0, 3])], differentiate: [0] },
    { inputs: [spread([2, 3, 2]), int64([2, 2], [0, 2, 1, 1]), float32([3], [1, 0.5, 2])], attributes: { reduction: 'sum', ignore_index: 2 }, differentiate: [0] },
    { inputs: [spread([2, 3]), int64([2], [2, 1]), float32([3], [1, 0.5, 2])], attributes: { reduction: 'none', outputCount: 2 }, differentiate: [0] },
    { inputs: [spread([3, 3]), int64([3], [2, 1, 0]), float32([3], [1, 0.5, 2])], attributes: { ignore_index: 1 }, differentiate: [0] },
  ],
};
