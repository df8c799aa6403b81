import type { Attributes } from '../graph/graph';
import { normalizeAxis } from '../tensor/shape';
import { allocate, elementCount, scalar, type Shape, type Tensor } from '../tensor/tensor';
import type { OpDefinition } from './definition';
import { numberAttribute, numbersAttribute } from './shared/attributes';
import { requireInputs, requireNumbers } from './shared/elementwise';
import { lowerAlongAxes } from './shared/layout';
import { eachLane } from './shared/strided';
import { spread } from './shared/samples';

const axisOf = (attributes: Attributes, rank: number): number => normalizeAxis(numberAttribute(attributes, 'axis', -1), rank);

/** ONNX gives the number of elements as a list of one. */
function chosenShape(shape: Shape, attributes: Attributes): Shape {
  const axis = axisOf(attributes, shape.length);
  const [count] = numbersAttribute(attributes, 'k');
  if (!(count >= 0 && count <= shape[axis])) throw new Error(`TopK cannot choose ${count} of ${shape[axis]} elements along axis ${axis}.`);
  return shape.with(axis, count);
}

function chosen(x: Tensor, attributes: Attributes): readonly Tensor[] {
  const axis = axisOf(attributes, x.shape.length);
  const shape = chosenShape(x.shape, attributes);
  const sign = numberAttribute(attributes, 'largest', 1) ? 1 : -1;
  const [values, places] = [allocate(x.dtype, elementCount(shape)), allocate('int64', elementCount(shape))];
  const lanes: number[] = [];
  eachLane(shape, axis, (start) => lanes.push(start));
  let lane = 0;
  eachLane(x.shape, axis, (start, step) => {
    const at = (i: number) => x.data[start + i * step];
    const order = Array.from({ length: x.shape[axis] }, (_, i) => i).sort((a, b) => sign * (at(b) - at(a)) || a - b);
    const target = lanes[lane++] ?? 0;
    for (let i = 0; i < shape[axis]; i++) {
      values[target + i * step] = at(order[i]);
      places[target + i * step] = order[i];
    }
  });
  return [{ dtype: x.dtype, shape, data: values }, { dtype: 'int64', shape, data: places }];
}

/** In order (of equal elements the first); the gradient goes back to where the elements were. */
export const topK: OpDefinition = {
  name: 'TopK',
  summary: 'The largest (or smallest) elements along an axis, and their indices',
  inferTypes: (inputs, attributes) => {
    requireInputs('TopK', inputs, 1);
    requireNumbers('TopK', inputs[0]);
    const shape = chosenShape(inputs[0].shape, attributes);
    return [{ dtype: inputs[0].dtype, shape }, { dtype: 'int64', shape }];
  },
  forward: ([x], attributes) => chosen(x, attributes),
  gradient: ({ build, inputs: [x], outputs: [, places], attributes, upstream }) => {
    const empty = build.expand(build.constant(scalar(upstream.type.dtype, 0)), { shape: x.type.shape });
    return [build.scatterElements(empty, places, upstream, { axis: axisOf(attributes, x.type.shape.length) })];
  },
  lower: (context) => lowerAlongAxes(context, (move) => ({ axis: move(numberAttribute(context.node.attributes, 'axis', -1)) })),
  inputAttributes: [{ name: 'k', position: 1, dtype: 'int64' }],
  samples: [
    { inputs: [spread([3, 4])], attributes: { k: [2] } },
    { inputs: [spread([2, 5, 3])], attributes: { k: [3], axis: 1, largest: 0 } },
  ],
};
