/** Which constants of a graph are its weights. Files do not say it. */
import type { Constant, Graph, Value } from '../graph/graph';
import { opNamed } from '../ops';
import { movesStatistics } from './inline';

/** What such nodes compute with is standardization, limits or an exponent, not something learned. */
const fixedOperands: ReadonlySet<string> = new Set(['Sub', 'Div', 'Pow', 'Min', 'Max']);
/** Positions of running statistics, which follow from the examples and not from a gradient. */
const STATISTICS = [3, 4];

/** Float32 constants with at least one axis that reach `output` through differentiable ops. */
export function learnableConstants(graph: Graph, output: Value): readonly Constant[] {
  const reached = new Set([output]);
  const fixed = new Set<Value>();
  for (const { op, inputs, outputs } of graph.nodes.toReversed()) {
    if (!outputs.some((each) => reached.has(each)) || opNamed(op).gradient === 'not differentiable') continue;
    inputs.forEach((input, position) => {
      reached.add(input);
      if (fixedOperands.has(op) || (op === 'BatchNormalization' && STATISTICS.includes(position))) fixed.add(input);
    });
  }
  const looksLikeWeight = ({ value, tensor }: Constant) => tensor.dtype === 'float32' && tensor.shape.length > 0 && !fixed.has(value) && tensor.data.every(Number.isFinite);
  return graph.constants.filter((constant) => reached.has(constant.value) && looksLikeWeight(constant));
}

/** Running statistics that training moves: those of normalizations which a file stored in the form for training. */
export function movingStatistics(graph: Graph): readonly Constant[] {
  const moving = new Set(graph.nodes.filter(movesStatistics).flatMap(({ inputs }) => STATISTICS.map((position) => inputs[position])));
  return graph.constants.filter(({ value }) => moving.has(value));
}
