import type { OptimizerDefinition } from './definition';
import { momentFactors, momentHyperparameters, momentStep, nextMoments } from './shared/moments';

/**
 * Adam whose steps never grow again (Reddi, Kale and Kumar 2018), with the bias corrections of Adam, as in PyTorch:
 * the largest V so far is kept before its correction.
 */
export const amsgrad: OptimizerDefinition = {
  name: 'amsgrad',
  title: { en: 'AMSGrad', zh: 'AMSGrad' },
  summary: { en: 'Adam that remembers the largest gradients', zh: '记住最大梯度的 Adam' },
  formula: String.raw`\hat{v} \leftarrow \max(\hat{v}, v), \qquad w \leftarrow w - \eta\, \frac{m / (1-\beta_1^t)}{\sqrt{\hat{v} / (1-\beta_2^t)} + \epsilon}`,
  learningRate: 0.001,
  hyperparameters: momentHyperparameters,
  state: ['mean', 'square', 'largest'],
  factors: momentFactors,
  update: (context) => {
    const { build, parameter, state } = context;
    const { mean, square } = nextMoments(context);
    const largest = build.max(state.largest, square);
    return { parameter: build.sub(parameter, momentStep(context, mean, largest)), state: { mean, square, largest } };
  },
};
