import type { Value } from '../graph/graph';
import type { OpBuilder } from '../ops/builder';
import type { OptimizerDefinition } from './definition';
import { smallest, squareDecay } from './shared/hyperparameters';

const smoothed = (build: OpBuilder, average: Value, x: Value, decay: number): Value =>
  build.add(build.mul(average, decay), build.mul(build.mul(x, x), 1 - decay));

/** Steps in the units of the weights: as large as recent changes, divided by recent gradients (Zeiler 2012). */
export const adadelta: OptimizerDefinition = {
  name: 'adadelta',
  title: { en: 'Adadelta', zh: 'Adadelta' },
  summary: { en: 'Finds the length of its steps by itself', zh: '自己找到每一步该走多长' },
  formula: String.raw`s \leftarrow \beta s + (1-\beta)\, g^2,\quad \delta = \frac{\sqrt{u + \epsilon}}{\sqrt{s + \epsilon}}\, g,\quad u \leftarrow \beta u + (1-\beta)\, \delta^2,\quad w \leftarrow w - \eta\, \delta`,
  learningRate: 1,
  hyperparameters: { decay: squareDecay({ symbol: 'β', usual: 0.9 }), epsilon: smallest(1e-6) },
  state: ['square', 'change'],
  factors: (_build, learningRate) => ({ learningRate }),
  update: ({ build, parameter, gradient, state, factors: { learningRate }, hyperparameters: { decay, epsilon } }) => {
    const square = smoothed(build, state.square, gradient, decay);
    const scale = build.div(build.sqrt(build.add(state.change, epsilon)), build.sqrt(build.add(square, epsilon)));
    const delta = build.mul(scale, gradient);
    const change = smoothed(build, state.change, delta, decay);
    return { parameter: build.sub(parameter, build.mul(delta, learningRate)), state: { square, change } };
  },
};
