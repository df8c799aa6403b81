import { activation } from './shared/activation';

export const relu = activation({
  kind: 'relu',
  title: { en: 'ReLU', zh: 'ReLU' },
  summary: { en: 'Lets positive values pass, stops negative ones', zh: '正值通过，负值变为 0' },
  synonyms: ['rectifier', '修正线性'],
  formula: String.raw`y = \max(0, x)`,
  torchCall: (x) => `F.relu(${x})`,
  apply: (build, x) => build.relu(x),
  flat: { dead: 0 },
  flopPerElement: 1,
});
