import type { Node } from '@core/graph/graph';
import { validate } from '@core/graph/validate';
import { interpret } from '@core/interpret/interpret';
import { inferTypes, opNamed, ops } from '@core/ops';
import { buildGraph } from '@core/ops/builder';
import type { Layout, LowerContext, OpDefinition } from '@core/ops/definition';
import { sameShape, type Tensor } from '@core/tensor/tensor';
import { describe, expect, it } from 'vitest';
import { cases, feedsOf, inputName, type Case } from './oracles';

const movesAxes = (layout: Layout, rank: number) => layout === 'batchLast' && rank > 1;
const axesOf = (rank: number) => Array.from({ length: rank }, (_, axis) => axis);
const toBatchLast = (rank: number) => ({ perm: [...axesOf(rank).slice(1), 0] });
const toPlain = (rank: number) => ({ perm: [rank - 1, ...axesOf(rank - 1)] });
const transposed = (x: Tensor, attributes: { perm: number[] }) => ops.Transpose.forward([x], attributes)[0];

const stored = (x: Tensor, layout: Layout) => (movesAxes(layout, x.shape.length) ? transposed(x, toBatchLast(x.shape.length)) : x);
const restored = (x: Tensor, layout: Layout) => (movesAxes(layout, x.shape.length) ? transposed(x, toPlain(x.shape.length)) : x);

/** All ways in which the inputs can stand ready. */
function layoutChoices(ranks: readonly number[]): Layout[][] {
  return ranks.reduce<Layout[][]>(
    (choices, rank) => choices.flatMap((choice) => (rank > 1 ? (['plain', 'batchLast'] as const) : (['plain'] as const)).map((layout) => [...choice, layout])),
    [[]],
  );
}

/** What the op's lowering computes when its inputs stand ready in these layouts; undefined if it does not apply. */
function runLowered({ op, definition, sample: { inputs, attributes = {} } }: Case, layouts: readonly Layout[]): readonly Tensor[] | undefined {
  const source = buildGraph('source');
  const values = inputs.map(({ dtype, shape }, i) => source.input(inputName(i), { dtype, shape }));
  const node: Node = { op, inputs: values, outputs: source.emit(op, values, attributes), attributes, scope: '' };
  const build = buildGraph('lowered');
  const feeds = inputs.map((input, i) => stored(input, layouts[i]));
  const ready = feeds.map(({ dtype, shape }, i) => build.input(inputName(i), { dtype, shape }));
  const input: LowerContext['input'] = (i, layout) => {
    const rank = inputs[i].shape.length;
    if (movesAxes(layout, rank) === movesAxes(layouts[i], rank)) return ready[i];
    return build.transpose(ready[i], movesAxes(layout, rank) ? toBatchLast(rank) : toPlain(rank));
  };
  const lowered = definition.lower?.({ build, node, layoutOf: (i) => layouts[i], input });
  if (!lowered) return undefined;
  const graph = build.graph(Object.fromEntries(lowered.values.map((value, i) => [`output${i}`, value])));
  validate(graph, inferTypes);
  for (const { op: name } of graph.nodes) expect(opNamed(name).isHelper, `${name} is a helper and cannot be run`).toBeFalsy();
  return Object.values(interpret(graph, feedsOf(feeds)).outputs).map((output) => restored(output, lowered.layout));
}

function expectEqual(actual: Tensor, expected: Tensor): void {
  expect(actual.dtype).toBe(expected.dtype);
  expect(sameShape(actual.shape, expected.shape), `${actual.shape} should be ${expected.shape}`).toBe(true);
  const differences = Array.from(expected.data, (v, i) => Math.abs(v - actual.data[i]) / Math.max(1, Math.abs(v)));
  expect(Math.max(0, ...differences)).toBeLessThan(1e-5);
}

const lowerable = cases.filter(({ definition }) => definition.lower);

describe('the lowering computes what the forward rule computes', () => {
  it.each(lowerable)('$name', (one) => {
    const expected = one.definition.forward(one.sample.inputs, one.sample.attributes ?? {});
    for (const layouts of layoutChoices(one.sample.inputs.map((input) => input.shape.length))) {
      const results = runLowered(one, layouts);
      if (one.definition.isHelper) expect(results, `no lowering for ${layouts}`).toBeDefined();
      expect(results?.length ?? expected.length).toBe(expected.length);
      results?.forEach((result, i) => expectEqual(result, expected[i]));
    }
  });

  it.each([...new Set(lowerable.map(({ op }) => op))])('%s has a sample that is lowered', (op) => {
    const definition: OpDefinition = ops[op];
    const applies = lowerable
      .filter((one) => one.op === op)
      .some((one) => layoutChoices(one.sample.inputs.map((input) => input.shape.length)).some((layouts) => runLowered(one, layouts)));
    expect(applies, definition.name).toBe(true);
  });
});
