import katex from 'katex';
import { expect, test } from 'vitest';
import { localDerivatives } from '@core/circuit/evaluate';
import { gates } from '@core/circuit/gates';
import type { GateDefinition } from '@core/circuit/gates/definition';
import { backwardTex, forwardTex, numberTex, sumTex, type GateNumbers } from '../../../../../renderer/panels/gates/inspector/gate-tex';

const numbers = (gate: GateDefinition, inputs: readonly number[], output: number, upstream: number): GateNumbers => {
  const local = localDerivatives(gate, inputs);
  return { inputs, output, upstream, local, gradients: local.map((each) => each * upstream) };
};

test('multiply swaps its inputs, with negative numbers in parentheses', () => {
  const tex = backwardTex(gates.multiply, 0, numbers(gates.multiply, [3, -4], -12, 1));
  expect(tex).toContain(String.raw`&= b \cdot \frac{\partial L}{\partial y}`);
  expect(tex).toContain(String.raw`&= (-4) \cdot 1 \\ &= -4`);
});

test('max shows which input is larger', () => {
  expect(backwardTex(gates.max, 1, numbers(gates.max, [0, 0.1], 0.1, 2))).toContain(String.raw`&= [0 < 0.1] \cdot 2 \\ &= 1 \cdot 2 \\ &= 2`);
});

test.each(Object.values<GateDefinition>(gates).filter(({ inputs }) => inputs.length > 0))('KaTeX can set the rule of $kind', (gate) => {
  for (const point of gate.points) {
    const at = numbers(gate, point, -2.5e-7, -0.5);
    for (const tex of [forwardTex(gate, at), ...gate.inputs.map((_, port) => backwardTex(gate, port, at))]) {
      expect(() => katex.renderToString(tex, { throwOnError: true, displayMode: true })).not.toThrow();
    }
  }
});

test('numbers and sums', () => {
  expect([numberTex(2.5e-7), numberTex(Infinity), numberTex(NaN)]).toEqual([String.raw`2.5 \cdot 10^{-7}`, String.raw`\infty`, String.raw`\text{NaN}`]);
  expect(sumTex([4, -1], 3)).toContain('= 4 - 1 = 3');
  expect(sumTex([4], 4)).toMatch(/= 4$/);
});
