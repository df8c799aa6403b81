import { datasets } from '@core/datasets';
import { describe, expect, it } from 'vitest';
import { record, recordsOf } from './cifar-files';

const { read, labels, source } = datasets.cifar10;
const whole = [1, 2, 3, 4, 5, 0].map((label) => recordsOf([label, label + 1, label + 2, label + 3]));

describe('CIFAR-10', () => {
  it('wants the six files of the official binary version', () => {
    expect(source.files).toEqual(['data_batch_1.bin', 'data_batch_2.bin', 'data_batch_3.bin', 'data_batch_4.bin', 'data_batch_5.bin', 'test_batch.bin']);
    expect(labels).toEqual(['airplane', 'automobile', 'bird', 'cat', 'deer', 'dog', 'frog', 'horse', 'ship', 'truck']);
  });

  it('keeps a tenth of the training records for validation and loses none', () => {
    const { train, validation, test } = read(whole);
    expect([train.count, validation.count, test.count]).toEqual([18, 2, 4]);
    expect([...train.labels, ...validation.labels].sort()).toEqual([1, 2, 2, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 6, 6, 6, 7, 7, 8]);
    expect(Array.from(test.labels)).toEqual([0, 1, 2, 3]);
    expect(read(whole)).toEqual({ train, validation, test });
  });

  it('keeps each label with its pixels, channels first', () => {
    const { train } = read(whole);
    train.labels.forEach((label, i) => {
      const picture = train.features.subarray(3072 * i, 3072 * (i + 1));
      expect([picture[0], picture[1023], picture[1024], picture[3071]]).toEqual([25 * label, 25 * label, 255 - 25 * label, (97 * label) % 256]);
    });
  });

  const broken = (index: number, bytes: Uint8Array) => whole.map((file, i) => (i === index ? bytes : file));
  it.each([
    ['a file that is cut off', broken(1, whole[1].subarray(0, 3000)), '"data_batch_2.bin" has 3000 bytes; a CIFAR-10 file is made of whole records of 3073 bytes, 30730000 for all 10,000.'],
    ['an empty file', broken(5, new Uint8Array()), '"test_batch.bin" has 0 bytes; a CIFAR-10 file is made of whole records of 3073 bytes, 30730000 for all 10,000.'],
    ['a label above 9', broken(4, Uint8Array.from([...record(9, [0, 0, 0]), ...record(10, [0, 0, 0])])), 'Record 1 of "data_batch_5.bin" has the label 10; the labels of CIFAR-10 go from 0 to 9.'],
  ])('refuses %s with a sentence', (_name, files, sentence) => {
    expect(() => read(files)).toThrow(sentence);
  });
});
