/** One loop for a chain of elementwise nodes: what they hand to one another needs no array. */
import type { Value } from '../graph/graph';
import { broadcastOffsets } from '../tensor/shape';
import { elementCount, sameShape, type Shape, type TensorData } from '../tensor/tensor';
import { visibleShape, type NodeContext } from './node-code';
import type { Program } from './program';
import type { PlacedNode } from './schedule';
import { elementAt, type Values } from './values';

/** The shape of what a node makes at a time. */
export const madeShape = ({ node: { outputs: [output] }, mode }: PlacedNode): Shape => visibleShape(output.type.shape, mode === 'example');

/** Whether two nodes can share a loop. */
export const canShareLoop = (a: PlacedNode, b: PlacedNode): boolean =>
  a.form?.kind === 'elements' && b.form?.kind === 'elements' && a.time === b.time && a.mode === b.mode && sameShape(madeShape(a), madeShape(b));

/** Element `i` of the input that is read while element `i` of a result of shape `to` is made. */
export function operand({ program, values, placed: { node, byExample, time } }: NodeContext, i: number, to: Shape): string {
  const input = node.inputs[i];
  const from = visibleShape(input.type.shape, byExample[i]);
  if (elementCount(from) === 1) return values.scalars(input, byExample[i], time)[0];
  return values.reader(input, byExample[i], time)(sameShape(from, to) ? 'i' : `${program.capture(broadcastOffsets(from, to))}[i]`);
}

export interface FusedParts {
  readonly program: Program;
  readonly values: Values;
  /** All with the same loop, see `canShareLoop`. */
  readonly chain: readonly PlacedNode[];
  /** Whether a value is read by anything but these nodes. */
  readonly isReadElsewhere: (value: Value) => boolean;
  /** An array that the value is to be written into. */
  readonly targetOf: (value: Value) => TensorData | undefined;
}

export function fused({ program, values, chain, isReadElsewhere, targetOf }: FusedParts): void {
  const [{ time }] = chain;
  const shape = madeShape(chain[0]);
  const local = new Map<Value, string>();
  const lines = chain.flatMap((placed) => {
    const { node: { inputs, outputs: [output] }, form } = placed;
    if (form?.kind !== 'elements') return [];
    const operands = inputs.map((input, i) => local.get(input) ?? operand({ program, values, placed }, i, shape));
    const name = program.fresh();
    local.set(output, name);
    const line = `const ${name} = ${program.stored(output.type.dtype, `${program.capture(form.rule)}(${operands.join(', ')})`)};`;
    if (!isReadElsewhere(output)) return [line];
    return [line, `${elementAt(values.defineArray(output, time, targetOf(output)), 'i')} = ${name};`];
  });
  program.add(time, `for (let i = 0; i < ${elementCount(shape)}; i++) {\n${lines.join('\n')}\n}`);
}
