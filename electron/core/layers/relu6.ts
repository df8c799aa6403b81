import { activation } from './shared/activation';
import { faint, line } from './shared/picture';

/** Howard et al. 2017; the activation function of MobileNetV2. */
export const relu6 = activation({
  kind: 'relu6',
  title: { en: 'ReLU6', zh: 'ReLU6' },
  summary: { en: 'A ReLU that never says more than 6', zh: '输出不超过 6 的 ReLU' },
  // The curve of numbers near 0 would not show that it ends at 6.
  picture: [faint('M7 2V22M2 20H22'), line('M3 20H7L17 5H21')],
  formula: String.raw`y = \min(6,\; \max(0, x))`,
  torchCall: (x) => `F.relu6(${x})`,
  apply: (build, x) => build.clip(x, { min: 0, max: 6 }),
  flat: { dead: 0 },
  flopPerElement: 2,
});
