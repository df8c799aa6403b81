import { numberField, numberIn } from '../fields/fields';
import { curveFamily } from './shared/curve';
import { noiseField, seedField, sizeField } from './shared/fields';

/** Periods of a sine over -1 … 1: the smallest problem of curved regression. */
export const wave = curveFamily({
  name: 'wave',
  title: { en: 'Noisy wave', zh: '带噪声的波' },
  summary: { en: 'Points along a sine, one number to predict', zh: '正弦曲线附近的点，预测一个数' },
  fields: {
    periods: numberField({
      label: { en: 'Periods', zh: '周期数' },
      help: { en: 'How many whole waves lie between -1 and 1.', zh: '从 -1 到 1 有几个完整的波。' },
      initial: 2,
      least: 0.25,
      most: 8,
      step: 0.25,
    }),
    noise: noiseField(0.1),
    size: sizeField(200),
    seed: seedField(7),
  },
  curve: (x, fields) => Math.sin(numberIn(fields, 'periods') * Math.PI * x),
});
