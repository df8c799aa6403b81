import { marginField, scoresOutput } from './shared/outputs';
import { line, soft } from './shared/picture';

/** The support vector machine whose violations are squared; for display, see `hinge`. */
export const squaredHinge = scoresOutput({
  kind: 'squaredHinge',
  title: { en: 'Squared hinge', zh: '平方合页' },
  summary: { en: 'As hinge, with violations squared', zh: '与合页相同，但差距要平方' },
  synonyms: ['svm', 'output', '支持向量机', '输出'],
  picture: [soft('M3 3Q7 19 14 19H3z'), line('M3 3Q7 19 14 19H21')],
  formula: String.raw`L = \sum_{j \ne y} \max(0,\; s_j - s_y + \Delta)^2`,
  fields: { delta: marginField },
  build: ({ build, inputs: [scores] }) => build.softmax(scores, { axis: 1 }),
  torch: ({ x, truth, shapes: [[classes]], fields: { delta } }) => ({ forward: `F.softmax(${x}, 1)`, loss: `${classes} * F.multi_margin_loss(${x}, ${truth}, p=2, margin=${String(delta)})` }),
  loss: 'squaredHinge',
  samples: [{ inputs: [[10]] }, { inputs: [[10]], fields: { delta: 0.5 } }],
});
