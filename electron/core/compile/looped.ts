/** Loops over arrays: for values that are too large to be written out. */
import type { Value } from '../graph/graph';
import { opNamed } from '../ops';
import type { CodeForm } from '../ops/definition';
import { broadcastOffsets, walk } from '../tensor/shape';
import { elementCount, type Shape, type Tensor } from '../tensor/tensor';
import { madeShape, operand } from './fused';
import { productStrides, scaledSum, visibleShape, type FormOf, type NodeContext } from './node-code';
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
const loop = (index: string, count: number, body: string): string => `for (let ${index} = 0; ${index} < ${count}; ${index}++) ${body}`;

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

function reduction({ program, values, placed }: NodeContext, form: FormOf<'reduction'>): void {
  const { node: { inputs: [x], outputs: [output] }, byExample: [byExample], mode, time } = placed;
  const [start, end] = mode === 'sum' ? [time - 1, time + 1] : [time, time];
  const from = visible(x, byExample);
  const kept = from.map((size, axis) => (form.axes.includes(axis) ? 1 : size));
  const totals = new Float64Array(elementCount(kept));
  const name = program.capture(totals);
  program.add(start, `${name}.fill(${form.start});`);
  const total = totals.length === 1 ? `${name}[0]` : `${name}[${program.capture(broadcastOffsets(kept, from))}[i]]`;
  const source = values.array(x, byExample, time);
  program.add(time, loop('i', elementCount(from), `${total} = ${program.capture(form.combine)}(${total}, ${elementAt(source, 'i')});`));
  const target = values.defineArray(output, end);
  const result = form.finish ? `${program.capture(form.finish)}(${name}[i])` : `${name}[i]`;
  program.add(end, loop('i', totals.length, `${elementAt(target, 'i')} = ${result};`));
}

function product(context: NodeContext, form: FormOf<'product'>): void {
  const { program, values, placed } = context;
  const { node: { inputs: [a, b, c], outputs: [output] }, byExample, time, mode } = placed;
  const { rows, inner, columns, aRow, aInner, bInner, bColumn } = productStrides(visible(a, byExample[0]), visible(b, byExample[1]), form);
  const [left, right] = [values.array(a, byExample[0], time), values.array(b, byExample[1], time)];
  const end = mode === 'sum' ? time + 1 : time;
  const shape = madeShape(placed);
  const added = c && operand({ ...context, placed: { ...placed, time: end } }, 2, shape);
  if (mode === 'example') {
    const target = values.defineArray(output, time);
    const sum = loop('j', inner, `sum += ${elementAt(left, `j * ${aInner}`)} * ${elementAt(right, `j * ${bInner} + i * ${bColumn}`)};`);
    program.add(time, loop('i', columns, `{ let sum = 0; ${sum} ${elementAt(target, 'i')} = ${scaledSum('sum', form, added)}; }`));
    return;
  }
  const totals = program.capture(new Float64Array(rows * columns));
  program.add(time - 1, `${totals}.fill(0);`);
  const addColumns = loop('j', columns, `${totals}[i * ${columns} + j] += x * ${elementAt(right, `j * ${bColumn}`)};`);
  program.add(time, loop('i', rows, `{ const x = ${elementAt(left, `i * ${aRow}`)}; ${addColumns} }`));
  const target = values.defineArray(output, end);
  program.add(end, loop('i', rows * columns, `${elementAt(target, 'i')} = ${scaledSum(`${totals}[i]`, form, added)};`));
}

function examples({ program, values, placed }: NodeContext, form: FormOf<'examples'>): void {
  const { node: { inputs: [x], outputs: [output] }, time } = placed;
  const source = values.array(x, true, time);
  const target = values.defineArray(output, time);
  program.add(time, `${program.capture(form.run)}(${source.array}, ${source.base || 0}, ${target.array}, ${target.base || 0});`);
}
