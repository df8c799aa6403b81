/** The hyperparameters that optimizers have in common. */
import type { Hyperparameter, Hyperparameters, OptimizerDefinition } from '../definition';

type Usual = Pick<Hyperparameter, 'symbol' | 'usual'>;

const closeToOne = { least: 0, most: 0.9999, scale: 'closeToOne' } as const;

/** The share of the velocity that is left after a step. */
export const friction = (): Hyperparameter => ({ symbol: 'μ', title: { en: 'Momentum', zh: '动量系数' }, usual: 0.9, ...closeToOne });

/** The share of a mean of gradients that is left after a step. */
export const meanDecay = (usual: Usual): Hyperparameter => ({ ...usual, ...closeToOne, title: { en: 'Memory for gradients', zh: '梯度的记忆' } });

/** The share of a mean of squared (or largest) gradients that is left after a step. */
export const squareDecay = (usual: Usual): Hyperparameter => ({ ...usual, ...closeToOne, title: { en: 'Memory for their size', zh: '梯度大小的记忆' } });

/** What keeps a division by almost nothing small. */
export const smallest = (usual: number): Hyperparameter => ({
  symbol: 'ε',
  title: { en: 'Smallest divisor', zh: '防止除以零的小数' },
  usual,
  least: 1e-12,
  most: 1,
  scale: 'logarithmic',
});

/** The numbers with which an optimizer was published, and with which training uses it. */
export const usualHyperparameters = ({ hyperparameters }: OptimizerDefinition): Hyperparameters =>
  Object.fromEntries(Object.entries(hyperparameters).map(([name, { usual }]) => [name, usual]));
