import { layers, type LayerKind } from '@core/layers';
import type { FieldValues } from '@core/fields/definition';
import { LayerProblem, type LayerDefinition, type Surroundings } from '@core/layers/definition';
import { completeFields, fieldProblem, isShown } from '@core/fields/fields';
import { marginsFor, positionsOf } from '@core/layers/shared/window';
import type { Shape } from '@core/tensor/tensor';
import { describe, expect, it } from 'vitest';

const surroundings: Surroundings = { exampleShape: [1, 28, 28], features: 'uint8', classCount: 10, mean: 33, deviation: 78 };

const numbers: Surroundings = { exampleShape: [1], features: 'float32', targetCount: 1, mean: 0, deviation: 1 };

function problemOf(kind: LayerKind, input: Shape, given: FieldValues = {}, place = surroundings): LayerProblem {
  const definition: LayerDefinition = layers[kind];
  try {
    definition.inferShape([input], completeFields(definition, given), place);
  } catch (error) {
    if (error instanceof LayerProblem) return error;
    throw error;
  }
  throw new Error(`${kind} accepted ${input.join('×')}.`);
}

const mistakes: readonly [LayerKind, Shape, FieldValues, string, object][] = [
  ['dense', [32, 7, 7], {}, 'Dense needs a flat list of numbers, got an image of 32×7×7.', { kind: 'insertBefore', layer: 'flatten' }],
  ['conv2d', [128], {}, 'Convolution slides over an image (channels×height×width), got 128 numbers. Place it before the Flatten layer.', { kind: 'disconnect' }],
  ['conv2d', [1, 3, 3], { size: 5, padding: 'valid' }, 'A 5×5 filter does not fit into an image of 3×3. Add padding or use a smaller filter.', { kind: 'setField', field: 'padding', value: 'same' }],
  ['conv2d', [1, 4, 4], { dilation: 3, padding: 'valid' }, 'A 3×3 filter, spread over 7×7 by its dilation, does not fit into an image of 4×4. Add padding or use a smaller filter.', { kind: 'setField', field: 'padding', value: 'same' }],
  ['depthwiseConv2d', [9], {}, 'Depthwise convolution slides over an image (channels×height×width), got 9 numbers. Place it before the Flatten layer.', { kind: 'disconnect' }],
  ['depthwiseConv2d', [4, 2, 5], { padding: 'valid' }, 'A 3×3 filter does not fit into an image of 2×5. Add padding or use a smaller filter.', { kind: 'setField', field: 'padding', value: 'same' }],
  ['separableConv2d', [4, 5], {}, 'Separable convolution slides over an image (channels×height×width), got a tensor of 4×5. Place it before the Flatten layer.', { kind: 'disconnect' }],
  ['separableConv2d', [4, 2, 5], { padding: 'valid' }, 'A 3×3 filter does not fit into an image of 2×5. Add padding or use a smaller filter.', { kind: 'setField', field: 'padding', value: 'same' }],
  ['convTranspose2d', [9], {}, 'Transposed convolution slides over an image (channels×height×width), got 9 numbers. Place it before the Flatten layer.', { kind: 'disconnect' }],
  ['conv1d', [9], {}, 'Convolution 1-D slides along a sequence (length×features), got 9 numbers. Make a sequence of it with a Reshape layer.', { kind: 'insertBefore', layer: 'reshape', fields: { shape: '9x1' } }],
  ['conv1d', [1, 28, 28], {}, 'Convolution 1-D slides along a sequence (length×features), got an image of 1×28×28. Make a sequence of it with a Reshape layer.', { kind: 'insertBefore', layer: 'reshape', fields: { shape: '28x28' } }],
  ['conv1d', [3, 2, 4], {}, 'Convolution 1-D slides along a sequence (length×features), got an image of 3×2×4. Make a sequence of it with a Reshape layer.', { kind: 'insertBefore', layer: 'reshape', fields: { shape: '3x8' } }],
  ['conv1d', [2, 5], { padding: 'valid' }, 'A filter of 3 does not fit into a sequence of 2. Add padding or use a smaller filter.', { kind: 'setField', field: 'padding', value: 'same' }],
  ['averagePool', [10], {}, 'Average pooling slides over an image (channels×height×width), got 10 numbers. Place it before the Flatten layer.', { kind: 'disconnect' }],
  ['averagePool', [8, 1, 3], {}, 'A 2×2 window does not fit into an image of 1×3; there is nothing left to shrink.', { kind: 'setField', field: 'size', value: 1 }],
  ['globalAveragePool', [10], {}, 'Global average pooling works inside the channels of an image or the features of a sequence, got 10 numbers. Place it before the Flatten layer.', { kind: 'disconnect' }],
  ['globalMaxPool', [10], {}, 'Global max pooling works inside the channels of an image or the features of a sequence, got 10 numbers. Place it before the Flatten layer.', { kind: 'disconnect' }],
  ['maxPool', [10], {}, 'Max pooling slides over an image (channels×height×width), got 10 numbers. Place it before the Flatten layer.', { kind: 'disconnect' }],
  ['maxPool', [8, 1, 1], {}, 'A 2×2 window does not fit into an image of 1×1; there is nothing left to shrink.', { kind: 'setField', field: 'size', value: 1 }],
  ['softmax', [64], {}, 'Softmax needs 10 values, one for each class, got 64 numbers.', { kind: 'insertBefore', layer: 'dense', fields: { units: 10 } }],
  ['softmax', [8, 4, 4], {}, 'Softmax needs 10 values, one for each class, got an image of 8×4×4.', { kind: 'insertBefore', layer: 'flatten' }],
  ['hinge', [1], {}, 'Hinge (SVM) needs 10 values, one for each class, got 1 number.', { kind: 'insertBefore', layer: 'dense', fields: { units: 10 } }],
];

