/** What the views of distributions ask for, compared with computations of their own. */
import { questions } from '@core/inspect';
import { histogram } from '@core/inspect/shared/histogram';
import { Random } from '@core/tensor/random';
import { describe, expect, it } from 'vitest';
import { models, randomExamples } from './finite-differences';

describe('a histogram', () => {
  const random = new Random(3);
  const values = Float32Array.from({ length: 5000 }, () => random.normal());
  const found = histogram(values);

  it('counts every element once', () => {
    expect(found.below + found.above + found.counts.reduce((sum, count) => sum + count, 0)).toBe(5000);
    // Twice 2 of 1000 elements may lie outside.
    expect([found.below, found.above]).toEqual([10, 10]);
    expect(found.counts).toHaveLength(35);
  });

  it('has in each interval what lies there', () => {
    const width = (found.to - found.from) / found.counts.length;
    found.counts.forEach((count, bin) => {
      const [from, to] = [found.from + bin * width, found.from + (bin + 1) * width];
      const isLast = bin === found.counts.length - 1;
      const inside = [...values].filter((value) => value >= from - 1e-12 && (isLast ? value <= found.to : value < to - 1e-12));
      expect(Math.abs(inside.length - count)).toBeLessThanOrEqual(1);
    });
  });

  it('tells mean, deviation and ends', () => {
    const mean = [...values].reduce((sum, value) => sum + value, 0) / 5000;
    expect(found.mean).toBeCloseTo(mean, 10);
    expect(found.deviation).toBeCloseTo(Math.sqrt([...values].reduce((sum, value) => sum + (value - mean) ** 2, 0) / 5000), 10);
    expect([found.least, found.most]).toEqual([Math.min(...values), Math.max(...values)]);
  });

  it('counts what is not finite apart, and puts equal elements into one interval', () => {
    expect(histogram(Float32Array.of(NaN, 2, Infinity, 2))).toMatchObject({ count: 4, notFinite: 2, from: 2, to: 2, counts: Uint32Array.of(2), deviation: 0 });
    expect(histogram(Float32Array.of(NaN))).toMatchObject({ count: 1, notFinite: 1, counts: new Uint32Array(0) });
  });
});

describe.each(models)('of $name', ({ model }) => {
  it('spreads are those of the values of a traced step', () => {
    const examples = { features: randomExamples(6), labels: Uint8Array.from([0, 1, 2, 0, 1, 2]) };
    const found = questions.spreads(model, examples);
    const trace = questions.traceStep(model, examples);
    for (const [name, { value, gradient }] of trace.parameters) {
      expect(found.weights[name]).toEqual(histogram(value.data));
      expect(found.weightGradients[name]).toEqual(histogram(gradient.data));
    }
    for (const [id, { output, gradient }] of trace.layers) {
      expect(found.outputs[id]).toEqual(gradient && histogram(output.data));
      expect(found.outputGradients[id]).toEqual(gradient && histogram(gradient.data));
    }
    expect(structuredClone(found)).toEqual(found);
  });
});
