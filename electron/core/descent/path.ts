/** The way that an optimizer takes down a surface. */
import type { Point, SurfaceDefinition } from '../surfaces/definition';
import { Random } from '../tensor/random';
import type { Slope, SlopeAt } from './field';
import { stepperFrom, type Method } from './stepper';

export interface Race {
  readonly start: Point;
  /** The most steps a path may have. */
  readonly steps: number;
  /** Standard deviation of what is added to each element of the gradient, as the choice of a minibatch does. */
  readonly noise: number;
  /** Decides the noise, which is the same for all optimizers. */
  readonly seed: number;
}

/** A point of the path with the true loss and gradient there, without noise. */
export interface PathPoint extends Point, Slope {}

/** How many times the width of the view a point may be away from its middle before the path ends. */
const horizon = 20;

/** From the start on; it ends early where the point is no number any more or far outside of the view. */
export function pathOf({ view }: SurfaceDefinition, slopeAt: SlopeAt, method: Method, { start, steps, noise, seed }: Race): PathPoint[] {
  const take = stepperFrom(start, method);
  const random = new Random(seed);
  const disturbed = (slope: number) => (noise === 0 ? slope : slope + noise * random.normal());
  const path: PathPoint[] = [{ ...start, ...slopeAt(start) }];
  for (let step = 1; step <= steps; step++) {
    const { gradient } = path[step - 1];
    const point = take({ x: disturbed(gradient.x), y: disturbed(gradient.y) });
    const slope = slopeAt(point);
    if (!Number.isFinite(slope.loss)) break;
    path.push({ ...point, ...slope });
    if (isFar(point, view)) break;
  }
  return path;
}

const isFar = ({ x, y }: Point, { x: [left, right], y: [bottom, top] }: SurfaceDefinition['view']): boolean =>
  Math.abs(x - (left + right) / 2) > horizon * (right - left) || Math.abs(y - (bottom + top) / 2) > horizon * (top - bottom);
