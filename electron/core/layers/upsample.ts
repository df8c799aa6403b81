import type { Value } from '../graph/graph';
import type { OpBuilder } from '../ops/builder';
import { elementCount } from '../tensor/tensor';
import type { Text } from '../tensor/text';
import type { LayerDefinition } from './definition';
import { choiceField, choiceIn, integerField, numberIn } from '../fields/fields';
import { box, line, soft, solid } from './shared/picture';
import { requireSides } from './shared/shapes';
import { times } from './shared/units';

const title: Text = { en: 'Upsample', zh: '上采样' };

/** `factor` copies of each row (axis 2) or column (axis 3). */
function repeated(build: OpBuilder, x: Value, axis: number, factor: number): Value {
  const { shape } = x.type;
  const copies = build.expand(build.unsqueeze(x, { axes: [axis + 1] }), { shape: [1, ...shape.slice(1, axis + 1), factor, ...shape.slice(axis + 1)] });
  return build.reshape(copies, { shape: shape.with(axis, shape[axis] * factor).with(0, -1) });
}

/** The neighbors one to the left (or right) along an axis; beyond the border stands the border itself. */
function shifted(build: OpBuilder, x: Value, axis: number, toLeft: boolean): Value {
  const size = x.type.shape[axis];
  const part = (start: number, end: number) => build.slice(x, { starts: [start], ends: [end], axes: [axis] });
  if (size === 1) return x;
  return toLeft ? build.concat(part(0, 1), part(0, size - 1), { axis }) : build.concat(part(1, size), part(size - 1, size), { axis });
}

/**
 * Straight lines between the centers of neighbors, as ONNX's Resize draws them with `half_pixel`: the i-th of the
 * `factor` new elements lies (i + ½) / factor − ½ elements beside the old one, and mixes it with the neighbor there.
 */
function interpolated(build: OpBuilder, x: Value, axis: number, factor: number): Value {
  const { shape } = x.type;
  const phases = Array.from({ length: factor }, (_, i) => {
    const offset = (i + 0.5) / factor - 0.5;
    const distance = Math.abs(offset);
    const mixed = distance === 0 ? x : build.add(build.mul(x, 1 - distance), build.mul(shifted(build, x, axis, offset < 0), distance));
    return build.unsqueeze(mixed, { axes: [axis + 1] });
  });
  return build.reshape(build.concat(...phases, { axis: axis + 1 }), { shape: shape.with(axis, shape[axis] * factor).with(0, -1) });
}

/** Made of ops that are fast in training; the same numbers as ONNX's Resize. */
export const upsample: LayerDefinition = {
  kind: 'upsample',
  family: 'shape',
  title,
  summary: { en: 'Makes an image larger', zh: '把图像放大' },
  synonyms: ['resize', 'enlarge', '放大'],
  picture: [solid(box(3, 15, 6, 6)), soft(box(9, 3, 12, 12)), line(box(9, 3, 12, 12), 'M15 3v12M9 9h12')],
  formula: String.raw`y_{c,i,j} = x_{c,\lfloor i/s \rfloor,\lfloor j/s \rfloor} \text{ (nearest)}`,
  inputs: ['input'],
  hasOutput: true,
  fields: {
    factor: integerField({
      label: { en: 'Factor', zh: '倍数' },
      help: { en: 'How many times larger height and width become.', zh: '高和宽变为原来的几倍。' },
      initial: 2,
      least: 1,
      most: 8,
      unit: times,
    }),
    mode: choiceField({
      label: { en: 'Between pixels', zh: '像素之间' },
      help: { en: 'Nearest repeats each pixel; linear draws straight lines between neighbors.', zh: '“最近”把每个像素重复几遍；“线性”在相邻像素之间取直线。' },
      initial: 'nearest',
      options: [
        { value: 'nearest', label: { en: 'Nearest', zh: '最近' } },
        { value: 'linear', label: { en: 'Linear', zh: '线性' } },
      ],
    }),
  },
  inferShape: ([input], fields) => {
    requireSides(title, input);
    const factor = numberIn(fields, 'factor');
    return [input[0], input[1] * factor, input[2] * factor];
  },
  parameters: () => [],
  build: ({ build, inputs: [x], fields }) => {
    const factor = numberIn(fields, 'factor');
    if (factor === 1) return x;
    const along = choiceIn(fields, 'mode') === 'linear' ? interpolated : repeated;
    return along(build, along(build, x, 2, factor), 3, factor);
  },
  window: (fields) => ({ size: choiceIn(fields, 'mode') === 'linear' && numberIn(fields, 'factor') > 1 ? 2 : 1, stride: 1 / numberIn(fields, 'factor') }),
  torch: ({ x, fields }) => {
    const mode = choiceIn(fields, 'mode') === 'linear' ? 'mode="bilinear", align_corners=False' : 'mode="nearest"';
    return { forward: `F.interpolate(${x}, scale_factor=${numberIn(fields, 'factor')}, ${mode})` };
  },
  flop: ([input], fields) => (choiceIn(fields, 'mode') === 'linear' ? 6 : 0) * elementCount(input) * numberIn(fields, 'factor') ** 2,
  samples: [
    { inputs: [[2, 3, 4]] },
    { inputs: [[1, 3, 2]], fields: { mode: 'linear' } },
    { inputs: [[2, 2, 3]], fields: { mode: 'linear', factor: 3 } },
    { inputs: [[1, 1, 2]], fields: { mode: 'linear', factor: 4 } },
  ],
};
