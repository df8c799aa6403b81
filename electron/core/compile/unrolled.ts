/** Straight-line code: every element of a small value is a constant of the function. */
import type { Value } from '../graph/graph';
import type { CodeForm } from '../ops/definition';
import { broadcastOffsets, walk } from '../tensor/shape';
import { elementCount, type Shape } from '../tensor/tensor';
import { literal, productStrides, scaledSum, visibleShape, type FormOf, type NodeContext } from './node-code';
import type { PlacedNode } from './schedule';
import { totalled, totalledProduct } from './totals';
import { elementAt } from './values';

export function unrolled(context: NodeContext, form: CodeForm): void {
  switch (form.kind) {
    case 'elements':
      return elements(context, form);
    case 'strided':
      return strided(context, form);
    case 'reduction':
      return reduction(context, form);
    case 'product':
      return product(context, form);
    case 'examples':
      return examples(context, form);
  }
}

/** How much code it would be, in multiplications or the like. */
export function unrolledCost({ node: { inputs, outputs: [output] }, form, mode, byExample }: PlacedNode): number {
  const visible = (value: Value, i: number) => visibleShape(value.type.shape, byExample[i]);
  const made = elementCount(visibleShape(output.type.shape, mode === 'example'));
  const read = elementCount(visible(inputs[0], 0));
  if (form?.kind !== 'product') return Math.max(made, read);
  const { rows, inner, columns } = productStrides(visible(inputs[0], 0), visible(inputs[1], 1), form);
  return rows * inner * columns;
}

const outputShape = ({ node, mode }: PlacedNode): Shape => visibleShape(node.outputs[0].type.shape, mode === 'example');

/** The elements of an input, repeated as the output needs them. */
function broadcast({ values, placed: { node, byExample, time } }: NodeContext, i: number, to: Shape): string[] {
  const names = values.scalars(node.inputs[i], byExample[i], time);
  return Array.from(broadcastOffsets(visibleShape(node.inputs[i].type.shape, byExample[i]), to), (offset) => names[offset]);
}

/** Names the results, or stores them at once if only loops will read them. */
function finish({ program, values, placed: { node: { outputs: [output] } } }: NodeContext, time: number, expressions: readonly string[]): void {
  if (values.isWantedAsNames(output)) {
    values.define(output, time, expressions.map((expression) => program.constant(time, program.stored(output.type.dtype, expression))));
    return;
  }
  const target = values.defineArray(output, time);
  expressions.forEach((expression, i) => program.add(time, `${elementAt(target, i)} = ${expression};`));
}

function elements(context: NodeContext, form: FormOf<'elements'>): void {
  const { program, placed } = context;
  const shape = outputShape(placed);
  const operands = placed.node.inputs.map((_, i) => broadcast(context, i, shape));
  const rule = program.capture(form.rule);
  finish(context, placed.time, Array.from({ length: elementCount(shape) }, (_, i) => `${rule}(${operands.map((names) => names[i]).join(', ')})`));
}

/** Nothing is computed, only named anew. */
function strided({ values, placed }: NodeContext, form: FormOf<'strided'>): void {
  const { node: { inputs: [x], outputs: [output] }, byExample: [byExample], time, mode } = placed;
  const names = values.scalars(x, byExample, time);
  const result: string[] = [];
  const strides = mode === 'example' ? form.strides.with(0, 0) : form.strides;
  walk(outputShape(placed), strides, (_, offset) => result.push(names[form.start + offset]));
  values.define(output, time, result);
}

function reduction(context: NodeContext, form: FormOf<'reduction'>): void {
  const { program, values, placed } = context;
  const { node: { inputs: [x] }, byExample: [byExample], mode, time } = placed;
  const from = visibleShape(x.type.shape, byExample);
  const kept = from.map((size, axis) => (form.axes.includes(axis) ? 1 : size));
  const count = elementCount(kept);
  const names = values.scalars(x, byExample, time);
  const combine = program.capture(form.combine);
  const finished = (total: string): string => (form.finish ? `${program.capture(form.finish)}(${total})` : total);
  const combined = (total: (i: number) => string): string[] => Array.from(broadcastOffsets(kept, from), (offset, i) => `${total(offset)} = ${combine}(${total(offset)}, ${names[i]});`);
  if (mode === 'sum') return totalled(context, { count, start: form.start, add: (totals) => combined((i) => `${totals}[${i}]`), finish: finished });
  const totals = Array.from({ length: count }, () => program.fresh());
  totals.forEach((total) => program.add(time, `let ${total} = ${form.start};`));
  combined((i) => totals[i]).forEach((line) => program.add(time, line));
  finish(context, time, totals.map(finished));
}

function product(context: NodeContext, form: FormOf<'product'>): void {
  const { values, placed } = context;
  const { node: { inputs: [a, b, c] }, byExample, time, mode } = placed;
  const { rows, inner, columns, aRow, aInner, bInner, bColumn } = productStrides(visibleShape(a.type.shape, byExample[0]), visibleShape(b.type.shape, byExample[1]), form);
  const [left, right] = [values.scalars(a, byExample[0], time), values.scalars(b, byExample[1], time)];
  const terms = Array.from({ length: rows * columns }, (_, index) => {
    const [row, column] = [Math.floor(index / columns), index % columns];
    return Array.from({ length: inner }, (_, i) => `${left[row * aRow + i * aInner]} * ${right[i * bInner + column * bColumn]}`);
  });
  if (mode === 'sum') return totalledProduct(context, form, (totals) => terms.flatMap((each, index) => each.map((term) => `${totals}[${index}] += ${term};`)));
  const added = c && broadcastNames(values.scalars(c, byExample[2], time), visibleShape(c.type.shape, byExample[2]), outputShape(placed));
  finish(context, time, terms.map((each, i) => scaledSum(each.join(' + ') || literal(-0), form, added?.[i])));
}

const broadcastNames = (names: readonly string[], from: Shape, to: Shape): string[] => Array.from(broadcastOffsets(from, to), (offset) => names[offset]);

/** The rule of the op works on arrays, so the elements go in and out through two small ones. */
function examples({ program, values, placed }: NodeContext, form: FormOf<'examples'>): void {
  const { node: { inputs: [x], outputs: [output] }, time } = placed;
  const source = values.array(x, true, time);
  const target = values.defineArray(output, time);
  program.add(time, `${program.capture(form.run)}(${source.array}, ${source.base || 0}, ${target.array}, ${target.base || 0});`);
  values.scalars(output, true, time);
}
