import { float32, int64 } from '../tensor/tensor';
import type { OpDefinition } from './definition';
import { logSoftmax } from './log-softmax';
import { classLoss, classLossGradient, classLossType } from './negative-log-likelihood-loss';
import { spread } from './shared/samples';

/** The loss only; the log-probabilities, ONNX's optional second output, are not given out. Class weights have no gradient. */
export const softmaxCrossEntropyLoss: OpDefinition = {
  name: 'SoftmaxCrossEntropyLoss',
  summary: 'Minus the log-probability that the softmax of the scores gives the right class',
  inferTypes: (inputs, attributes) => [classLossType('SoftmaxCrossEntropyLoss', inputs, attributes)],
  forward: ([scores, ...rest], attributes) => [classLoss('SoftmaxCrossEntropyLoss', [...logSoftmax.forward([scores], { axis: 1 }), ...rest], attributes)],
  // From the log-probabilities to the scores: dx = d − softmax(x)·Σd.
  gradient: ({ build, inputs, attributes, upstream }) => {
    const d = classLossGradient(build, inputs, attributes, upstream);
    return [build.sub(d, build.mul(build.softmax(inputs[0], { axis: 1 }), build.reduceSum(d, { axes: [1] })))];
  },
  samples: [
    { inputs: [spread([3, 4]), int64([3], [1, 0, 3])], differentiate: [0] },
    { inputs: [spread([2, 3, 2]), int64([2, 2], [0, 2, 1, 1]), float32([3], [1, 0.5, 2])], attributes: { reduction: 'sum', ignore_index: 2 }, differentiate: [0] },
    { inputs: [spread([2, 3]), int64([2], [2, 1]), float32([3], [1, 0.5, 2])], attributes: { reduction: 'none' }, differentiate: [0] },
    { inputs: [spread([3, 3]), int64([3], [2, 1, 0]), float32([3], [1, 0.5, 2])], attributes: { ignore_index: 1 }, differentiate: [0] },
  ],
};
