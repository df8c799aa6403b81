import type { Attributes, Value } from '../graph/graph';
import { stridesOf, walk } from '../tensor/shape';
import { allocate, elementCount, tensor, type DType, type Shape, type Tensor } from '../tensor/tensor';
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

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const DOTS = '...';

/** Letters that stand once, in alphabetical order: the result when the equation names none. */
const once = (letters: string): string => [...letters].filter((letter) => letters.split(letter).length === 2).sort().join('');

/** The equation with letters of their own for the axes that it writes as dots; the last of them meet. */
function withoutDots(equation: string, shapes: readonly Shape[]): readonly [operands: readonly string[], result: string] {
  const [left, named] = equation.split('->');
  const operands = left.split(',');
  const counts = operands.map((letters, i) => (letters.includes(DOTS) ? Math.max(0, (shapes[i]?.length ?? 0) - (letters.length - DOTS.length)) : 0));
  const most = Math.max(...counts);
  const free = [...LETTERS].filter((letter) => !equation.includes(letter)).slice(0, most).join('');
  const result = named ?? `${equation.includes(DOTS) ? DOTS : ''}${once(left.replaceAll(/[.,]/g, ''))}`;
  return [operands.map((letters, i) => letters.replace(DOTS, free.slice(most - counts[i]))), result.replace(DOTS, free)];
}

function planOf(shapes: readonly Shape[], attributes: Attributes): Plan {
  const equation = stringAttribute(attributes, 'equation').replaceAll(' ', '');
  const [operands, result] = withoutDots(equation, shapes);
  const refuse = (why: string) => new Error(`Einsum "${equation}" ${why}.`);
  if (operands.length !== shapes.length) throw refuse(`names ${operands.length} operands, but there are ${shapes.length}`);
  if (![...operands, result].every((letters) => /^[A-Za-z]*$/.test(letters))) throw refuse('is not an equation of letters, commas, dots and an arrow');
  if (new Set(result).size < result.length) throw refuse('names an axis of the result twice');
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

/** For every combination of all letters, which element of an operand with these letters is meant. A letter that stands twice walks a diagonal. */
function offsets(letters: string, sizes: ReadonlyMap<string, number>): Int32Array {
  const own = stridesOf(shapeOf(letters, sizes));
  const shape = [...sizes.values()];
  const result = new Int32Array(elementCount(shape));
  const strideOf = (letter: string) => own.reduce((sum, stride, axis) => (letters[axis] === letter ? sum + stride : sum), 0);
  walk(shape, [...sizes.keys()].map(strideOf), (index, offset) => (result[index] = offset));
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

const isFirst = (letters: string, axis: number): boolean => letters.indexOf(letters[axis]) === axis;

/** Ones where the two axes have the same index, of a tensor of this shape: the rest of it is broadcast. */
function diagonalMask(build: OpBuilder, dtype: DType, shape: Shape, first: number, second: number): Value {
  const size = shape[first];
  const eye = Array.from({ length: size * size }, (_, i) => (i % (size + 1) === 0 ? 1 : 0));
  return build.constant(tensor(dtype, shape.map((_, axis) => (axis === first || axis === second ? size : 1)), eye), 'diagonal');
}

/** An axis that was only summed gets the same gradient everywhere; outside a diagonal it is zero. */
function operandGradient(build: OpBuilder, inputs: readonly Value[], plan: Plan, operand: number, upstream: Value): Value {
  const { operands, result } = plan;
  const others = operands.flatMap((letters, i) => (i === operand ? [] : [{ letters, value: inputs[i] }]));
  const sources = [result, ...others.map(({ letters }) => letters)];
  const letters = operands[operand];
  const reached = [...new Set(letters)].filter((letter) => sources.join('').includes(letter)).join('');
  const gradient = build.einsum(upstream, ...others.map(({ value }) => value), { equation: `${sources.join(',')}->${reached}` });
  if (reached === letters) return gradient;
  const { shape, dtype } = inputs[operand].type;
  const withOnes = shape.map((size, axis) => (isFirst(letters, axis) && reached.includes(letters[axis]) ? size : 1));
  const repeated = shape.flatMap((_, axis) => (isFirst(letters, axis) ? [] : [axis]));
  const masked = repeated.reduce(
    (value, axis) => build.mul(value, diagonalMask(build, dtype, shape, letters.indexOf(letters[axis]), axis)),
    build.reshape(gradient, { shape: withOnes }),
  );
  return build.expand(masked, { shape });
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
    { inputs: [spread([2, 3, 3])], attributes: { equation: '...ii->...i' } },
    { inputs: [spread([3, 3]), spread([3, 2], -1, 1, 2)], attributes: { equation: 'ii,ij->j' } },
    { inputs: [spread([2, 3, 4]), spread([2, 4, 2], -1, 1, 2)], attributes: { equation: '...ij,...jk->...ik' } },
  ],
};
