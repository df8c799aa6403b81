import type { Text } from '../tensor/text';
import type { LayerDefinition } from './definition';
import { hinge } from './hinge';
import { requireScores } from './shared/outputs';
import { line, soft } from './shared/picture';

const title: Text = { en: 'Squared hinge', zh: '平方合页' };

/** The support vector machine whose violations are squared; everything else is as in `hinge`. */
export const squaredHinge: LayerDefinition = {
  ...hinge,
  kind: 'squaredHinge',
  title,
  summary: { en: 'As hinge, with violations squared', zh: '与合页相同，但差距要平方' },
  synonyms: ['svm', 'output', '支持向量机', '输出'],
  picture: [soft('M3 3Q7 19 14 19H3z'), line('M3 3Q7 19 14 19H21')],
  formula: String.raw`L = \sum_{j \ne y} \max(0,\; s_j - s_y + \Delta)^2`,
  inferShape: ([input], _fields, surroundings) => {
    requireScores(title, input, surroundings);
    return input;
  },
  loss: 'squaredHinge',
};
