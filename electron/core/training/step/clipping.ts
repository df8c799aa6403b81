/** Gradient clipping: a gradient that grew too large is cut down before the optimizer sees it. */
import type { Value } from '../../graph/graph';
import type { OpBuilder } from '../../ops/builder';
import type { TrainingSettings } from '../settings';
import type { Gradients } from './accumulation';

export interface Clipped {
  readonly gradients: Gradients;
  /** L2 norm of the whole gradient before it was clipped: clipping would hide that it was not finite. */
  readonly norm?: Value;
}

export function clip(build: OpBuilder, { clipping, clippingLimit }: Pick<TrainingSettings, 'clipping' | 'clippingLimit'>, gradients: Gradients): Clipped {
  if (clipping === 'none') return { gradients };
  const norm = globalNorm(build, [...gradients.values()]);
  const clipEach = (change: (gradient: Value) => Value): Gradients => new Map([...gradients].map(([name, gradient]) => [name, change(gradient)]));
  if (clipping === 'value') return { norm, gradients: clipEach((gradient) => build.clip(gradient, { min: -clippingLimit, max: clippingLimit })) };
  // Exactly 1 while the norm is within the limit (Pascanu et al. 2013, algorithm 1).
  const scale = build.div(clippingLimit, build.max(norm, clippingLimit));
  return { norm, gradients: clipEach((gradient) => build.mul(gradient, scale)) };
}

const globalNorm = (build: OpBuilder, parts: readonly Value[]): Value =>
  build.sqrt(parts.map((part) => build.reduceSum(build.mul(part, part), { keepdims: 0 })).reduce((sum, square) => build.add(sum, square)));
