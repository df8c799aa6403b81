/** What became of a racer, to be said in words. */
import type { Minimum, Point, SurfaceDefinition } from '../surfaces/definition';
import type { PathPoint, Race } from './path';

export type Verdict =
  /** From that step on it is at the minimum. */
  | { readonly kind: 'arrived'; readonly step: number; readonly minimum: Minimum }
  /** It left the view at that step and did not come back; `upwards` if the loss is larger than at the start. */
  | { readonly kind: 'left'; readonly step: number; readonly upwards: boolean }
  /** It hardly moves and the slope is almost zero, but this is no minimum. */
  | { readonly kind: 'stuck' }
  /** Still on its way. */
  | { readonly kind: 'underway' };

/** Closer to a minimum than this share of the diagonal of the view is at the minimum. */
const arrivalShare = 0.01;
/** Shorter than this share of the diagonal in the last tenth of the path is hardly moving. */
const stillShare = 1e-3;

/** Judges a whole path. */
export function verdictOf({ view, minima }: SurfaceDefinition, path: readonly PathPoint[], { steps }: Pick<Race, 'steps'>): Verdict {
  const diagonal = Math.hypot(view.x[1] - view.x[0], view.y[1] - view.y[0]);
  const last = path.at(-1)!;
  const step = firstOfTail(path, (point) => !isInside(point, view));
  if (step !== null || path.length <= steps) return { kind: 'left', step: step ?? path.length, upwards: !(last.loss < path[0].loss) };
  const minimum = minima.find((each) => distance(each, last) < arrivalShare * diagonal);
  if (minimum) return { kind: 'arrived', minimum, step: firstOfTail(path, (point) => distance(point, minimum) < arrivalShare * diagonal)! };
  const earlier = path[Math.floor(0.9 * (path.length - 1))];
  return { kind: steps > 0 && distance(earlier, last) < stillShare * diagonal ? 'stuck' : 'underway' };
}

/** The first step from which on all points are so; `null` if the last is not. */
function firstOfTail(path: readonly PathPoint[], holds: (point: PathPoint) => boolean): number | null {
  const before = path.findLastIndex((point) => !holds(point));
  return before === path.length - 1 ? null : before + 1;
}

const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);

const isInside = ({ x, y }: Point, view: SurfaceDefinition['view']): boolean =>
  x >= view.x[0] && x <= view.x[1] && y >= view.y[0] && y <= view.y[1];
