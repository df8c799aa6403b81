import { Random } from '../tensor/random';
import type { ClassDataset, PictureSplit } from './definition';

const side = 32;
const pixels = 3 * side * side;
/** A label, then the red, the green and the blue plane. */
const recordBytes = 1 + pixels;

/** 5,000 of the 50,000; of smaller files the same share. */
const validationShare = 0.1;

/** The split never depends on the seed of a run, so that validation figures of different runs compare. */
const splitSeed = 10;

const trainFiles = [1, 2, 3, 4, 5].map((number) => `data_batch_${number}.bin`);
const testFile = 'test_batch.bin';

/**
 * Small color photographs of ten kinds of things (Krizhevsky 2009), in the binary version of the official site. Too
 * large to come with the app, so the person says in which folder the files are. Files with fewer records are taken too.
 */
export const cifar10 = {
  name: 'cifar10',
  title: { en: 'CIFAR-10 photographs', zh: 'CIFAR-10 照片' },
  summary: {
    en: '60,000 color photographs of 10 kinds of things, 32×32 pixels; from a folder of yours',
    zh: '6 万张 10 类事物的彩色照片，32×32 像素；文件放在你选的文件夹里',
  },
  exampleShape: [3, side, side],
  features: 'uint8',
  labels: ['airplane', 'automobile', 'bird', 'cat', 'deer', 'dog', 'frog', 'horse', 'ship', 'truck'],
  /** Over all three channels of the 50,000 training images, as published with Geifman's cifar-vgg (120.707 and 64.15). */
  mean: 120.707,
  deviation: 64.15,
  source: { kind: 'folder', files: [...trainFiles, testFile] },
  read: (files) => {
    const batches = files.map((bytes, i) => records([...trainFiles, testFile][i], bytes));
    const train = batches.slice(0, trainFiles.length).flat();
    const order = Array.from(new Random(splitSeed).permutation(train.length), (index) => train[index]);
    const validationCount = Math.max(1, Math.round(validationShare * train.length));
    return { train: gather(order.slice(validationCount)), validation: gather(order.slice(0, validationCount)), test: gather(batches[trainFiles.length]) };
  },
} satisfies ClassDataset;

/** The records of a file, each sharing its memory. */
function records(name: string, bytes: Uint8Array): Uint8Array[] {
  if (bytes.length === 0 || bytes.length % recordBytes !== 0) {
    throw new Error(`"${name}" has ${bytes.length} bytes; a CIFAR-10 file is made of whole records of ${recordBytes} bytes, ${10_000 * recordBytes} for all 10,000.`);
  }
  const found = Array.from({ length: bytes.length / recordBytes }, (_, i) => bytes.subarray(i * recordBytes, (i + 1) * recordBytes));
  const wrong = found.findIndex(([label]) => label > 9);
  if (wrong >= 0) throw new Error(`Record ${wrong} of "${name}" has the label ${found[wrong][0]}; the labels of CIFAR-10 go from 0 to 9.`);
  return found;
}

function gather(chosen: readonly Uint8Array[]): PictureSplit {
  const features = new Uint8Array(chosen.length * pixels);
  chosen.forEach((record, i) => features.set(record.subarray(1), i * pixels));
  return { count: chosen.length, features, labels: Uint8Array.from(chosen, ([label]) => label) };
}
