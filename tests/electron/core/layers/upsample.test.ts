import { interpret } from '@core/interpret/interpret';
import { layers } from '@core/layers';
import { buildGraph } from '@core/ops/builder';
import { describe, expect, it } from 'vitest';
import { expectClose, runInOnnxruntime } from '../../runtime/compare';
import { randomTensor, surroundings } from './cases';

describe('upsampling', () => {
  it.each(['nearest', 'linear'].flatMap((mode) => [2, 3, 4].map((factor) => [mode, factor] as const)))('%s by %i = Resize of onnxruntime', async (mode, factor) => {
    const x = randomTensor([2, 3, 4, 5], 1, 'float32');
    const build = buildGraph('upsample');
    const input = build.input('x', x);
    const y = layers.upsample.build({ build, inputs: [input], fields: { factor, mode }, parameters: {}, surroundings });
    const ours = interpret(build.graph({ y }), { x }).outputs.y;
    const how = { scales: [1, 1, factor, factor], mode, coordinate_transformation_mode: mode === 'linear' ? 'half_pixel' : 'asymmetric', nearest_mode: 'floor' };
    const theirs = await runInOnnxruntime(build.graph({ y: build.resize(input, how) }), { x });
    expectClose(ours, theirs.y);
    expect(ours.shape).toEqual([2, 3, 4 * factor, 5 * factor]);
  });
});
