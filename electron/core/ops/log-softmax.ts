import { softmaxFamily } from './shared/softmax';

export const logSoftmax = softmaxFamily('LogSoftmax', {
  summary: 'Log-probabilities from scores: the logarithm of the softmax along the axis',
  finish: (logProbability) => logProbability,
  // dyᵢ/dxⱼ = δᵢⱼ − e^(yⱼ), so dL/dx = g − e^y·Σ g.
  gradient: (build, y, upstream, sum) => build.sub(upstream, build.mul(build.exp(y), sum(upstream))),
});
