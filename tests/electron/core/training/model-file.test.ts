import { datasetOf, datasets } from '@core/datasets';
import { planNetwork } from '@core/network/plan';
import { surroundingsOf } from '@core/network/surroundings';
import { readModel } from '@core/onnx/read-model';
import { templates } from '@core/templates';
import { interpretInference } from '@core/training/evaluate';
import { imagesOf } from '@core/training/examples';
import { initializeParameters } from '@core/training/initialize';
import { decodeModel } from '@core/onnx/decode-model';
import { exportModel, readModelCard } from '@core/training/model-file';
import { preprocess, type Pixels } from '@core/training/preprocess';
import { resizeModel } from '@core/training/resize-model';
import { float32, int64 } from '@core/tensor/tensor';
import { describe, expect, it } from 'vitest';
import { ModelSession } from '../../../../electron/runtime/session';
import { openToy, toyPlan, toySplit } from './toy';

const parameters = initializeParameters(toyPlan, 1);
const toyDataset = { ...datasets.mnist, labels: ['left', 'right', 'dark'] };
const file = exportModel(toyPlan, parameters, toyDataset, '1.2.3');

describe('an exported model', () => {
  it('says what it is', () => {
    expect(readModelCard('toy.onnx', file)).toEqual({
      name: 'toy',
      dataset: 'mnist',
      labels: toyDataset.labels,
      pictures: 'lightOnDark',
      exampleShape: [1, 2, 2],
    });
  });

  it('computes in onnxruntime what the interpreter computes, for any batch size', async () => {
    const trained = await openToy();
    await trained.run();
    const learned = trained.parameters();
    const session = await ModelSession.open(exportModel(toyPlan, learned, toyDataset, '1'));
    for (const size of [1, 7, 30]) {
      const image = imagesOf(toySplit(30), [1, 2, 2], 0, size);
      const [ours, theirs] = [await interpretInference(toyPlan, learned)({ image }), await session.run({ image })];
      for (const name of ['logits', 'probabilities']) {
        expect(theirs[name].shape).toEqual([size, 3]);
        theirs[name].data.forEach((value, i) => expect(value).toBeCloseTo(ours[name].data[i], 5));
      }
    }
    await session.close();
  });

  it.each([
    ['nothing', new Uint8Array()],
    ['text', Uint8Array.from('hello, this is no model', (letter) => letter.charCodeAt(0))],
    ['half a model', file.slice(0, file.length / 2)],
  ])('is not taken from %s', (_name, bytes) => {
    expect(() => readModelCard('a.onnx', bytes)).toThrow('"a.onnx" is not an ONNX model.');
  });

  it('is not believed if it names other classes than it has', () => {
    const claiming = exportModel(toyPlan, parameters, datasets.mnist, '1');
    expect(() => readModelCard('claim.onnx', claiming)).toThrow('"claim.onnx" is an ONNX model, but not one that this app exported');
  });

  it('that predicts numbers or never saw pictures says so', () => {
    const exported = (name: string) => {
      const { network } = templates.find((each) => each.name === name)!;
      const plan = planNetwork(network, surroundingsOf(network));
      return exportModel(plan, initializeParameters(plan, 1), datasetOf(network), '1');
    };
    const wave = exported('wave-mlp');
    expect(readModel(wave, { batchSize: 5 }).outputs.prediction.type.shape).toEqual([5, 1]);
    expect(decodeModel('wave.onnx', wave).metadataProps).toContainEqual(expect.objectContaining({ key: 'targets', value: '["y"]' }));
    expect(() => readModelCard('wave.onnx', wave)).toThrow('"wave.onnx" predicts numbers, not classes, so it cannot name what is in a picture.');
    expect(() => readModelCard('spiral.onnx', exported('spiral-mlp'))).toThrow('"spiral.onnx" learned from examples that are not pictures, or of a kind this app cannot prepare, so it cannot classify pictures.');
  });

  it('is told from a model that says nothing about pictures', () => {
    expect(() => readModelCard('resize.onnx', resizeModel('1'))).toThrow('"resize.onnx" is an ONNX model, but not one that this app exported');
  });
});

describe('the resize model', () => {
  it('averages when it shrinks and keeps a flat image flat', async () => {
    const session = await ModelSession.open(resizeModel('1'));
    const checker = float32([1, 1, 8, 8], Float32Array.from({ length: 64 }, (_, i) => ((i + (i >> 3)) % 2 ? 200 : 0)));
    const { resized } = await session.run({ image: checker, sizes: int64([4], [1, 1, 2, 2]) });
    expect(resized.shape).toEqual([1, 1, 2, 2]);
    resized.data.forEach((value) => expect(Math.abs(value - 100)).toBeLessThan(15));
    const grown = await session.run({ image: float32([1, 1, 2, 3], new Float32Array(6).fill(42)), sizes: int64([4], [1, 1, 9, 5]) });
    expect(Array.from(grown.resized.data)).toEqual(new Array(45).fill(42));
    await session.close();
  });

  it('brings a picture of any size into the frame of the network', async () => {
    const session = await ModelSession.open(resizeModel('1'));
    const [width, height] = [151, 83];
    const isInk = (i: number) => Math.abs((i % width) - 70) < 6 && Math.abs(Math.floor(i / width) - 40) < 30;
    const picture: Pixels = { width, height, pixels: Uint8Array.from({ length: 4 * width * height }, (_, i) => (i % 4 === 3 ? 255 : isInk(i >> 2) ? 20 : 230)) };
    const seen = await preprocess(picture, [1, 28, 28], (feeds) => session.run(feeds));
    expect(seen.shape).toEqual([1, 1, 28, 28]);
    expect(Math.max(...seen.data)).toBe(255);
    expect(seen.data[13 * 28 + 13]).toBeGreaterThan(200);
    expect(seen.data[0]).toBe(0);
    await session.close();
  });
});
