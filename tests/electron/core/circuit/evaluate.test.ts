import { describe, expect, test } from 'vitest';
import { circuitExamples } from '@core/circuit/examples';
import { evaluateCircuit, localDerivatives } from '@core/circuit/evaluate';
import { gates } from '@core/circuit/gates';
import { disconnect, setField } from '@core/network/edit';
import { draw, gateCalled, readingOf } from './circuits';

const h = 1e-6;

/** The slope of the total when the output of one gate is nudged to both sides. */
function measuredSlope(circuit: ReturnType<typeof draw>, gate: string): number {
  const total = (by: number) => evaluateCircuit(circuit, { nudge: { gate, by } }).total!;
  return (total(h) - total(-h)) / (2 * h);
}

describe('the examples of the course notes', () => {
  test('(x + y) * z', () => {
    const circuit = draw('x = -2; y = 5; z = -4; (x + y) * z');
    expect(evaluateCircuit(circuit).total).toBe(-12);
    expect(['x', 'y', 'z'].map((name) => readingOf(circuit, name).gradient)).toEqual([-4, -4, 3]);
    expect(readingOf(circuit, 'Add')).toEqual({ value: 3, gradient: -4 });
  });

  test('the sigmoid neuron, and the same with one gate for the sigmoid', () => {
    const numbers = 'w0 = 2; x0 = -1; w1 = -3; x1 = -2; w2 = -3;';
    for (const text of ['1 / (1 + exp(-(w0*x0 + w1*x1 + w2)))', 'sigmoid(w0*x0 + w1*x1 + w2)']) {
      const circuit = draw(`${numbers} ${text}`);
      expect(evaluateCircuit(circuit).total).toBeCloseTo(0.7310585786300049, 12);
      // PyTorch 2.13, float64.
      const expected = { w0: -0.19661193324148185, w1: -0.3932238664829637, w2: 0.19661193324148185, x0: 0.3932238664829637, x1: -0.5898357997244456 };
      for (const [name, gradient] of Object.entries(expected)) expect(readingOf(circuit, name).gradient).toBeCloseTo(gradient, 12);
    }
  });
});

test.each(Object.values(gates))('the rule of $kind agrees with differences', (definition) => {
  for (const point of definition.points) {
    const measured = point.map((_, port) => {
      const at = (by: number) => outputOf(definition.kind, point.with(port, point[port] + by));
      return (at(h) - at(-h)) / (2 * h);
    });
    localDerivatives(definition, point).forEach((derivative, port) => expect(derivative).toBeCloseTo(measured[port], 6));
    expect(definition.derivatives).toHaveLength(definition.inputs.length);
  }
});

/** By a circuit of this one gate. */
function outputOf(kind: string, inputs: readonly number[]): number {
  const source = (value: number, place: number) => ({ id: `constant${place}`, kind: 'constant', name: String(place), fields: { value }, position: { x: 0, y: 0 } });
  const gate = { id: 'gate', kind, name: kind, fields: {}, position: { x: 0, y: 0 } };
  const connections = inputs.map((_, port) => ({ id: String(port), from: `constant${port}`, to: 'gate', port }));
  return evaluateCircuit({ name: '', dataset: 'none', layers: [...inputs.map(source), gate], connections }).total!;
}

test.each([...circuitExamples.map(({ expression }) => expression), 'q = x + y; a = 2; q * q + a * q', 'x = 1.5; sqrt(x) * log(x) / x ^ 2 - tanh(min(x, 9))'])(
  'every gradient agrees with differences: %s',
  (text) => {
    const circuit = draw(text);
    const { gates: readings } = evaluateCircuit(circuit);
    expect(readings.size).toBe(circuit.layers.length);
    for (const [id, { gradient }] of readings) expect(gradient).toBeCloseTo(measuredSlope(circuit, id), 5);
  },
);

test('each wire of a shared value has its own share of the gradient', () => {
  const circuit = draw('x = 3; y = 4; x * y + x');
  const { wires } = evaluateCircuit(circuit);
  const shares = circuit.connections.filter(({ from }) => from === gateCalled(circuit, 'x')).map(({ id }) => wires.get(id)!.gradient);
  expect(shares.toSorted((a, b) => a - b)).toEqual([1, 4]);
  expect(readingOf(circuit, 'x')).toEqual({ value: 3, gradient: 5 });
});

test('with several outputs the gradient is that of their sum, or of the chosen one', () => {
  const circuit = draw('x = 3; y = 4; x * y; x + y');
  expect(readingOf(circuit, 'x').gradient).toBe(5);
  expect(readingOf(circuit, 'x', evaluateCircuit(circuit, { target: gateCalled(circuit, 'Add') })).gradient).toBe(1);
  expect(evaluateCircuit(circuit).targets).toHaveLength(2);
});

test('what is complete is computed while the rest is being wired', () => {
  const whole = draw('x = -2; y = 5; z = -4; (x + y) * z');
  const open = disconnect(whole, whole.connections.filter(({ from }) => from === gateCalled(whole, 'z')).map(({ id }) => id));
  const { gates: readings, total } = evaluateCircuit(open);
  expect(total).toBe(3);
  expect(readings.has(gateCalled(open, 'Multiply'))).toBe(false);
  expect(readingOf(open, 'x').gradient).toBe(1);
});

test('an empty circuit and one with a wrong number have nothing to show', () => {
  const circuit = draw('x');
  expect(evaluateCircuit({ ...circuit, layers: [] })).toMatchObject({ targets: [], total: undefined });
  expect(evaluateCircuit(setField(circuit, gateCalled(circuit, 'x'), 'value', 'much')).gates.size).toBe(0);
});

test('the backward pass comes to each gate after everything that it feeds, and to no gate that leads elsewhere', () => {
  const circuit = draw('q = x * y; q * q + x; exp(x)');
  const { backward } = evaluateCircuit(circuit, { target: gateCalled(circuit, 'Add') });
  expect(backward).toEqual(['Add', 'Multiply 2', 'q'].map((name) => gateCalled(circuit, name)));
});
