import { integerField, numberIn } from '../fields/fields';
import { noiseField, seedField, sizeField } from './shared/fields';
import { planeClasses } from './shared/plane-classes';

/** Tiles of two colors over -1 … 1: many separate regions, hard for a small network. */
export const checkerboard = planeClasses({
  name: 'checkerboard',
  title: { en: 'Checkerboard', zh: '棋盘' },
  summary: { en: 'Tiles of two classes in turn', zh: '两类方格交替排列' },
  fields: {
    tiles: integerField({
      label: { en: 'Tiles a side', zh: '每边格数' },
      help: { en: 'How many tiles lie side by side.', zh: '每一边并排几个方格。' },
      initial: 4,
      least: 2,
      most: 8,
    }),
    noise: noiseField(0),
    size: sizeField(400),
    seed: seedField(1),
  },
  classCount: () => 2,
  place: ({ label, fields, random }) => {
    const tiles = numberIn(fields, 'tiles');
    const among = (count: number) => Math.floor(count * random.uniform());
    const row = among(tiles);
    // Every other tile of a row is of this class; in a row of an odd number, one color has one tile more.
    const first = (row + label) % 2;
    const column = first + 2 * among(Math.ceil((tiles - first) / 2));
    const within = (tile: number) => (2 * (tile + random.uniform())) / tiles - 1;
    const noise = numberIn(fields, 'noise');
    return [within(column) + noise * random.normal(), within(row) + noise * random.normal()];
  },
});
