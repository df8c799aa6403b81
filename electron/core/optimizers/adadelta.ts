import type { Value } from '../graph/graph';
import type { OpBuilder } from '../ops/builder';
import type { OptimizerDefinition } from './definition';

const [decay, epsilon] = [0.9, 1e-6];

const smoothed = (build: OpBuilder, average: Value, x: Value): Value =>
  build.add(build.mul(average, decay), build.mul(build.mul(x, x), 1 - decay));

/** Steps in the units of the weights: as large as recent changes, divided by recent gradients (Zeiler 2012). */
export const adadelta: OptimizerDefinition = {
  name: 'adadelta',
  title: { en: 'Adadelta', zh: 'Adadelta' },
  summary: { en: 'Finds the length of its steps by itself', zh: '自己找到每一步该走多长' },
  formula: String.raw`s \leftarrow ${decay}\, s + 0.1\, g^2,\quad \delta = \frac{\sqrt{u + \epsilon}}{\sqrt{s + \epsilon}}\, g,\quad u \leftarrow ${decay}\, u + 0.1\, \delta^2,\quad w \leftarrow w - \eta\, \delta`,
  learningRate: 1,
  state: ['square', 'change'],
  factors: (_build, learningRate) => ({ learningRate }),
  update: ({ build, parameter, gradient, state, factors: { learningRate } }) => {
    const square = smoothed(build, state.square, gradient);
    const scale = build.div(build.sqrt(build.add(state.change, epsilon)), build.sqrt(build.add(square, epsilon)));
    const delta = build.mul(scale, gradient);
    const change = smoothed(build, state.change, delta);
    return { parameter: build.sub(parameter, build.mul(delta, learningRate)), state: { square, change } };
  },
};
