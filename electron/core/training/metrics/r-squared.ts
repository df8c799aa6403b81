import type { Tensor } from '../../tensor/tensor';

/** How several targets become one number: each counts the same, or as much as it varies. */
export type Weighting = 'equal' | 'variance';

/**
 * Coefficient of determination, 1 - Σ(t - p)² / Σ(t - mean t)², batch by batch: 1 is perfect, 0 as good as always saying
 * the mean. Of several targets the mean of their coefficients, where one that never changes counts 1 if it is met exactly,
 * else 0; or, weighted by variance, the share of all variance that is explained (as scikit-learn's `r2_score` with
 * `multioutput='uniform_average'` and `'variance_weighted'`).
 */
export class RSquared {
  private readonly means: Float64Array;
  /** Σ(t - mean t)² and Σ(t - p)² of each target. */
  private readonly totals: Float64Array;
  private readonly residuals: Float64Array;
  private examples = 0;

  constructor(
    private readonly targetCount: number,
    private readonly weighting: Weighting = 'equal',
  ) {
    this.means = new Float64Array(targetCount);
    this.totals = new Float64Array(targetCount);
    this.residuals = new Float64Array(targetCount);
  }

  /** Predictions and targets in the same order, `targetCount` numbers for each example. */
  add({ data: predictions }: Tensor, { data: targets }: Tensor): void {
    for (let row = 0; row < targets.length; row += this.targetCount) {
      this.examples++;
      for (let target = 0; target < this.targetCount; target++) this.note(target, predictions[row + target], targets[row + target]);
    }
  }

  get value(): number {
    if (this.weighting === 'variance') return coefficient(sum(this.residuals), sum(this.totals));
    return sum(this.totals.map((total, target) => coefficient(this.residuals[target], total))) / this.targetCount;
  }

  /** Welford's way to a mean and the squares around it, in which nothing cancels. */
  private note(target: number, prediction: number, truth: number): void {
    const before = truth - this.means[target];
    this.means[target] += before / this.examples;
    this.totals[target] += before * (truth - this.means[target]);
    this.residuals[target] += (truth - prediction) ** 2;
  }
}

const sum = (values: Float64Array): number => values.reduce((all, value) => all + value, 0);

function coefficient(residual: number, total: number): number {
  if (total === 0) return residual === 0 ? 1 : 0;
  return 1 - residual / total;
}
