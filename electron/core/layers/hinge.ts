import { marginField, scoresOutput } from './shared/outputs';
import { line, soft } from './shared/picture';

/**
 * Multiclass support vector machine: the right class must win by a margin.
 * An SVM knows no probabilities; for display its scores go through softmax, which keeps their order.
 */
export const hinge = scoresOutput({
  kind: 'hinge',
  title: { en: 'Hinge (SVM)', zh: '合页（SVM）' },
  summary: { en: 'The right score must win by a margin', zh: '正确类别的得分要领先一段间隔' },
  synonyms: ['svm', 'output', '支持向量机', '输出'],
  picture: [soft('M3 4L14 19H3z'), line('M3 4L14 19H21')],
  formula: String.raw`L = \sum_{j \ne y} \max(0,\; s_j - s_y + \Delta)`,
  fields: { delta: marginField },
  build: ({ build, inputs: [scores] }) => build.softmax(scores, { axis: 1 }),
  torch: ({ x, truth, shapes: [[classes]], fields: { delta } }) => ({ forward: `F.softmax(${x}, 1)`, loss: `${classes} * F.multi_margin_loss(${x}, ${truth}, margin=${String(delta)})` }),
  loss: 'multiclassHinge',
  samples: [{ inputs: [[10]] }, { inputs: [[10]], fields: { delta: 0.5 } }],
});
