import { describe, expect, test } from 'vitest';
import { checkCircuit } from '@core/circuit/check';
import { circuitOf, freshVariableName } from '@core/circuit/draw';
import { evaluateCircuit } from '@core/circuit/evaluate';
import { circuitExamples } from '@core/circuit/examples';
import { ExpressionProblem } from '@core/circuit/expression';
import { parseExpression } from '@core/circuit/parse';
import { expressionOf } from '@core/circuit/write';
import { renameLayer } from '@core/network/edit';
import { draw, gateCalled } from './circuits';

const valueOf = (text: string): number => evaluateCircuit(draw(text)).total!;

test.each([
  ['1 + 2 * 3', 7],
  ['(1 + 2) * 3', 9],
  ['7 - 2 - 1', 4],
  ['8 / 4 / 2', 1],
  ['2 ^ 3 ^ 2', 512],
  ['-2 ^ 2', -4],
  ['2 ^ -1', 0.5],
  ['-(-3)', 3],
  ['- - 3', 3],
  ['1.5e2 + .5', 150.5],
  ['max(1, min(5, 3)) * relu(-1)', 0],
  ['x = 2; y = x * x; y + y', 8],
  ['a = 4; b = a; b + 1', 5],
  ['（2 − 1）× 6 ÷ 3', 2],
  ['x * 3\nx = 5', 15],
])('%s', (text, value) => expect(valueOf(text)).toBeCloseTo(value, 12));

describe('an expression is written as it can be read', () => {
  const texts = [
    ...['(x + y) * z', '1 / (1 + exp(-(w0 * x0 + w1 * x1 + w2)))', 'a - (b - c)', 'a / (b * c)', 'a * (b / c)', '(-2) ^ 2', 'x ^ (y ^ z)', '(x ^ y) ^ z'],
    ...['-(2)', '-x ^ 2', '(-x) ^ 2', 'max(a + b, -c)', 'q = x + y; q * q', '1 * (1 / x)', 'x + -2', 'a; b', '2 * -x', '1 / -x', '1 / a * b', 'a * b; a + b'],
  ];
  test.each(texts)('%s', (text) => expect(expressionOf(draw(text)).replace('Add', 'q')).toBe(text));

  test.each(circuitExamples)('$name', ({ expression }) => {
    const circuit = draw(expression);
    const values = new Map(circuit.layers.filter(({ kind }) => kind === 'variable').map(({ name, fields }) => [name, fields.value as number]));
    const again = circuitOf(expressionOf(circuit), { say: ({ en }) => en, values });
    expect(evaluateCircuit(again).total).toBe(evaluateCircuit(circuit).total);
    expect(again.layers.map(({ kind }) => kind).toSorted()).toEqual(circuit.layers.map(({ kind }) => kind).toSorted());
  });

  test('names that no expression could have are changed, and no two are equal', () => {
    const circuit = draw('x + y');
    const renamed = renameLayer(renameLayer(circuit, gateCalled(circuit, 'x'), 'my value'), gateCalled(circuit, 'y'), 'my_value');
    expect(expressionOf(renamed)).toBe('my_value + my_value_2');
    expect(expressionOf(renameLayer(circuit, gateCalled(circuit, 'x'), 'max'))).toBe('max_2 + y');
    expect(expressionOf(renameLayer(circuit, gateCalled(circuit, 'x'), '2nd'))).toBe('_2nd + y');
  });
});

describe('a mistake has a sentence and a place', () => {
  test.each([
    ['', 'There is nothing yet', 0, 0],
    ['x +', 'ends where a value should follow', 3, 3],
    ['x + * y', 'A value is missing before “*” (character 5)', 4, 5],
    ['(x + y', 'The parenthesis opened at character 1 is not closed', 0, 1],
    ['x + y)', 'The parenthesis closed at character 6 was never opened', 5, 6],
    ['2 x', 'An operator is missing before “x” (character 3)', 2, 3],
    ['x (y)', 'There is no function “x”', 0, 1],
    ['foo(x)', 'There is no function “foo”; there are', 0, 3],
    ['max(x)', 'max takes 2 values, got 1', 0, 3],
    ['exp(x, y)', 'exp takes 1 value, got 2', 0, 3],
    ['exp x', '“exp” is a function; write what it acts on', 0, 3],
    ['exp = 2', '“exp” is a function and cannot be the name', 0, 3],
    ['x = 1; x = 2', '“x” is set twice', 7, 8],
    ['q * 2; q = x + y', '“q” is used before it is set', 7, 8],
    ['x $ y', '“$” (character 3) has no meaning', 2, 3],
    ['x, y', '“,” (character 2) cannot stand here', 1, 2],
    ['1e99', 'Value must be a number', 0, 4],
    [`${'('.repeat(1001)}`, 'The expression has 1001 characters', 1000, 1001],
  ])('%s', (text, sentence, start, end) => {
    const problem = problemOf(text);
    expect(problem.text.en).toContain(sentence);
    expect(problem.text.zh).toMatch(/[。]$/);
    expect([problem.start, problem.end]).toEqual([start, end]);
  });

  test('however deep it is nested', () => {
    expect(problemOf(`${'('.repeat(999)}`).text.en).toContain('ends where a value should follow');
  });
});

function problemOf(text: string): ExpressionProblem {
  try {
    parseExpression(text);
  } catch (problem) {
    if (problem instanceof ExpressionProblem) return problem;
    throw problem;
  }
  throw new Error(`“${text}” could be read.`);
}

test('variables keep the numbers they have unless the expression says others', () => {
  const values = new Map([['x', 7], ['y', 8]]);
  const circuit = circuitOf('y = 1; x + y + z', { say: ({ en }) => en, values });
  expect(circuit.layers.filter(({ kind }) => kind === 'variable').map(({ name, fields }) => [name, fields.value])).toEqual([['y', 1], ['x', 7], ['z', 1]]);
});

test('a drawn circuit has no problem and no two cards on one place', () => {
  for (const { expression } of circuitExamples) {
    const circuit = draw(expression);
    expect(checkCircuit(circuit)).toMatchObject({ ready: true, problems: [] });
    expect(new Set(circuit.layers.map(({ position: { x, y } }) => `${x} ${y}`)).size).toBe(circuit.layers.length);
    for (const { from, to } of circuit.connections) {
      const xOf = (id: string) => circuit.layers.find((gate) => gate.id === id)!.position.x;
      expect(xOf(from)).toBeLessThan(xOf(to));
    }
  }
});

test('a gate with an open input is a problem in two languages', () => {
  const circuit = draw('x + y');
  const { problems } = checkCircuit({ ...circuit, connections: circuit.connections.slice(0, 1) });
  expect(problems).toMatchObject([{ layer: 'add1', text: { en: 'Input b of Add is still open. Connect a value to it.' } }]);
});

test('a new variable gets a letter that is free', () => {
  expect(freshVariableName(draw('y + 1'))).toBe('x');
  expect(freshVariableName(draw('x + y + z'))).toBe('a');
});
