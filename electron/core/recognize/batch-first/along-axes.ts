/** Operators that work along one or a few axes by name: the axes are counted anew, and the batch is not among them. */
import type { Attributes } from '../../graph/graph';
import { numberAttribute, numbersAttribute } from '../../ops/shared/attributes';
import { normalizeAxis } from '../../tensor/shape';
import { movedAxis, type Batched, type Placed } from './placed';
import { placedAs, type Rewriting } from './rewrite';

/** The axis that each takes when the file says none; those that must say it have 0. */
export const axisRules: Readonly<Record<string, number | undefined>> = {
  ...{ Softmax: -1, LogSoftmax: -1, LpNormalization: 1, LayerNormalization: -1, CumSum: 0, ArgMax: 0, ArgMin: 0, TopK: -1 },
  ...{ Split: 0, Concat: 0, Gather: 0, GatherElements: 0, ScatterElements: 0, OneHot: -1 },
};

const oneAxis: ReadonlySet<string> = new Set(['Softmax', 'LogSoftmax', 'LpNormalization', 'CumSum', 'TopK', 'Split', 'Concat']);

const isBatched = (placed: Placed): placed is Batched => placed.kind === 'batched';

export function alongAxes(node: Rewriting): readonly Batched[] | undefined {
  const { op, inputs } = node;
  const [x] = inputs;
  if (!isBatched(x)) return undefined;
  if (op.startsWith('Reduce')) return reduce(node, x);
  if (op === 'Slice') return slice(node, x);
  if (op === 'Gather') return gather(node, x);
  if (op === 'LayerNormalization') return layerNormalization(node, x);
  return oneAxis.has(op) ? along(node, x) : undefined;
}

const axisIn = ({ op, attributes }: Rewriting, x: Batched): number => normalizeAxis(numberAttribute(attributes, 'axis', axisRules[op]), x.shape.length);

/** One axis, which all inputs share, and the outputs lie like the input. */
function along(node: Rewriting, x: Batched): readonly Batched[] | undefined {
  const { op, attributes, inputs, outputs, emit } = node;
  const axis = axisIn(node, x);
  const lieAlike = inputs.every((input) => isBatched(input) && input.axis === x.axis && input.outer === x.outer && input.inner === x.inner);
  if (axis === x.axis || !lieAlike) return undefined;
  const values = emit(op, inputs.filter(isBatched).map(({ value }) => value), { ...attributes, axis: movedAxis(axis, x) });
  return values.map((value, i) => placedAs(value, outputs[i], x));
}

/** From one axis to the last: all of them behind the batch. */
function layerNormalization(node: Rewriting, x: Batched): readonly Batched[] | undefined {
  const { op, attributes, inputs, outputs, constant, emit } = node;
  const axis = axisIn(node, x);
  if (axis <= x.axis) return undefined;
  const values = inputs.map((input) => (isBatched(input) ? input.value : constant(input)));
  return emit(op, values, { ...attributes, axis: axis - x.shape.length }).map((value, i) => placedAs(value, outputs[i], x));
}

function reduce({ op, attributes, inputs, outputs, emit }: Rewriting, x: Batched): readonly Batched[] | undefined {
  const axes = numbersAttribute(attributes, 'axes', []).map((axis) => normalizeAxis(axis, x.shape.length));
  if (axes.length === 0 || axes.includes(x.axis) || inputs.length > 1) return undefined;
  const keeps = numberAttribute(attributes, 'keepdims', 1) !== 0;
  const axis = keeps ? x.axis : x.axis - axes.filter((each) => each < x.axis).length;
  const [value] = emit(op, [x.value], { ...attributes, axes: axes.map((each) => movedAxis(each, x)) });
  return [placedAs(value, outputs[0], { ...x, axis })];
}

/** A part of the batch would be another batch; all of it may be named. */
function slice({ attributes, inputs, outputs, emit }: Rewriting, x: Batched): readonly Batched[] | undefined {
  const starts = numbersAttribute(attributes, 'starts');
  const axes = numbersAttribute(attributes, 'axes', starts.map((_, i) => i)).map((axis) => normalizeAxis(axis, x.shape.length));
  if (inputs.length > 1 || outputs[0].type.shape[x.axis] !== x.shape[x.axis]) return undefined;
  const kept = axes.flatMap((axis, i) => (axis === x.axis ? [] : [i]));
  const part = (name: string) => (attributes[name] === undefined ? {} : { [name]: kept.map((i) => numbersAttribute(attributes, name)[i]) });
  const moved: Attributes = { ...part('starts'), ...part('ends'), ...part('steps'), axes: kept.map((i) => movedAxis(axes[i], x)) };
  const [value] = kept.length === 0 ? [x.value] : emit('Slice', [x.value], moved);
  return [placedAs(value, outputs[0], x)];
}

/** Places that are the same for all examples. */
function gather(node: Rewriting, x: Batched): readonly Batched[] | undefined {
  const { attributes, inputs, outputs, constant, emit } = node;
  const [, indices] = inputs;
  const axis = axisIn(node, x);
  if (axis === x.axis || isBatched(indices)) return undefined;
  const place = { ...x, axis: axis < x.axis ? x.axis + indices.tensor.shape.length - 1 : x.axis };
  const [value] = emit('Gather', [x.value, constant(indices)], { ...attributes, axis: movedAxis(axis, x) });
  return [placedAs(value, outputs[0], place)];
}
