import type { Node } from '../../graph/graph';
import { numberAttribute, numbersAttribute } from '../../ops/shared/attributes';
import { readWindow } from '../../ops/shared/window/window';
import { normalizeAxis } from '../../tensor/shape';
import { exampleShape, type RecognitionRule } from '../surroundings';

const windowed: Readonly<Record<string, string>> = { MaxPool: 'maxPool', AveragePool: 'averagePool' };

const pool: RecognitionRule = ({ op, inputs: [x], outputs, attributes }) => {
  if (!Object.hasOwn(windowed, op) || outputs.length > 1 || x.type.shape.length !== 4) return undefined;
  const window = readWindow(op, x.type.shape.slice(2), numbersAttribute(attributes, 'kernel_shape'), attributes);
  const [{ kernel, stride }] = window;
  const isPlain = window.every((axis) => axis.kernel === kernel && axis.stride === stride && axis.dilation === 1 && axis.padBefore + axis.padAfter === 0);
  return isPlain ? { kind: windowed[op], fields: { size: kernel, stride }, inputs: [x] } : undefined;
};

const global: Readonly<Record<string, string>> = { GlobalAveragePool: 'globalAveragePool', GlobalMaxPool: 'globalMaxPool', ReduceMean: 'globalAveragePool', ReduceMax: 'globalMaxPool' };

/** Over rows and columns of an image, or over the positions of a sequence. */
function poolsAll({ op, inputs: [x], attributes }: Node): boolean {
  const rank = x.type.shape.length;
  if (op.startsWith('Global')) return rank === 4;
  const axes = numbersAttribute(attributes, 'axes', []).map((axis) => normalizeAxis(axis, rank)).sort();
  return (rank === 4 && String(axes) === '2,3') || (rank === 3 && String(axes) === '1');
}

/** The layer gives a flat list, so the axes of size 1 must be dropped, at once or by the next node. */
const globalPool: RecognitionRule = (node, around) => {
  const isFlat = exampleShape(node.outputs[0]).length === 1;
  const inner = ['Reshape', 'Flatten'].includes(node.op) && isFlat ? around.maker(node.inputs[0]) : node;
  const found = inner && Object.hasOwn(global, inner.op) && poolsAll(inner) && isFlat;
  if (!found || (inner !== node && !around.only(node.inputs[0], inner.op))) return undefined;
  const dropsAxes = inner !== node || numberAttribute(node.attributes, 'keepdims', 1) === 0;
  return dropsAxes ? { kind: global[inner.op], inputs: [inner.inputs[0]], also: inner === node ? [] : [inner] } : undefined;
};

export const pools: readonly RecognitionRule[] = [pool, globalPool];
