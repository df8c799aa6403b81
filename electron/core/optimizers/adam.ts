import type { OptimizerDefinition } from './definition';
import { momentFactors, momentHyperparameters, momentStep, nextMoments } from './shared/moments';

/** Adam (Kingma and Ba 2015, algorithm 1). */
export const adam: OptimizerDefinition = {
  name: 'adam',
  title: { en: 'Adam', zh: 'Adam' },
  summary: { en: 'Gives every weight its own step size', zh: '给每个权重配上合适的步长' },
  formula: String.raw`m \leftarrow \beta_1 m + (1-\beta_1) g,\quad v \leftarrow \beta_2 v + (1-\beta_2) g^2,\quad w \leftarrow w - \eta\, \frac{m / (1-\beta_1^t)}{\sqrt{v / (1-\beta_2^t)} + \epsilon}`,
  learningRate: 0.001,
  hyperparameters: momentHyperparameters,
  state: ['mean', 'square'],
  factors: momentFactors,
  update: (context) => {
    const { mean, square } = nextMoments(context);
    return { parameter: context.build.sub(context.parameter, momentStep(context, mean, square)), state: { mean, square } };
  },
};
