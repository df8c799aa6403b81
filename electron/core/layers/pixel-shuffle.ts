import type { Text } from '../tensor/text';
import { LayerProblem, type LayerDefinition } from './definition';
import { integerField, numberIn } from '../fields/fields';
import { box, line, soft, solid } from './shared/picture';
import { requireSides } from './shared/shapes';
import { times } from './shared/units';
import { functionOf } from './shared/torch';

const title: Text = { en: 'Pixel shuffle', zh: '像素重排' };

function tooFewChannels(channels: number, factor: number): LayerProblem {
  const needed = Math.ceil(channels / factor ** 2) * factor ** 2;
  return new LayerProblem(
    {
      en: `Pixel shuffle makes blocks of ${factor}×${factor} from ${factor ** 2} channels each, which ${channels} channels do not give.`,
      zh: `像素重排用每 ${factor ** 2} 个通道组成一个 ${factor}×${factor} 的小块，${channels} 个通道分不成整份。`,
    },
    {
      kind: 'insertBefore',
      layer: 'conv2d',
      fields: { filters: needed, size: 1 },
      text: { en: `Put a 1×1 Convolution with ${needed} filters before it`, zh: `在前面加一个有 ${needed} 个卷积核的 1×1 卷积` },
    },
  );
}

/** Shi et al. 2016. The channels of one block stand one after the other, as in PyTorch and ONNX's CRD mode. */
export const pixelShuffle: LayerDefinition = {
  kind: 'pixelShuffle',
  family: 'shape',
  title,
  summary: { en: 'Spreads channels out to a larger image', zh: '把通道铺开成更大的图像' },
  synonyms: ['subpixel', 'sub-pixel', 'depth to space', 'super-resolution', '亚像素', '超分辨率'],
  picture: [solid(box(2, 4, 5, 5), box(12, 6, 5, 5)), soft(box(2, 15, 5, 5), box(17, 11, 5, 5)), line(box(12, 6, 10, 10), 'M17 6v10M12 11h10', box(2, 4, 5, 5), box(2, 15, 5, 5))],
  formula: String.raw`y_{c,\,ri+u,\,rj+v} = x_{c r^2 + u r + v,\; i,\; j}`,
  inputs: ['input'],
  hasOutput: true,
  fields: {
    factor: integerField({
      label: { en: 'Factor r', zh: '倍数 r' },
      help: { en: 'How many times larger height and width become; the number of channels shrinks by its square.', zh: '高和宽变为原来的几倍；通道数缩小为它的平方分之一。' },
      initial: 2,
      least: 1,
      most: 8,
      unit: times,
    }),
  },
  inferShape: ([input], fields) => {
    requireSides(title, input);
    const factor = numberIn(fields, 'factor');
    const [channels, height, width] = input;
    if (channels % factor ** 2 !== 0) throw tooFewChannels(channels, factor);
    return [channels / factor ** 2, height * factor, width * factor];
  },
  parameters: () => [],
  build: ({ build, inputs: [x], fields }) => build.depthToSpace(x, { blocksize: numberIn(fields, 'factor'), mode: 'CRD' }),
  window: (fields) => ({ size: 1, stride: 1 / numberIn(fields, 'factor') }),
  torch: functionOf((x, fields) => `F.pixel_shuffle(${x}, ${numberIn(fields, 'factor')})`),
  flop: () => 0,
  samples: [{ inputs: [[8, 2, 3]] }, { inputs: [[9, 2, 2]], fields: { factor: 3 } }],
};
