import { layers, type LayerKind } from '@core/layers';
import type { FieldValues } from '@core/fields/definition';
import { LayerProblem, type Fix, type LayerDefinition } from '@core/layers/definition';
import { completeFields, fieldProblem } from '@core/fields/fields';
import type { Shape } from '@core/tensor/tensor';
import { describe, expect, it } from 'vitest';
import { surroundings } from './cases';

function refusalOf(kind: LayerKind, inputs: readonly Shape[], given: FieldValues): LayerProblem | undefined {
  const definition: LayerDefinition = layers[kind];
  try {
    definition.inferShape(inputs, completeFields(definition, given), surroundings);
  } catch (error) {
    if (error instanceof LayerProblem) return error;
    throw error;
  }
  return undefined;
}

const refusals: readonly [LayerKind, readonly Shape[], FieldValues, RegExp, Partial<Record<string, unknown>>][] = [
  ['add', [[8], [4]], {}, /^Add needs two inputs of one shape, got 8 and 4\./, { kind: 'insertBefore', layer: 'dense', fields: { units: 4 } }],
  ['add', [[8, 4, 4], [16, 4, 4]], {}, /got 8×4×4 and 16×4×4\./, { kind: 'insertBefore', layer: 'conv2d', fields: { filters: 16, size: 1 } }],
  ['multiply', [[8, 4, 4], [8, 2, 2]], {}, /^Multiply needs two inputs of one shape/, { kind: 'insertBefore', layer: 'conv2d', fields: { filters: 8, size: 1, stride: 2 } }],
  ['add', [[8, 4, 4], [4]], {}, /got 8×4×4 and 4\./, { kind: 'disconnect' }],
  ['concatenate', [[8, 4, 4], [8, 2, 2]], {}, /all other sizes must agree; it got 8×4×4 and 8×2×2\.$/, { kind: 'insertBefore', layer: 'maxPool', fields: { size: 2, stride: 2 } }],
  ['concatenate', [[8, 4, 4], [8, 3, 3]], {}, /8×4×4 and 8×3×3/, { kind: 'disconnect' }],
  ['concatenate', [[8], [8, 1, 1]], {}, /8 and 8×1×1/, { kind: 'insertBefore', layer: 'flatten', port: 1 }],
  ['reshape', [[10]], { shape: '3x-1' }, /^The 10 numbers of 10 do not fill the shape 3x-1 exactly\./, { kind: 'setField', field: 'shape', value: '-1' }],
  ['reshape', [[2, 3, 4]], { shape: '5x5' }, /^The 24 numbers of 2×3×4 do not fill the shape 5x5/, { kind: 'setField', field: 'shape', value: '-1' }],
  ['upsample', [[10]], {}, /^Upsample changes the height and width of an image .*, got 10 numbers\./, { kind: 'disconnect' }],
  ['pixelShuffle', [[10]], {}, /^Pixel shuffle changes the height and width/, { kind: 'disconnect' }],
  ['pixelShuffle', [[6, 2, 2]], {}, /blocks of 2×2 from 4 channels each, which 6 channels do not give/, { kind: 'insertBefore', layer: 'conv2d', fields: { filters: 8, size: 1 } }],
  ['zeroPadding', [[4, 4]], {}, /^Zero padding changes the height and width/, { kind: 'disconnect' }],
  ['cropping', [[4]], {}, /^Cropping changes the height and width/, { kind: 'disconnect' }],
  ['cropping', [[1, 2, 9]], {}, /^Nothing of the 2×9 image is left\./, { kind: 'setField', field: 'top', value: 0 }],
  ['cropping', [[1, 9, 3]], { left: 2, right: 1 }, /^Nothing of the 9×3 image is left\./, { kind: 'setField', field: 'left', value: 1 }],
  ['instanceNormalization', [[8]], {}, /^Instance norm works inside the channels of an image or the features of a sequence, got 8 numbers\./, { kind: 'disconnect' }],
  ['groupNormalization', [[8]], {}, /^Group norm works inside the channels/, { kind: 'disconnect' }],
  ['groupNormalization', [[6, 4, 4]], { groups: 4 }, /^6 channels cannot be put into 4 equal groups\. Choose a number of groups that divides 6\.$/, { kind: 'setField', field: 'groups', value: 3 }],
  ['spatialDropout', [[8]], {}, /^Spatial dropout works inside the channels/, { kind: 'disconnect' }],
  ['embedding', [[1, 28, 28]], {}, /^Embedding needs a flat list of whole numbers, got an image of 1×28×28\.$/, { kind: 'insertBefore', layer: 'flatten' }],
  ['planeFeatures', [[1, 28, 28]], {}, /^Plane features needs the two coordinates of a point, got an image of 1×28×28\. Choose a dataset of points in the plane, or delete this layer\.$/, { kind: 'remove' }],
  ['planeFeatures', [[3]], {}, /got 3 numbers\./, { kind: 'remove' }],
  ['planeFeatures', [[2, 1]], {}, /got a tensor of 2×1\./, { kind: 'insertBefore', layer: 'flatten' }],
  ['selfAttention', [[1, 28, 28]], {}, /^Self-attention compares the positions of a sequence/, { kind: 'insertBefore', layer: 'reshape', fields: { shape: '28x28' } }],
  ['selfAttention', [[8, 4, 4]], {}, /got an image of 8×4×4/, { kind: 'insertBefore', layer: 'reshape', fields: { shape: '8x16' } }],
  ['selfAttention', [[10]], {}, /got 10 numbers/, { kind: 'disconnect' }],
  ['selfAttention', [[5, 6]], { heads: 4 }, /^6 features cannot be shared equally among 4 heads\./, { kind: 'setField', field: 'heads', value: 3 }],
];

/** What the remedy makes of the inputs and fields of a layer. */
function mended(fix: Fix, inputs: readonly Shape[], fields: FieldValues): readonly [readonly Shape[], FieldValues] | undefined {
  if (fix.kind === 'setField') return [inputs, { ...fields, [fix.field]: fix.value }];
  if (fix.kind !== 'insertBefore') return undefined;
  const inserted: LayerDefinition = layers[fix.layer as LayerKind];
  const port = fix.port ?? 0;
  const shape = inserted.inferShape([inputs[port]], completeFields(inserted, fix.fields), surroundings);
  return [inputs.with(port, shape), fields];
}

describe('a layer that cannot work like this', () => {
  it.each(refusals)('%s after %j with %j', (kind, inputs, fields, sentence, remedy) => {
    const { text, fixes } = refusalOf(kind, inputs, fields)!;
    expect(text.en).toMatch(sentence);
    expect(text.zh).toMatch(/[\u4e00-\u9fff].*。$/);
    expect(fixes[0]).toMatchObject(remedy);
    for (const fix of fixes) {
      const after = mended(fix, inputs, fields);
      if (after) expect(refusalOf(kind, ...after)).toBeUndefined();
    }
  });
});

describe('a typed shape', () => {
  const field = layers.reshape.fields.shape;
  it.each(['8x4x4', '-1', '4 × -1', '3*5', '784'])('"%s" is one', (text) => expect(fieldProblem(field, text)).toBeUndefined());
  it.each(['', '8y4', '0x4', '-1x-1', '2x2x2x2x2x2x2', '1.5', '-2x4', 'x'])('"%s" is none', (text) => {
    expect(fieldProblem(field, text)?.en).toMatch(/is no shape\. Write one to six whole numbers/);
    expect(fieldProblem(field, text)?.zh).toContain('不是形状');
  });
});
