/** Loops over arrays: for values that are too large to be written out. */
import type { Value } from '../graph/graph';
import { opNamed } from '../ops';
import type { CodeForm } from '../ops/definition';
import { broadcastOffsets, walk } from '../tensor/shape';
import { elementCount, type Shape, type Tensor } from '../tensor/tensor';
import { madeShape, operand } from './fused';
import { productStrides, scaledSum, visibleShape, type FormOf, type NodeContext } from './node-code';
import { loop, totalled, totalledProduct } from './totals';
import { elementAt } from './values';

export function looped(context: NodeContext, form: Exclude<CodeForm, FormOf<'elements'>>): void {
  const { placed } = context;
  switch (form.kind) {
    case 'strided':
      return strided(context, form);
    case 'reduction':
      return reduction(context, form);
    case 'product':
      return placed.mode === 'whole' ? called(context) : product(context, form);
    case 'examples':
      return placed.mode === 'whole' ? called(context) : examples(context, form);
  }
}

/** The op's own `forward`, on whole tensors. */
export function called({ program, values, placed: { node, time } }: NodeContext): void {
  const { forward } = opNamed(node.op);
  const inputs = node.inputs.map((input): Tensor => ({ ...input.type, data: values.data(input, time) }));
  node.outputs.forEach((output) => values.defineArray(output, time));
  const outputs = node.outputs.map((output) => values.data(output, time));
  const run = (): void => {
    const results = forward(inputs, node.attributes);
    outputs.forEach((output, i) => output.set(results[i].data));
  };
  program.add(time, `${program.capture(run)}();`);
}

const visible = ({ type: { shape } }: Value, byExample: boolean): Shape => visibleShape(shape, byExample);

function strided({ program, values, placed }: NodeContext, form: FormOf<'strided'>): void {
  const { node: { inputs: [x], outputs: [output] }, byExample: [byExample], time, mode } = placed;
  const shape = madeShape(placed);
  const positions = new Int32Array(elementCount(shape));
  walk(shape, mode === 'example' ? form.strides.with(0, 0) : form.strides, (i, offset) => (positions[i] = form.start + offset));
  const isInOrder = positions.every((position, i) => position === i);
  const source = values.array(x, byExample, time);
  const target = values.defineArray(output, time);
  program.add(time, loop('i', positions.length, `${elementAt(target, 'i')} = ${elementAt(source, isInOrder ? 'i' : `${program.capture(positions)}[i]`)};`));
}

function reduction(context: NodeContext, form: FormOf<'reduction'>): void {
  const { program, values, placed: { node: { inputs: [x] }, byExample: [byExample], time } } = context;
  const from = visible(x, byExample);
  const kept = from.map((size, axis) => (form.axes.includes(axis) ? 1 : size));
  const count = elementCount(kept);
  const source = values.array(x, byExample, time);
  const total = (totals: string): string => (count === 1 ? `${totals}[0]` : `${totals}[${program.capture(broadcastOffsets(kept, from))}[i]]`);
  totalled(context, {
    count,
    start: form.start,
    add: (totals) => [loop('i', elementCount(from), `${total(totals)} = ${program.capture(form.combine)}(${total(totals)}, ${elementAt(source, 'i')});`)],
    finish: (each) => (form.finish ? `${program.capture(form.finish)}(${each})` : each),
  });
}

function product(context: NodeContext, form: FormOf<'product'>): void {
  const { program, values, placed } = context;
  const { node: { inputs: [a, b, c], outputs: [output] }, byExample, time, mode } = placed;
  const { rows, inner, columns, aRow, aInner, bInner, bColumn } = productStrides(visible(a, byExample[0]), visible(b, byExample[1]), form);
  const [left, right] = [values.array(a, byExample[0], time), values.array(b, byExample[1], time)];
  if (mode === 'sum') {
    const addColumns = (totals: string) => loop('j', columns, `${totals}[i * ${columns} + j] += x * ${elementAt(right, `j * ${bColumn}`)};`);
    const add = (totals: string) => [loop('i', rows, `{ const x = ${elementAt(left, `i * ${aRow}`)}; ${addColumns(totals)} }`)];
    return totalledProduct(context, form, add);
  }
  const added = c && operand(context, 2, madeShape(placed));
  const target = values.defineArray(output, time);
  const sum = loop('j', inner, `sum += ${elementAt(left, `j * ${aInner}`)} * ${elementAt(right, `j * ${bInner} + i * ${bColumn}`)};`);
  program.add(time, loop('i', columns, `{ let sum = -0; ${sum} ${elementAt(target, 'i')} = ${scaledSum('sum', form, added)}; }`));
}

function examples({ program, values, placed }: NodeContext, form: FormOf<'examples'>): void {
  const { node: { inputs: [x], outputs: [output] }, time } = placed;
  const source = values.array(x, true, time);
  const target = values.defineArray(output, time);
  program.add(time, `${program.capture(form.run)}(${source.array}, ${source.base || 0}, ${target.array}, ${target.base || 0});`);
}
