/** How each family of operators is rewritten. A rule answers nothing where the operator mixes examples. */
import { opNamed } from '../../ops';
import { numberAttribute, numbersAttribute } from '../../ops/shared/attributes';
import { normalizeAxis } from '../../tensor/shape';
import { elementCount, reshapeTensor, sameShape } from '../../tensor/tensor';
import { alongAxes, axisRules } from './along-axes';
import { batch, exampleOf, folded, isPlain, movedAxis, placementAfterReshape, type Batched, type Placed, type Placement } from './placed';
import { matMul, gemm } from './products';
import { placedAs, type Rewriting } from './rewrite';

type Rule = (node: Rewriting) => readonly Batched[] | undefined;

const isBatched = (placed: Placed): placed is Batched => placed.kind === 'batched';

/** All outputs of the same op over plain inputs, plain again. */
function unchanged({ op, attributes, inputs, outputs, grown, constant, emit }: Rewriting): readonly Batched[] | undefined {
  if (grown?.axis !== 0 || grown.times !== 1 || !inputs.every((input) => !isBatched(input) || isPlain(input))) return undefined;
  const values = emit(op, inputs.map((input) => (isBatched(input) ? input.value : constant(input))), attributes);
  return values.map((value, i) => placedAs(value, outputs[i], { axis: 0, outer: 1, inner: 1 }));
}

/** The elements stay in order: Reshape, Flatten, Squeeze, Unsqueeze, Identity. */
function sameOrder({ inputs: [x], outputs: [output], grown, emit }: Rewriting): readonly Batched[] | undefined {
  if (!grown || !isBatched(x)) return undefined;
  const place = placementAfterReshape(x, output.type.shape, grown);
  if (!place) return undefined;
  const shape = [batch, ...exampleOf(output.type.shape, place)];
  const value = sameShape(shape, x.value.type.shape) ? x.value : emit('Reshape', [x.value], { shape })[0];
  return [placedAs(value, output, place)];
}

function transpose({ attributes, inputs: [x], outputs: [output], emit }: Rewriting): readonly Batched[] | undefined {
  if (!isBatched(x)) return undefined;
  const perm = numbersAttribute(attributes, 'perm', x.shape.map((_, axis) => axis).reverse());
  const count = folded(x).length;
  const moved = perm.flatMap((axis) => (axis === x.axis ? Array.from({ length: count }, (_, i) => x.axis + 1 + i) : [movedAxis(axis, x)]));
  const isSame = moved.every((axis, i) => axis === i + 1);
  const value = isSame ? x.value : emit('Transpose', [x.value], { perm: [0, ...moved] })[0];
  return [placedAs(value, output, { ...x, axis: perm.indexOf(x.axis) })];
}

/** Element by element with broadcasting; `Expand` broadcasts against a shape. */
function elementwise({ op, attributes, inputs, outputs, constant, emit }: Rewriting): readonly Batched[] | undefined {
  const [output] = outputs;
  const rank = output.type.shape.length;
  const batched = inputs.filter(isBatched);
  const aligned = (input: Batched): Placement => ({ ...input, axis: input.axis + rank - input.shape.length });
  const [place] = batched.map(aligned);
  if (!place || batched.some((input) => !samePlace(aligned(input), place))) return undefined;
  const values = inputs.map((input) => {
    if (isBatched(input)) return withRank(input, rank, emit);
    const { tensor } = input;
    if (isPlain(place) && (tensor.shape.length < rank || tensor.shape[0] === 1)) return constant(input);
    const padded = [...Array.from({ length: rank - tensor.shape.length }, () => 1), ...tensor.shape];
    if (padded[place.axis] !== 1) return undefined;
    const shape = [...padded.slice(0, place.axis), ...folded(place).map(() => 1), ...padded.slice(place.axis + 1)];
    return constant(input, reshapeTensor(tensor, shape));
  });
  if (!values.every((value) => value !== undefined)) return undefined;
  const shape = [1, ...exampleOf(output.type.shape, place)];
  const [value] = emit(op, values, op === 'Expand' ? { shape } : attributes);
  return [placedAs(value, output, place)];
}

const samePlace = (a: Placement, b: Placement): boolean => a.axis === b.axis && a.outer === b.outer && a.inner === b.inner;

/** With as many axes as the result has, the new ones of size 1 behind the batch. */
function withRank(input: Batched, rank: number, emit: Rewriting['emit']) {
  const missing = rank - input.shape.length;
  if (missing === 0) return input.value;
  const [, ...example] = input.value.type.shape;
  return emit('Reshape', [input.value], { shape: [batch, ...Array.from({ length: missing }, () => 1), ...example] })[0];
}

/** A constant, repeated for each example, becomes a constant for every example. */
function repeatedConstant({ op, inputs: [x], outputs: [output], grown, constant, emit }: Rewriting): readonly Batched[] | undefined {
  if (op !== 'Expand' || !grown || grown.times !== 1 || isBatched(x)) return undefined;
  const place = { axis: grown.axis, outer: 1, inner: 1 };
  const example = exampleOf(output.type.shape, place);
  if (elementCount(example) !== elementCount(x.tensor.shape)) return undefined;
  const [value] = emit('Expand', [constant(x, reshapeTensor(x.tensor, [1, ...example]))], { shape: [batch, ...example] });
  return [placedAs(value, output, place)];
}

/** Flatten keeps its name where it does what a Flatten layer does. */
const inOrder: ReadonlySet<string> = new Set(['Reshape', 'Flatten', 'Squeeze', 'Unsqueeze', 'Identity']);

const isElementwise = ({ op, inputs, attributes }: Rewriting): boolean => {
  const types = inputs.map((input) => (isBatched(input) ? { dtype: input.value.type.dtype, shape: input.shape } : input.tensor));
  return op === 'Expand' || op === 'Where' || opNamed(op).code?.(types, attributes)?.kind === 'elements';
};

/** Whether the operator works along the batch itself. */
function crossesBatch({ op, attributes, inputs, outputs }: Rewriting): boolean {
  const initial = axisRules[op];
  const x = inputs.find(isBatched);
  if (initial === undefined || !x || attributes.axes !== undefined) return false;
  const rank = op === 'OneHot' ? outputs[0].type.shape.length : x.shape.length;
  return normalizeAxis(numberAttribute(attributes, 'axis', initial), rank) === x.axis && x.kind === 'batched' && !(op === 'Gather' && inputs[0].kind === 'fixed');
}

/** @returns what becomes of each output; `undefined` where no rule holds. */
export function ruleFor(node: Rewriting): readonly Batched[] | undefined {
  const { op } = node;
  if (node.inputs.every((input) => !isBatched(input))) return repeatedConstant(node);
  if (inOrder.has(op)) return sameOrder(node);
  if (op === 'Transpose') return transpose(node);
  if (op === 'MatMul') return matMul(node);
  if (op === 'Gemm') return gemm(node);
  if (isElementwise(node)) return elementwise(node);
  const rule: Rule = crossesBatch(node) ? () => undefined : (each) => alongAxes(each) ?? unchanged(each);
  return rule(node);
}