describe('a layer that is wired wrongly', () => {
  it.each(mistakes)('%s after %j %j', (kind, input, fields, sentence, fix) => {
    const problem = problemOf(kind, input, fields);
    expect(problem.text.en).toBe(sentence);
    expect(problem.text.zh).toMatch(/[\u4e00-\u9fff].*。$/);
    expect(problem.fixes[0]).toMatchObject(fix);
    for (const { text } of problem.fixes) expect([text.en, text.zh]).not.toContain('');
  });

  it('is mended by the field that the fix sets', () => {
    for (const [kind, input, fields, , fix] of mistakes) {
      if (!('field' in fix && 'value' in fix)) continue;
      const definition: LayerDefinition = layers[kind];
      const mended = completeFields(definition, { ...fields, [String(fix.field)]: fix.value as number });
      expect(() => definition.inferShape([input], mended, surroundings)).not.toThrow();
    }
  });
});

describe('an output layer', () => {
  it.each(['softmax', 'hinge', 'squaredHinge', 'binaryCrossEntropy'] as const)('%s says that a dataset of numbers has no classes', (kind) => {
    const { text, fixes } = problemOf(kind, [1], {}, numbers);
    expect(fixes).toMatchObject([{ kind: 'replace', layer: 'squaredError' }]);
    expect(text.en).toBe(`${layers[kind].title.en} learns classes, but this dataset has numbers to predict. Use Squared error in its place.`);
    expect(text.zh).toContain('数值');
  });

  it.each(['squaredError', 'absoluteError', 'huber'] as const)('%s takes one value for each number to predict or each class', (kind) => {
    const title = layers[kind].title.en;
    expect(layers[kind].inferShape([[1]], {}, numbers)).toEqual([1]);
    expect(layers[kind].inferShape([[10]], {}, surroundings)).toEqual([10]);
    expect(problemOf(kind, [3], {}, numbers)).toMatchObject({
      text: { en: `${title} needs 1 value, one for each number to predict, got 3 numbers.` },
      fixes: [{ layer: 'dense', fields: { units: 1 }, text: { en: 'Put a Dense layer with 1 unit before it' } }],
      mismatch: { expected: [1] },
    });
    expect(problemOf(kind, [3])).toMatchObject({ text: { en: `${title} needs 10 values, one for each class, got 3 numbers.` } });
  });
});

describe('a field', () => {
  const { units, initialization } = layers.dense.fields;
  it.each([0, 5000, 1.5, Number.NaN, '64', undefined])('refuses %s units', (value) => {
    const text = fieldProblem(units, value);
    expect(text?.en).toBe(`Units must be a whole number from 1 to 4096, got ${String(value)}.`);
    expect(text?.zh).toContain('整数');
  });

  it('refuses a choice that is not offered', () => {
    expect(fieldProblem(initialization, 'large')).toEqual({
      en: 'Initialization must be one of He, Glorot, Glorot normal, LeCun, Orthogonal, Normal, Uniform, Constant, Zeros; "large" is not.',
      zh: '权重初始化只能选He、Glorot、Glorot 正态、LeCun、正交、正态分布、均匀分布、常数、全零，没有“large”这一项。',
    });
  });
});

describe('a field that depends on a choice', () => {
  it.each([['normal', true], ['he', false]])('with initialization %s: %s', (initialization, shown) => {
    expect(isShown(layers.dense.fields.initialScale, completeFields(layers.dense, { initialization }))).toBe(shown);
  });
});

describe('a sliding window', () => {
  it.each([
    [28, 3, 1, 28],
    [28, 3, 2, 14],
    [7, 2, 2, 4],
    [5, 4, 1, 5],
    [3, 1, 2, 2],
  ])('same padding: length %i, size %i, stride %i gives %i', (length, size, stride, expected) => {
    expect(positionsOf(length, size, stride, marginsFor(length, size, stride, 'same'))).toBe(expected);
  });

  it('adds the odd zero at the end', () => {
    expect(marginsFor(4, 2, 1, 'same')).toEqual({ before: 0, after: 1 });
  });
});
