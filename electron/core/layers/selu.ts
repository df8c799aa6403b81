import { activation } from './shared/activation';

/** Klambauer et al. 2017; the weights before it should start as LeCun says. */
export const selu = activation({
  kind: 'selu',
  title: { en: 'SELU', zh: 'SELU' },
  summary: { en: 'Keeps mean 0 and variance 1 from layer to layer', zh: '让均值 0、方差 1 一层层保持下去' },
  formula: String.raw`\begin{gathered} y = \lambda \begin{cases} x & x > 0 \\ \alpha\,(e^{x} - 1) & x \le 0 \end{cases} \\ \lambda \approx 1.0507,\ \alpha \approx 1.6733 \end{gathered}`,
  torchCall: (x) => `F.selu(${x})`,
  apply: (build, x) => build.selu(x),
  flopPerElement: 5,
});
