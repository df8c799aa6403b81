/** A price on large weights, chosen per layer. It is added to the loss, so that training keeps the weights small. */
import type { Field, FieldValues } from '../../fields/definition';
import type { Penalty } from '../definition';
import { choiceField, choiceIn, numberField, numberIn } from '../../fields/fields';

export const penaltyKinds = ['none', 'l1', 'l2', 'elastic'] as const;
export type PenaltyKind = (typeof penaltyKinds)[number];

/** TeX of R, with w for the weights that are charged; a factor ½ stands only where it is written. */
const formulas: Readonly<Record<Exclude<PenaltyKind, 'none'>, string>> = {
  l1: String.raw`R = \lambda \sum_i |w_i|`,
  l2: String.raw`R = \lambda \sum_i w_i^2`,
  elastic: String.raw`R = \tfrac{\lambda}{2} \sum_i |w_i| + \tfrac{\lambda}{2} \sum_i w_i^2`,
};

/** The fields of a layer with weights: which penalty, and how strong. */
export const penaltyFields: Readonly<Record<'penalty' | 'penaltyStrength', Field>> = {
  penalty: choiceField({
    label: { en: 'Weight penalty', zh: '权重惩罚' },
    help: {
      en: 'Added to the loss so that the weights stay small: L1 (λ Σ|w|) makes many of them exactly zero, L2 (λ Σw²) keeps all of them small, elastic takes half of each. Biases are not charged.',
      zh: '加在损失上，使权重保持较小：L1（λ Σ|w|）让许多权重变为零，L2（λ Σw²）让所有权重都小一些，弹性网则各取一半。偏置不受惩罚。',
    },
    initial: 'none',
    options: [
      { value: 'none', label: { en: 'None', zh: '无' } },
      { value: 'l1', label: { en: 'L1', zh: 'L1' } },
      { value: 'l2', label: { en: 'L2', zh: 'L2' } },
      { value: 'elastic', label: { en: 'Elastic', zh: '弹性网' } },
    ],
  }),
  penaltyStrength: numberField({
    label: { en: 'Strength λ', zh: '强度 λ' },
    help: { en: 'How much the penalty counts beside the loss. Too strong, and the network learns nothing.', zh: '惩罚相对于损失的分量。太强时网络什么也学不到。' },
    initial: 0.001,
    least: 0,
    most: 10,
    step: 0.001,
    when: { field: 'penalty', is: ['l1', 'l2', 'elastic'] },
  }),
};

/** What those fields charge the weights of a layer for; factors of 0 if they choose nothing known. */
export function weightPenalty(fields: FieldValues): Penalty {
  const kind = choiceIn(fields, 'penalty');
  return penaltyOf(isPenaltyKind(kind) ? kind : 'none', numberIn(fields, 'penaltyStrength'));
}

/** A penalty of that kind and strength λ ≥ 0. */
export const penaltyOf = (kind: PenaltyKind, strength: number): Penalty => ({
  l1: kind === 'l1' ? strength : kind === 'elastic' ? strength / 2 : 0,
  l2: kind === 'l2' ? strength : kind === 'elastic' ? strength / 2 : 0,
});

/** TeX of what those fields add to the loss, or `undefined`. */
export const penaltyFormula = ({ penalty }: FieldValues): string | undefined =>
  isPenaltyKind(penalty) && penalty !== 'none' ? formulas[penalty] : undefined;

const isPenaltyKind = (value: unknown): value is PenaltyKind => penaltyKinds.some((kind) => kind === value);
