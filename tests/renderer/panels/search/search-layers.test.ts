import { layerNamed } from '@core/layers';
import { checkNetwork } from '@core/network/check';
import { surroundingsOf } from '@core/network/surroundings';
import { templates } from '@core/templates';
import { describe, expect, it } from 'vitest';
import { searchLayers } from '../../../../renderer/panels/search/search-layers';

const { network } = templates.find(({ name }) => name === 'mnist-cnn')!;
const operator = { id: 'op', kind: 'onnx-MatMul-2', name: 'encoder/scores', fields: {}, position: { x: 0, y: 0 } };
const searched = {
  layers: [...network.layers, operator],
  checks: checkNetwork(network, surroundingsOf(network)).layers,
  definitionOf: ({ kind }: { readonly kind: string }) => layerNamed(kind),
};
const kindsFor = (query: string) => searchLayers(searched, query).map(({ layer }) => layer.kind);

describe('layers are found', () => {
  it('by name, kind in both languages, and operator', () => {
    expect(kindsFor('encoder')).toEqual(['onnx-MatMul-2']);
    expect(kindsFor('matmul')).toEqual(['onnx-MatMul-2']);
    expect(new Set(kindsFor('卷积'))).toEqual(new Set(['conv2d']));
    expect(new Set(kindsFor('DENSE'))).toEqual(new Set(['dense']));
  });

  it('by shape, with x or ×', () => {
    expect(kindsFor('1x28x28')).toContain('input');
    expect(kindsFor('1×28×28')).toEqual(kindsFor('1x28x28'));
  });

  it('if every word occurs; all without a word, none for what does not occur', () => {
    expect(kindsFor('dense convolution')).toEqual([]);
    expect(kindsFor('  ')).toHaveLength(searched.layers.length);
  });
});
