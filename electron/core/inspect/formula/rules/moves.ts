/** Ops that put elements somewhere else: the formula says where the number comes from. */
import { opNamed } from '../../../ops';
import { elementCount, tensor, type Tensor } from '../../../tensor/tensor';
import { number, sum, type Expression } from '../expression';
import { nameOf, place, rule, type FormulaRule, type Use } from '../definition';

/** Tensors with the numbers 0, 1, 2 … in them, counted on from one to the next. */
function numbered(inputs: readonly Tensor[], which: readonly number[]): Tensor[] {
  let count = 0;
  return inputs.map((input, i) => {
    if (!which.includes(i)) return input;
    const start = count;
    count += input.data.length;
    return tensor('float64', input.shape, Float64Array.from({ length: input.data.length }, (_, element) => start + element));
  });
}

/** The op itself moves the numbers of the places. What is no place afterwards was put in by the op. */
function origin(use: Use, which: readonly number[]): Expression {
  const { op, inputs, attributes, outputs } = use.node;
  const isPad = op === 'Pad';
  const moved = opNamed(op).forward(numbered(inputs, which), isPad ? { ...attributes, constant_value: -1 } : attributes)[use.output].data[use.element];
  if (moved < 0) return number(outputs[use.output].data[use.element]);
  let start = 0;
  for (const input of which) {
    const { length } = inputs[input].data;
    if (moved < start + length) return place(use, input, moved - start);
    start += length;
  }
  throw new Error(`${op} moved an element that it was not given.`);
}

const moving = (tex: FormulaRule['tex'], which: (use: Use) => readonly number[] = () => [0]): FormulaRule => rule(tex, (use) => origin(use, which(use)));
/** The elements keep their order. */
const rowMajor = String.raw`\operatorname{vec}(y) = \operatorname{vec}(x)`;

/** Σ of the gradients of all the copies of an entry. */
function gathered(use: Use): Expression {
  const { inputs, attributes, outputs } = use.node;
  const [indices, upstream] = inputs;
  const { shape } = outputs[0];
  const places = tensor('float64', shape, Float64Array.from({ length: elementCount(shape) }, (_, i) => i));
  const [picked] = opNamed('Gather').forward([places, indices], { axis: attributes['axis'] });
  const hits = Array.from(upstream.data.keys()).filter((element) => picked.data[element] === use.element);
  return hits.length === 0 ? number(0) : sum(...hits.map((element) => place(use, 1, element)));
}

export const moves: Readonly<Record<string, FormulaRule>> = {
  Identity: moving(String.raw`y = x`),
  Reshape: moving(rowMajor),
  Flatten: moving(rowMajor),
  Squeeze: moving(rowMajor),
  Unsqueeze: moving(rowMajor),
  Transpose: moving((use) => String.raw`y_{\dots} = x_{\pi(\dots)}, \quad \pi = (${(use.node.attributes['perm'] as readonly number[] | undefined)?.join(',') ?? String.raw`\dots, 1, 0`})`),
  Expand: moving(String.raw`y_{i,\dots} = x_{1,\dots}`),
  Tile: moving(String.raw`y_i = x_{i \bmod n}`),
  Slice: moving(String.raw`y_i = x_{i_0 + i \cdot \Delta}`),
  Split: moving(String.raw`y^{(k)}_i = x_{i_k + i}`),
  Concat: moving((use) => String.raw`y = [\,${use.node.inputs.map((_, i) => nameOf(use, i)).join(String.raw`,\;`)}\,]`, ({ node }) => Array.from(node.inputs.keys())),
  Pad: moving(String.raw`y_i = x_{i - p}`),
  Gather: moving(String.raw`y_{i,\dots} = a_{b_i,\dots}`),
  GatherElements: moving(String.raw`y_{i,\dots} = a_{b_{i,\dots},\dots}`),
  GatherGradient: rule(String.raw`\mathrm{d}x_n = \sum_{i:\, a_i = n} b_i`, gathered),
  DepthToSpace: moving(String.raw`y_{c,\, rh + i,\, rw + j} = x_{(c, i, j),\, h,\, w}`),
  SpaceToDepth: moving(String.raw`y_{(c, i, j),\, h,\, w} = x_{c,\, rh + i,\, rw + j}`),
};
