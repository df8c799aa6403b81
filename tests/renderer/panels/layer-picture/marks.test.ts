import { layers } from '@core/layers';
import type { LayerDefinition } from '@core/layers/definition';
import { describe, expect, it } from 'vitest';
import { marksOf } from '../../../../renderer/panels/layer-picture/marks';
import { responseCurve } from '../../../../renderer/state/layers/response-curve';

const every = Object.values<LayerDefinition>(layers);

describe('the picture of a layer', () => {
  it.each(every.map((definition) => [definition.kind, definition] as const))('%s has one, within its square', (_kind, definition) => {
    const marks = marksOf(definition);
    expect(marks.length).toBeGreaterThan(0);
    for (const { path } of marks) {
      expect(path).toMatch(/^M[-\d.MLHVhvCQlaAcqz ]+$/);
      for (const [, x, y] of path.matchAll(/[ML](-?[\d.]+) (-?[\d.]+)/g)) for (const at of [Number(x), Number(y)]) expect(at >= 1 && at <= 23).toBe(true);
    }
  });

  it('tells layers of one family apart where they were given one of their own', () => {
    const drawn = every.filter(({ picture }) => picture).map(({ picture }) => JSON.stringify(picture));
    expect(new Set(drawn).size).toBe(drawn.length);
  });
});

describe('the curve of an activation', () => {
  it('is what the layer does', () => {
    const { inputs, outputs } = responseCurve(layers.tanh, { reach: 2, steps: 8 });
    expect(inputs).toEqual([-2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2]);
    inputs.forEach((x, i) => expect(outputs[i]).toBeCloseTo(Math.tanh(x), 6));
  });

  it('uses the first value of what is learned', () => {
    expect(responseCurve(layers.pRelu, { reach: 2, steps: 2 }).outputs).toEqual([-0.5, 0, 2]);
  });
});
