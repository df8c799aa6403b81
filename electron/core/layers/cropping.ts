import type { Shape } from '../tensor/tensor';
import type { Text } from '../tensor/text';
import type { FieldValues } from '../fields/definition';
import { LayerProblem, type Fix, type LayerDefinition } from './definition';
import { borderFields, bordersIn } from './shared/borders';
import { box, line, soft } from './shared/picture';
import { requireSides } from './shared/shapes';

const title: Text = { en: 'Cropping', zh: '裁剪' };

/** @throws LayerProblem if nothing is left. */
function croppedShape([channels, height, width]: Shape, fields: FieldValues): Shape {
  const { top, bottom, left, right } = bordersIn(fields);
  const [rows, columns] = [height - top - bottom, width - left - right];
  if (rows > 0 && columns > 0) return [channels, rows, columns];
  throw new LayerProblem(
    {
      en: `Nothing of the ${height}×${width} image is left. Take fewer rows and columns away.`,
      zh: `${height}×${width} 的图像被裁得一点不剩了。请少裁几行几列。`,
    },
    rows > 0 || columns > 0 ? lessOff(rows > 0, rows > 0 ? width - right : height - bottom) : leaveOut,
  );
}

const leaveOut: Fix = { kind: 'remove', text: { en: 'Delete this layer', zh: '删去这一层' } };

/** One row or column stays of the `left` that the other side leaves. */
function lessOff(isAcross: boolean, left: number): Fix {
  if (left < 1) return leaveOut;
  const value = left - 1;
  return { kind: 'setField', field: isAcross ? 'left' : 'top', value, text: { en: `Take only ${value} away there`, zh: `这一侧只裁去 ${value}` } };
}

/** The reverse of zero padding. */
export const cropping: LayerDefinition = {
  kind: 'cropping',
  family: 'shape',
  title,
  summary: { en: 'Cuts the border of an image off', zh: '裁去图像的四边' },
  synonyms: ['crop', 'cut', 'trim'],
  picture: [soft(box(7, 7, 10, 10)), line('M7 2v15h15M2 7h15v15')],
  formula: String.raw`y_{c,i,j} = x_{c,\,i+t,\,j+l}`,
  inputs: ['input'],
  hasOutput: true,
  fields: borderFields({ en: 'Rows or columns cut off on this side.', zh: '在这一侧裁去几行或几列。' }),
  inferShape: ([input], fields) => {
    requireSides(title, input);
    return croppedShape(input, fields);
  },
  parameters: () => [],
  build: ({ build, inputs: [x], fields }) => {
    const { top, left } = bordersIn(fields);
    const [, rows, columns] = croppedShape(x.type.shape.slice(1), fields);
    return build.slice(x, { starts: [top, left], ends: [top + rows, left + columns], axes: [2, 3] });
  },
  window: () => ({ size: 1, stride: 1 }),
  torch: ({ x, shapes: [example], fields }) => {
    const { top, left } = bordersIn(fields);
    const [, rows, columns] = croppedShape(example, fields);
    return { forward: `${x}[:, :, ${top}:${top + rows}, ${left}:${left + columns}]` };
  },
  flop: () => 0,
  samples: [{ inputs: [[2, 4, 3]] }, { inputs: [[1, 3, 4]], fields: { top: 0, bottom: 1, left: 2, right: 0 } }],
};
