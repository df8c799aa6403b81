import { expect, test } from 'vitest';
import { evaluateCircuit } from '@core/circuit/evaluate';
import { mostInputs, neuronExpression, type Neuron } from '@core/circuit/neuron';
import { Random } from '@core/tensor/random';
import { draw, readingOf } from './circuits';

const random = new Random(4);
const neuron = (count: number, more: Partial<Neuron> = {}): Neuron => ({
  inputs: Array.from({ length: count }, () => Math.fround(random.normal())),
  weights: Array.from({ length: count }, () => Math.fround(random.normal())),
  ...more,
});
const sumOf = ({ inputs, weights, bias = 0 }: Neuron): number => inputs.reduce((sum, x, i) => sum + x * weights[i], bias);

test.each([1, 2, mostInputs])('a neuron of %i inputs says what the layer says, and its gradients are its inputs and weights', (count) => {
  const drawn = neuron(count, { bias: 0.25 });
  const circuit = draw(neuronExpression(drawn));
  expect(evaluateCircuit(circuit).total).toBeCloseTo(sumOf(drawn), 5);
  expect(readingOf(circuit, 'b').gradient).toBe(1);
  drawn.inputs.forEach((x, i) => {
    expect(readingOf(circuit, `w${i + 1}`).gradient).toBeCloseTo(x, 6);
    expect(readingOf(circuit, `x${i + 1}`).gradient).toBeCloseTo(drawn.weights[i], 6);
  });
});

test('the activation is part of it if it is a gate', () => {
  const drawn = neuron(2, { bias: -0.5 });
  expect(evaluateCircuit(draw(neuronExpression({ ...drawn, activation: 'tanh' }))).total).toBeCloseTo(Math.tanh(sumOf(drawn)), 5);
  expect(neuronExpression({ ...drawn, activation: 'softmax' })).not.toContain('softmax');
});

test('without a bias there is none; tiny and large numbers stay numbers', () => {
  const circuit = draw(neuronExpression({ inputs: [1e-12, -3e8], weights: [2, 0.5] }));
  expect(circuit.layers.some(({ name }) => name === 'b')).toBe(false);
  expect(evaluateCircuit(circuit).total).toBe(-1.5e8);
});
