import { formatShape, sameShape } from '../tensor/tensor';
import { LayerProblem, type LayerDefinition } from './definition';
import { channelAxis } from './shared/channels';
import { disconnect } from './shared/shapes';

/** The channels of the first input, then those of the second; at each position of a sequence its features. */
export const concatenate: LayerDefinition = {
  kind: 'concatenate',
  family: 'shape',
  title: { en: 'Concatenate', zh: '拼接' },
  summary: { en: 'Puts the channels of two paths side by side', zh: '把两条路的通道并排放在一起' },
  formula: String.raw`y = [\,a \;\; b\,]`,
  inputs: ['a', 'b'],
  hasOutput: true,
  fields: {},
  inferShape: ([a, b]) => {
    const axis = channelAxis(a);
    if (b.length === a.length && sameShape(b.with(axis, a[axis]), a)) return a.with(axis, a[axis] + b[axis]);
    throw new LayerProblem(
      {
        en: `Concatenate puts channels side by side, so all other sizes must agree; it got ${formatShape(a)} and ${formatShape(b)}.`,
        zh: `拼接把通道并排放置，其余大小必须一致；收到的却是 ${formatShape(a)} 和 ${formatShape(b)}。`,
      },
      disconnect,
    );
  },
  parameters: () => [],
  build: ({ build, inputs: [a, b] }) => build.concat(a, b, { axis: channelAxis(a.type.shape.slice(1)) + 1 }),
  flop: () => 0,
  samples: [{ inputs: [[2], [3]] }, { inputs: [[2, 3, 4], [1, 3, 4]] }, { inputs: [[4, 2], [4, 3]] }],
};
