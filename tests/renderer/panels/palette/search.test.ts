import { describe, expect, it } from 'vitest';
import { paletteGroups } from '../../../../renderer/panels/palette/groups';

const found = (text: string) => paletteGroups(text).flatMap((group) => group.layers.map(({ kind }) => kind));

describe('the search of the palette', () => {
  it.each([
    ['fc', 'dense'],
    ['linear', 'dense'],
    ['全连接', 'dense'],
    ['conv', 'conv2d'],
    ['卷积', 'conv2d'],
    ['bn', 'batchNormalization'],
    ['deconv', 'convTranspose2d'],
    ['gap', 'globalAveragePool'],
    ['mse', 'squaredError'],
    ['residual', 'add'],
    ['relu', 'relu'],
    ['max pool', 'maxPool'],
    ['残差', 'add'],
  ])('finds first, by "%s", %s', (text, kind) => expect(found(text)[0]).toBe(kind));

  it('needs every word', () => {
    expect(found('pool global')).toEqual(['globalMaxPool', 'globalAveragePool']);
    expect(found('pool zebra')).toEqual([]);
  });
});
