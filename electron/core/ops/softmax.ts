import { softmaxFamily } from './shared/softmax';

export const softmax = softmaxFamily('Softmax', {
  summary: 'Probabilities from scores: e^x divided by its sum along the axis',
  finish: Math.exp,
  // dyᵢ/dxⱼ = yᵢ(δᵢⱼ − yⱼ), so dL/dx = y·(g − Σ g·y).
  gradient: (build, y, upstream, sum) => build.mul(y, build.sub(upstream, sum(build.mul(upstream, y)))),
});
