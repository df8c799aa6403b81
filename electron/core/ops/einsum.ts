import type { Attributes, Value } from '../graph/graph';
import { stridesOf, walk } from '../tensor/shape';
import { allocate, elementCount, type Shape, type Tensor } from '../tensor/tensor';
import type { OpBuilder } from './builder';
import type { OpDefinition } from './definition';
import { stringAttribute } from './shared/attributes';
import { requireFloat, requireInputs, requireSameDType } from './shared/elementwise';
import { spread } from './shared/samples';

interface Plan {
  /** The letters of each operand and of the result. */
  readonly operands: readonly string[];
  readonly result: string;
  /** Every letter, those of the result first, with its size. */
  readonly sizes: ReadonlyMap<string, number>;
}

/** Letters that stand once, in alphabetical order: the result when the equation names none. */
const once = (letters: string): string => [...letters].filter((letter) => letters.split(letter).length === 2).sort().join('');

function planOf(shapes: readonly Shape[], attributes: Attributes): Plan {
  const equation = stringAttribute(attributes, 'equation').replaceAll(' ', '');
  const [left, named] = equation.split('->');
  const operands = left.split(',');
  const result = named ?? once(operands.join(''));
  const refuse = (why: string) => new Error(`Einsum "${equation}" ${why}.`);
  if (operands.length !== shapes.length) throw refuse(`names ${operands.length} operands, but there are ${shapes.length}`);
  if ([...operands, result].some((letters) => !/^[A-Za-z]*$/.test(letters) || new Set(letters).size < letters.length)) {
    throw refuse('is not supported: each axis needs a letter of its own, without dots and diagonals');
  }
  const sizes = new Map([...result].map((letter) => [letter, 0]));
  operands.forEach((letters, i) => {
    if (letters.length !== shapes[i].length) throw refuse(`names ${letters.length} axes for an operand of rank ${shapes[i].length}`);
    [...letters].forEach((letter, axis) => {
      const size = sizes.get(letter) || shapes[i][axis];
      if (size !== shapes[i][axis]) throw refuse(`gives the axis "${letter}" the sizes ${size} and ${shapes[i][axis]}`);
      sizes.set(letter, size);
    });
  });
  if ([...result].some((letter) => !operands.join('').includes(letter))) throw refuse('has a result axis that no operand has');
  return { operands, result, sizes };
}

const shapeOf = (letters: string, sizes: ReadonlyMap<string, number>): Shape => [...letters].map((letter) => sizes.get(letter) ?? 1);

/** For every combination of all letters, which element of an operand with these letters is meant. */
function offsets(letters: string, sizes: ReadonlyMap<string, number>): Int32Array {
  const own = stridesOf(shapeOf(letters, sizes));
  const shape = [...sizes.values()];
  const result = new Int32Array(elementCount(shape));
  walk(shape, [...sizes.keys()].map((letter) => own[letters.indexOf(letter)] ?? 0), (index, offset) => (result[index] = offset));
  return result;
}

function product(inputs: readonly Tensor[], { operands, result, sizes }: Plan): Tensor {
  const shape = shapeOf(result, sizes);
  const sums = new Float64Array(elementCount(shape));
  const from = operands.map((letters) => offsets(letters, sizes));
  offsets(result, sizes).forEach((target, i) => {
    sums[target] += inputs.reduce((factor, { data }, operand) => factor * data[from[operand][i]], 1);
  });
  const data = allocate(inputs[0].dtype, sums.length);
  data.set(sums);
  return { dtype: inputs[0].dtype, shape, data };
}

/** An axis that was only summed gets the same gradient everywhere. */
function operandGradient(build: OpBuilder, inputs: readonly Value[], plan: Plan, operand: number, upstream: Value): Value {
  const { operands, result } = plan;
  const others = operands.flatMap((letters, i) => (i === operand ? [] : [{ letters, value: inputs[i] }]));
  const sources = [result, ...others.map(({ letters }) => letters)];
  const letters = operands[operand];
  const reached = [...letters].filter((letter) => sources.join('').includes(letter)).join('');
  const gradient = build.einsum(upstream, ...others.map(({ value }) => value), { equation: `${sources.join(',')}->${reached}` });
  const { shape } = inputs[operand].type;
  if (reached === letters) return gradient;
  const withOnes = shape.map((size, axis) => (reached.includes(letters[axis]) ? size : 1));
  return build.expand(build.reshape(gradient, { shape: withOnes }), { shape });
}

/** Axes with the same letter meet; letters that the result does not have are summed over. */
export const einsum: OpDefinition = {
  name: 'Einsum',
  summary: 'Products of the elements of one or two operands, summed as the equation says',
  inferTypes: (inputs, attributes) => {
    requireInputs('Einsum', inputs, 1, 2);
    requireFloat('Einsum', inputs[0]);
    const dtype = requireSameDType('Einsum', inputs);
    const { result, sizes } = planOf(inputs.map(({ shape }) => shape), attributes);
    return [{ dtype, shape: shapeOf(result, sizes) }];
  },
  forward: (inputs, attributes) => [product(inputs, planOf(inputs.map(({ shape }) => shape), attributes))],
  gradient: ({ build, inputs, attributes, upstream }) => {
    const plan = planOf(inputs.map(({ type }) => type.shape), attributes);
    return inputs.map((_, i) => operandGradient(build, inputs, plan, i, upstream));
  },
  samples: [
    { inputs: [spread([2, 3]), spread([3, 4], -1, 1, 2)], attributes: { equation: 'ij,jk->ik' } },
    { inputs: [spread([2, 3, 4]), spread([2, 5, 4], -1, 1, 2)], attributes: { equation: 'bij, bkj -> bik' } },
    { inputs: [spread([2, 3]), spread([4], -1, 1, 2)], attributes: { equation: 'ij,k->ki' } },
    { inputs: [spread([3, 2])], attributes: { equation: 'ij' } },
  ],
};
