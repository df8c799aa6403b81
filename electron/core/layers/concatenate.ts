import { formatShape, sameShape, type Shape } from '../tensor/tensor';
import { LayerProblem, type Fix, type LayerDefinition } from './definition';
import { channelAxis } from './shared/channels';
import { insertIntoPath, timesLarger } from './shared/join';
import { box, line, soft } from './shared/picture';
import { disconnect, insertFlatten } from './shared/shapes';

/** Lists are made of both, or one of two images gets the size of the other. */
function fixesFor(shapes: readonly [Shape, Shape]): readonly Fix[] {
  const flat = shapes.findIndex(({ length }) => length === 1);
  if (flat >= 0) return [{ ...insertFlatten, port: 1 - flat, text: { en: 'Flatten the other path, too', zh: '把另一条路也展平' } }];
  const fixes = [resize(shapes, 0), resize(shapes, 1)].flat();
  return fixes.length > 0 ? fixes : [disconnect];
}

/** Makes the path that leads to a port smaller, or the other one larger. */
function resize(shapes: readonly [Shape, Shape], port: number): Fix[] {
  const [large, small] = port === 0 ? shapes : shapes.toReversed();
  const factor = large.length === 3 && small.length === 3 ? timesLarger(large, small) : undefined;
  if (factor === undefined || factor === 1 || factor > 8) return [];
  return [
    insertIntoPath(port, 'maxPool', { size: factor, stride: factor }, { en: `a Max pooling of ${factor}×${factor}`, zh: `一个 ${factor}×${factor} 的最大池化` }),
    insertIntoPath(1 - port, 'upsample', { factor }, { en: `an Upsample by ${factor}`, zh: `一个放大 ${factor} 倍的上采样` }),
  ];
}

/** The channels of the first input, then those of the second; at each position of a sequence its features. */
export const concatenate: LayerDefinition = {
  kind: 'concatenate',
  family: 'shape',
  title: { en: 'Concatenate', zh: '拼接' },
  summary: { en: 'Puts the channels of two paths side by side', zh: '把两条路的通道并排放在一起' },
  synonyms: ['concat', 'cat', 'merge', 'join', 'inception', 'densenet', '合并'],
  picture: [soft(box(13, 4, 7, 8)), line(box(13, 4, 7, 16), 'M13 12h7M2 8h8M2 16h8')],
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
      fixesFor([a, b]),
      { expected: b.length === a.length ? a.with(axis, b[axis]) : a, port: 1 },
    );
  },
  parameters: () => [],
  build: ({ build, inputs: [a, b] }) => build.concat(a, b, { axis: channelAxis(a.type.shape.slice(1)) + 1 }),
  torch: ({ inputs: [a, b], shapes: [example] }) => ({ forward: `torch.cat([${a}, ${b}], ${channelAxis(example) + 1})` }),
  flop: () => 0,
  samples: [{ inputs: [[2], [3]] }, { inputs: [[2, 3, 4], [1, 3, 4]] }, { inputs: [[4, 2], [4, 3]] }],
};
