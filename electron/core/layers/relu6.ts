import { activation } from './shared/activation';

/** Howard et al. 2017; the activation function of MobileNetV2. */
export const relu6 = activation({
  kind: 'relu6',
  title: { en: 'ReLU6', zh: 'ReLU6' },
  summary: { en: 'A ReLU that never says more than 6', zh: '输出不超过 6 的 ReLU' },
  formula: String.raw`y = \min(6,\; \max(0, x))`,
  apply: (build, x) => build.clip(x, { min: 0, max: 6 }),
  flopPerElement: 2,
});
