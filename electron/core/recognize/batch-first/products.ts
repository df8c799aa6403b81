/** Products of matrices whose batch is among the rows or the leading axes. */
import { opNamed } from '../../ops';
import { numberAttribute } from '../../ops/shared/attributes';
import { mapElements } from '../../ops/shared/elementwise';
import { reshapeTensor, type Tensor } from '../../tensor/tensor';
import { folded, isPlain, type Batched, type Fixed, type Placed } from './placed';
import { placedAs, type Rewriting } from './rewrite';

const isBatched = (placed: Placed): placed is Batched => placed.kind === 'batched';

const isLeading = ({ axis, shape }: Batched): boolean => axis < shape.length - 2;

export function matMul(node: Rewriting): readonly Batched[] | undefined {
  const [a, b] = node.inputs;
  if (isBatched(a)) return isBatched(b) ? bothBatched(node, a, b) : timesConstant(node, a, b);
  return isBatched(b) ? constantTimes(node, a, b) : undefined;
}

/** Leading axes that meet one another. */
function bothBatched({ outputs: [output], emit }: Rewriting, a: Batched, b: Batched): readonly Batched[] | undefined {
  const alike = a.shape.length === b.shape.length && a.axis === b.axis && a.outer === b.outer && a.inner === b.inner;
  return alike && isLeading(a) ? [placedAs(emit('MatMul', [a.value, b.value])[0], output, a)] : undefined;
}

/** The batch may be the rows of the left matrix; then nothing else may lead the right one. */
function timesConstant({ outputs: [output], constant, emit }: Rewriting, a: Batched, b: Fixed): readonly Batched[] | undefined {
  if (a.axis === a.shape.length - 1) return undefined;
  const right = b.tensor.shape.length <= 2 ? b.tensor : isLeading(a) ? withoutBatch(b.tensor, a) : undefined;
  return right && [placedAs(emit('MatMul', [a.value, constant(b, right)])[0], output, a)];
}

function constantTimes({ outputs: [output], constant, emit }: Rewriting, a: Fixed, b: Batched): readonly Batched[] | undefined {
  const left = !isLeading(b) ? undefined : a.tensor.shape.length <= 2 ? a.tensor : withoutBatch(a.tensor, b);
  return left && [placedAs(emit('MatMul', [constant(a, left), b.value])[0], output, b)];
}

/** A constant with leading axes that meets a value placed like this; `undefined` if it has something for each example. */
function withoutBatch(tensor: Tensor, place: Batched): Tensor | undefined {
  const axis = place.axis - (place.shape.length - tensor.shape.length);
  if (axis < 0) return tensor;
  if (tensor.shape[axis] !== 1) return undefined;
  return reshapeTensor(tensor, [...tensor.shape.slice(0, axis), ...folded(place).map(() => 1), ...tensor.shape.slice(axis + 1)]);
}

/** Rows that are not the examples themselves become a product and a sum. */
export function gemm(node: Rewriting): readonly Batched[] | undefined {
  const { attributes, inputs, outputs: [output], constant, emit } = node;
  const [a, b, c] = inputs;
  if (!isBatched(a) || isBatched(b) || (c && isBatched(c)) || a.axis !== 0 || numberAttribute(attributes, 'transA', 0)) return undefined;
  const isRow = !c || c.tensor.shape.length < 2 || c.tensor.shape[0] === 1;
  if (!isRow) return undefined;
  const constants = [b, ...(c ? [c] : [])] as readonly Fixed[];
  if (isPlain(a)) return [placedAs(emit('Gemm', [a.value, ...constants.map((each) => constant(each))], attributes)[0], output, a)];
  const turned = numberAttribute(attributes, 'transB', 0) ? opNamed('Transpose').forward([b.tensor], { perm: [1, 0] })[0] : b.tensor;
  const [product] = emit('MatMul', [a.value, constant(b, scaled(turned, numberAttribute(attributes, 'alpha', 1)))]);
  const [sum] = c ? emit('Add', [product, constant(c, scaled(reshapeTensor(c.tensor, c.tensor.shape.slice(-1)), numberAttribute(attributes, 'beta', 1)))]) : [product];
  return [placedAs(sum, output, a)];
}

const scaled = (tensor: Tensor, factor: number): Tensor => (factor === 1 ? tensor : mapElements(tensor, (element) => element * factor));
