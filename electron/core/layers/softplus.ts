import { activation } from './shared/activation';

export const softplus = activation({
  kind: 'softplus',
  title: { en: 'Softplus', zh: 'Softplus' },
  summary: { en: 'A ReLU without a kink, always positive', zh: '没有折角的 ReLU，输出总为正' },
  formula: String.raw`y = \ln(1 + e^{x})`,
  torchCall: (x) => `F.softplus(${x})`,
  apply: (build, x) => build.softplus(x),
  flopPerElement: 5,
});
