import { nextName } from '@core/graph/step-roles';
import { buildGraph } from '@core/ops/builder';
import type { Graph } from '@core/graph/graph';
import type { Tensor } from '@core/tensor/tensor';
import { describe, expect, it } from 'vitest';
import { cases, feedsOf, inputName, type Case } from '../ops/oracles';
import { interpreted, limits, written } from './both-ways';

/** One op as a step: some of its inputs are examples, the others are handed on; all outputs are reported. */
function stepAround({ op, sample: { inputs, attributes = {} } }: Case, isBatch: readonly boolean[]): Graph {
  const build = buildGraph(op);
  const values = inputs.map(({ dtype, shape }, i) => build.input(inputName(i), { dtype, shape }));
  const outputs = build.emit(op, values, attributes);
  const reported = outputs.map((output, i) => [`output${i}`, output] as const);
  const handedOn = values.flatMap((value, i) => (isBatch[i] ? [] : [[nextName(value.name), value] as const]));
  return build.graph(Object.fromEntries([...reported, ...handedOn]));
}

const pick = (inputs: readonly Tensor[], wanted: (i: number) => boolean) => Object.fromEntries(Object.entries(feedsOf(inputs)).filter((_, i) => wanted(i)));

/** The first input alone as examples, and every input that has as many entries. */
function divisions({ sample: { inputs } }: Case): readonly boolean[][] {
  const examples = inputs[0].shape[0];
  return [inputs.map((_, i) => i === 0), inputs.map(({ shape }) => shape[0] === examples)];
}

describe('generated code computes every sample as the interpreter does', () => {
  it.each(cases.filter(({ sample }) => sample.inputs[0].shape.length > 0))('$name', (sampled) => {
    const { inputs } = sampled.sample;
    for (const isBatch of divisions(sampled)) {
      const graph = stepAround(sampled, isBatch);
      const expected = interpreted(graph, feedsOf(inputs));
      for (const limit of limits) {
        const step = written(graph, pick(inputs, (i) => isBatch[i]), pick(inputs, (i) => !isBatch[i]), limit);
        expect(step.run(), `limit ${limit}, examples ${isBatch}`).toEqual(expected);
      }
    }
  });
});
