import type { OptimizerDefinition } from './definition';
import { momentFactors, momentHyperparameters, momentStep, nextMoments } from './shared/moments';

/** Adam with decoupled weight decay (Loshchilov and Hutter 2019): the weights shrink, whatever the gradients are. */
export const adamw: OptimizerDefinition = {
  name: 'adamw',
  title: { en: 'AdamW', zh: 'AdamW' },
  summary: { en: 'Adam that also keeps the weights small', zh: '同时让权重保持较小的 Adam' },
  formula: String.raw`w \leftarrow (1 - \lambda \eta)\, w - \eta\, \frac{m / (1-\beta_1^t)}{\sqrt{v / (1-\beta_2^t)} + \epsilon}`,
  learningRate: 0.001,
  hyperparameters: {
    ...momentHyperparameters,
    weightDecay: { symbol: 'λ', title: { en: 'Weight decay', zh: '权重衰减' }, usual: 0.01, least: 0, most: 1, scale: 'linear' },
  },
  state: ['mean', 'square'],
  factors: (build, learningRate, step, hyperparameters) => ({
    ...momentFactors(build, learningRate, step, hyperparameters),
    kept: build.sub(1, build.mul(learningRate, hyperparameters.weightDecay)),
  }),
  update: (context) => {
    const { build, parameter, factors } = context;
    const { mean, square } = nextMoments(context);
    return { parameter: build.sub(build.mul(parameter, factors.kept), momentStep(context, mean, square)), state: { mean, square } };
  },
};
