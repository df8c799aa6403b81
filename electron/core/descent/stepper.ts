/** An optimizer that moves a point, by the same update graph that moves the weights of a network. */
import { interpret } from '../interpret/interpret';
import { buildGraph } from '../ops/builder';
import { optimizers, type OptimizerName } from '../optimizers';
import type { Hyperparameters, OptimizerDefinition } from '../optimizers/definition';
import { usualHyperparameters } from '../optimizers/shared/hyperparameters';
import type { Point } from '../surfaces/definition';
import { int64, scalar, tensor, zeros, type Tensor } from '../tensor/tensor';

const dtype = 'float64';
const shape = [2];

export interface Method {
  readonly optimizer: OptimizerName;
  readonly learningRate: number;
  /** Those that differ from the usual ones. */
  readonly hyperparameters: Hyperparameters;
}

/** Takes the next step from where the last one ended, with the gradient that is found there. */
export type Stepper = (gradient: Point) => Point;

/** The two coordinates are one parameter of two elements; the state starts as zeros. */
export function stepperFrom(start: Point, { optimizer, learningRate, hyperparameters }: Method): Stepper {
  const definition: OptimizerDefinition = optimizers[optimizer];
  const graph = updateGraph(definition, { ...usualHyperparameters(definition), ...hyperparameters });
  const rate = scalar(dtype, learningRate);
  let carried: Readonly<Record<string, Tensor>> = {
    parameter: tensor(dtype, shape, [start.x, start.y]),
    ...Object.fromEntries(definition.state.map((name) => [name, zeros(dtype, shape)])),
  };
  let step = 0;
  return (gradient) => {
    const given = { gradient: tensor(dtype, shape, [gradient.x, gradient.y]), learningRate: rate, step: int64([], [step++]) };
    carried = interpret(graph, { ...carried, ...given }).outputs;
    const [x, y] = carried.parameter.data;
    return { x, y };
  };
}

function updateGraph({ state, factors, update }: OptimizerDefinition, hyperparameters: Hyperparameters) {
  const build = buildGraph('descent');
  const input = (name: string) => build.input(name, { dtype, shape });
  const [parameter, gradient] = [input('parameter'), input('gradient')];
  const states = Object.fromEntries(state.map((name) => [name, input(name)]));
  const learningRate = build.input('learningRate', { dtype, shape: [] });
  const step = build.input('step', { dtype: 'int64', shape: [] });
  const shared = factors(build, learningRate, step, hyperparameters);
  const next = update({ build, parameter, gradient, state: states, factors: shared, hyperparameters });
  return build.graph({ parameter: next.parameter, ...next.state });
}
