/** Convolutions with square filters, and the padding that some of ours has. */
import type { FieldValues } from '../../fields/definition';
import { marginsFor, type Padding } from '../../layers/shared/window';
import { planConv, planConvTranspose } from '../../ops/shared/window/conv-plan';
import { reach, type Window } from '../../ops/shared/window/window';
import { zeros } from '../../tensor/tensor';
import type { RecognitionRule } from '../surroundings';

const paddings: readonly Padding[] = ['valid', 'same', 'even'];

/** The fields of a square window that moves alike along both axes; `undefined` for any other. */
function windowFields(window: Window): FieldValues | undefined {
  const [axis, ...others] = window;
  const isSquare = others.every(({ kernel, stride, dilation }) => kernel === axis.kernel && stride === axis.stride && dilation === axis.dilation);
  const padding = paddings.find((each) =>
    window.every((one) => {
      const { before, after } = marginsFor(one.size, reach(one), one.stride, each);
      return before === one.padBefore && after === one.padAfter;
    }),
  );
  return isSquare && padding ? { size: axis.kernel, stride: axis.stride, dilation: axis.dilation, padding } : undefined;
}

const convolution: RecognitionRule = ({ op, inputs: [x, w, b], attributes }, around) => {
  const weight = around.tensor(w);
  if (op !== 'Conv' || !weight || x.type.shape.length !== 4 || (b && !around.tensor(b))) return undefined;
  const plan = planConv(op, x.type.shape, weight.shape, attributes);
  const fields = windowFields(plan.window);
  const tensors = { weight, bias: around.tensor(b) ?? zeros('float32', [plan.filters]) };
  if (!fields) return undefined;
  if (plan.group === 1) return { kind: 'conv2d', fields: { ...fields, filters: plan.filters }, inputs: [x], tensors };
  return plan.group === plan.channels ? { kind: 'depthwiseConv2d', fields, inputs: [x], tensors } : undefined;
};

/** What is not the same in the end, such as another padding, is found out by its shape. */
const transposedConvolution: RecognitionRule = ({ op, inputs: [x, w, b], attributes }, around) => {
  const weight = around.tensor(w);
  if (op !== 'ConvTranspose' || !weight || x.type.shape.length !== 4 || (b && !around.tensor(b))) return undefined;
  const { window, group, channels } = planConvTranspose(x.type.shape, weight.shape, attributes);
  const [{ kernel, stride }] = window;
  const isPlain = group === 1 && window.every((axis) => axis.kernel === kernel && axis.stride === stride && axis.dilation === 1 && axis.padBefore + axis.padAfter === 0);
  if (!isPlain) return undefined;
  const fields = { filters: channels, size: kernel, stride, padding: 'valid' };
  return { kind: 'convTranspose2d', fields, inputs: [x], tensors: { weight, bias: around.tensor(b) ?? zeros('float32', [channels]) } };
};

export const convolutions: readonly RecognitionRule[] = [convolution, transposedConvolution];
