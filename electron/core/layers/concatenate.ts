import { formatShape, sameShape } from '../tensor/tensor';
import { LayerProblem, type LayerDefinition } from './definition';
import { disconnect } from './shared/shapes';

/** The channels of the first input, then those of the second; flat lists one after the other. */
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
    const [channels, ...rest] = a;
    if (b.length === a.length && sameShape(b.slice(1), rest)) return [channels + b[0], ...rest];
    throw new LayerProblem(
      {
        en: `Concatenate puts channels side by side, so all other sizes must agree; it got ${formatShape(a)} and ${formatShape(b)}.`,
        zh: `拼接把通道并排放置，其余大小必须一致；收到的却是 ${formatShape(a)} 和 ${formatShape(b)}。`,
      },
      disconnect,
    );
  },
  parameters: () => [],
  build: ({ build, inputs: [a, b] }) => build.concat(a, b, { axis: 1 }),
  flop: () => 0,
  samples: [{ inputs: [[2], [3]] }, { inputs: [[2, 3, 4], [1, 3, 4]] }],
};
