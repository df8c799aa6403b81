import { expect, it } from 'vitest';
import { cellWidth, chipOf } from '../../../../renderer/visuals/tensor-chip/encode';
import { samples } from '../../../../renderer/visuals/tensor-chip/sample';

it('few numbers of one example are written, in as many columns as there is room for', () => {
  const chip = chipOf(samples.numbers, 2.5 * cellWidth);
  if (chip.kind !== 'numbers') throw new Error(chip.kind);
  expect(chip.columns).toBe(2);
  expect(chip.cells.map(({ exact }) => Number(exact))).toEqual([...samples.numbers.data]);
  expect(chip.cells.map(({ isNegative }) => isNegative)).toEqual(Array.from(samples.numbers.data, (value) => value < 0));
  expect(Math.max(...chip.cells.map(({ share }) => share))).toBe(1);
  expect(chipOf(samples.numbers, 0)).toMatchObject({ columns: 1 });
  expect(chipOf(samples.numbers, 5000)).toMatchObject({ columns: 8 });
});

it('channels of one example are pictures on one scale; those that have no room are counted', () => {
  const chip = chipOf(samples.maps, 60);
  if (chip.kind !== 'picture') throw new Error(chip.kind);
  expect(chip.pictures).toHaveLength(4);
  expect(chip.more).toBe(2);
  expect(chip.columns).toBe(2);
  expect(chipOf(samples.maps, 300)).toMatchObject({ columns: 4 });
  expect([...chip.pictures[1].channels[0] as Float32Array]).toEqual([...samples.maps.data.subarray(64, 128)]);
  expect(chip.most).toBe(Math.max(...Array.from(samples.maps.data, Math.abs)));
});

it('a batch is a histogram, colored by the side of zero', () => {
  const chip = chipOf(samples.batch, 60);
  if (chip.kind !== 'histogram') throw new Error(chip.kind);
  expect(Math.max(...chip.bars.map(({ height }) => height))).toBe(1);
  expect(chip.bars[0].isNegative).toBe(true);
  expect(chip.bars.at(-1)!.isNegative).toBe(false);
  expect([chip.least, chip.most]).toEqual(['-1', '1']);
});

it('says what is not a number', () => {
  const chip = chipOf({ dtype: 'float32', shape: [1, 2], data: Float32Array.from([NaN, -Infinity]) }, 60);
  expect(chip).toMatchObject({ kind: 'numbers', cells: [{ text: 'NaN', share: 0 }, { text: '−∞', share: 0 }] });
});
