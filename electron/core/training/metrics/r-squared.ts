/**
 * Coefficient of determination, 1 - Σ(t - p)² / Σ(t - mean t)²: 1 is perfect, 0 as good as always saying the mean.
 * Of several targets the mean of their coefficients; of a target that never changes 1 if it is met exactly, else 0
 * (both as scikit-learn's `r2_score` does).
 * @param targets one example after the other, `targetCount` numbers each
 */
export function rSquared(predictions: ArrayLike<number>, targets: ArrayLike<number>, targetCount: number): number {
  let sum = 0;
  for (let target = 0; target < targetCount; target++) sum += ofOne(predictions, targets, target, targetCount);
  return sum / targetCount;
}

function ofOne(predictions: ArrayLike<number>, targets: ArrayLike<number>, first: number, stride: number): number {
  let mean = 0;
  for (let i = first; i < targets.length; i += stride) mean += targets[i] / (targets.length / stride);
  let [residual, total] = [0, 0];
  for (let i = first; i < targets.length; i += stride) {
    residual += (targets[i] - predictions[i]) ** 2;
    total += (targets[i] - mean) ** 2;
  }
  if (total === 0) return residual === 0 ? 1 : 0;
  return 1 - residual / total;
}
