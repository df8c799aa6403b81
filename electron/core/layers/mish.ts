import { activation } from './shared/activation';

/** Misra 2019. */
export const mish = activation({
  kind: 'mish',
  title: { en: 'Mish', zh: 'Mish' },
  summary: { en: 'A smooth ReLU that dips a little below zero', zh: '光滑的 ReLU，在零下略有凹陷' },
  formula: String.raw`y = x \tanh\bigl(\ln(1 + e^{x})\bigr)`,
  torchCall: (x) => `F.mish(${x})`,
  apply: (build, x) => build.mish(x),
  flopPerElement: 10,
});
