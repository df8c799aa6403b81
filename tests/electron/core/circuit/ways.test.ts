import { describe, expect, test } from 'vitest';
import { evaluateCircuit } from '@core/circuit/evaluate';
import { circuitExamples } from '@core/circuit/examples';
import { mostWays, waysFrom } from '@core/circuit/ways';
import { draw, gateCalled } from './circuits';

const waysOf = (circuit: ReturnType<typeof draw>, name: string) => waysFrom(circuit, gateCalled(circuit, name), evaluateCircuit(circuit));

describe('the chain rule along a way', () => {
  test('(x + y) * z: one times minus four', () => {
    const circuit = draw('x = -2; y = 5; z = -4; (x + y) * z');
    const { ways, areAll } = waysOf(circuit, 'x');
    expect(areAll).toBe(true);
    expect(ways.map(({ factors, product }) => [factors.map(({ derivative }) => derivative), product])).toEqual([[[1, -4], -4]]);
    expect(ways[0].factors.map(({ gate }) => gate)).toEqual(['Add', 'Multiply'].map((name) => gateCalled(circuit, name)));
  });

  test('a value that is used twice has a way for each use', () => {
    const { ways } = waysOf(draw('x = 3; y = 4; x * y + x'), 'x');
    expect(ways.map(({ product }) => product).toSorted()).toEqual([1, 4]);
  });

  test('the output has the way without a wire', () => {
    expect(waysOf(draw('x = 3; x * 2'), 'Multiply').ways).toEqual([{ wires: [], factors: [], product: 1 }]);
  });

  test('no more than a person looks at', () => {
    // Each line doubles the ways: 2⁶ in all.
    const { ways, areAll } = waysOf(draw('a = 1.1; b = a + a; c = b + b; d = c + c; e = d + d; f = e + e; f + f'), 'a');
    expect([ways.length, areAll]).toEqual([mostWays, false]);
  });

  test.each([...circuitExamples.map(({ expression }) => expression), 'q = x + y; a = 2; q * q + a * q', 'x = 1.5; sqrt(x) * log(x) / x ^ 2 - tanh(min(x, 9)); x * x'])(
    'all ways together are the gradient: %s',
    (text) => {
      const circuit = draw(text);
      const reading = evaluateCircuit(circuit);
      for (const [gate, { gradient }] of reading.gates) {
        const { ways, areAll } = waysFrom(circuit, gate, reading);
        expect(areAll).toBe(true);
        expect(ways.reduce((sum, { product }) => sum + product, 0)).toBeCloseTo(gradient, 9);
      }
    },
  );
});
