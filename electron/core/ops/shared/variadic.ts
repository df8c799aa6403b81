/** Elementwise ops of one or more inputs, broadcast against each other. */
import type { Value } from '../../graph/graph';
import { broadcastShapes } from '../../tensor/shape';
import type { Shape, TensorType } from '../../tensor/tensor';
import type { OpBuilder } from '../builder';
import type { OpDefinition } from '../definition';
import { elements, lowerElementwise, mapElements, requireNumbers, requireSameDType, sumToShapeOf, zipElements } from './elementwise';

interface VariadicRule {
  readonly summary: string;
  readonly combine: (total: number, element: number) => number;
  readonly finish?: (total: number, count: number) => number;
  /** dL/d(input) for each input before they are summed over broadcast axes. */
  readonly gradient: (build: OpBuilder, inputs: readonly Value[], y: Value, upstream: Value) => readonly Value[];
  /** Numbers when left out. */
  readonly requireType?: (op: string, type: TensorType) => void;
  readonly samples: OpDefinition['samples'];
}

export const variadic = (name: string, { summary, combine, finish, gradient, requireType = requireNumbers, samples }: VariadicRule): OpDefinition => ({
  name,
  summary,
  inferTypes: (inputs) => {
    if (inputs.length === 0) throw new Error(`${name} needs at least one input.`);
    requireType(name, inputs[0]);
    return [{ dtype: requireSameDType(name, inputs), shape: inputs.map(({ shape }) => shape).reduce<Shape>(broadcastShapes, []) }];
  },
  forward: (inputs) => {
    const total = inputs.reduce((sum, input) => zipElements(sum, input, combine));
    return [finish ? mapElements(total, (element) => finish(element, inputs.length)) : total];
  },
  // More inputs would be rounded between one and the next.
  code: (inputs) => (inputs.length === 2 && !finish ? elements(combine) : undefined),
  gradient: ({ build, inputs, outputs: [y], upstream }) => gradient(build, inputs, y, upstream).map((each, i) => sumToShapeOf(build, each, inputs[i])),
  lower: lowerElementwise,
  samples,
});

/** The gradient goes to the input that is the result; a tie belongs to the first of them, so that nothing is counted twice. */
export function gradientToChosen(build: OpBuilder, inputs: readonly Value[], y: Value, upstream: Value): readonly Value[] {
  let left = upstream;
  return inputs.map((input, i) => {
    if (i === inputs.length - 1) return left;
    const isChosen = build.equal(input, y);
    const share = build.where(isChosen, left, 0);
    left = build.where(isChosen, 0, left);
    return share;
  });
}
