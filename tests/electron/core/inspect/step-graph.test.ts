import { questions } from '@core/inspect';
import { momentsOf } from '@core/inspect/moments';
import { stepGraphOf } from '@core/inspect/step-graph';
import type { Tensor } from '@core/tensor/tensor';
import { describe, expect, it } from 'vitest';
import { models, randomExamples } from './finite-differences';

describe.each(models)('the graph of a step of $name', ({ model }) => {
  const trace = questions.traceStep(model, { features: randomExamples(2), labels: Uint8Array.from([1, 2]) });
  const moments = momentsOf(trace, new Set(model.plan.outputs.map(({ id }) => id)));
  const { rows, edges } = stepGraphOf(moments);

  it('has each moment once, in the column of its phase and the row of its layer', () => {
    const ops = rows.flatMap((row) => row.flatMap(({ column, layer, ops: own }) => own.map((op) => ({ column, layer, ...op }))));
    expect(ops.map(({ at }) => at).sort((a, b) => a - b)).toEqual([...moments.keys()]);
    for (const { at, column, layer, op } of ops) {
      expect(moments[at]).toMatchObject({ layer, node: { op } });
      expect(column === 'forward' ? ['forward', 'loss'] : [column]).toContain(moments[at].phase);
    }
  });

  it('has an edge for each value that one op makes and another reads: the very same tensor', () => {
    for (const { from, to } of edges) expect(moments[to].node.inputs.some((input) => moments[from].node.outputs.includes(input))).toBe(true);
    const pairs = new Set(edges.map(({ from, to }) => `${from} ${to}`));
    expect(pairs.size).toBe(edges.length);
    // A Cast to the dtype that is there already hands its tensor on, so that two ops have made it.
    const makersOf = (tensor: Tensor) => [...moments.keys()].filter((at) => moments[at].node.outputs.includes(tensor));
    const certain = moments.flatMap(({ node }, to) => node.inputs.map(makersOf).filter((makers) => makers.length === 1).map(([from]) => `${from} ${to}`));
    expect(certain.length).toBeGreaterThan(50);
    for (const pair of certain) expect(pairs).toContain(pair);
  });

  it('tells values, values that are used again, gradients and updates apart', () => {
    for (const { from, to, kind } of edges) {
      const [made, read] = [moments[from].phase, moments[to].phase];
      if (kind === 'value') expect([made, read].every((phase) => phase === 'forward' || phase === 'loss')).toBe(true);
      if (kind === 'gradient') expect(made).toBe('backward');
      if (kind === 'update') expect([made, read]).toEqual(['update', 'update']);
      if (kind === 'saved') expect(['backward', 'update']).toContain(read);
    }
    expect(new Set(edges.map(({ kind }) => kind))).toEqual(new Set(['value', 'saved', 'gradient', 'update']));
  });

  it('rows stand in the order of the forward pass', () => {
    const layers = rows.map((row) => row[0].layer).filter((layer) => layer !== '');
    expect(layers).toEqual(model.plan.layers.map(({ id }) => id).filter((id) => layers.includes(id)));
  });
});
