/**
 * Points of the curves that wait for a page. Bounded: when a queue is full it is thinned to half by keeping, of each
 * four neighbours, the lowest and the highest, so that peaks and the envelope of the curve survive.
 */
import type { RunPoints } from '../ipc/engine-protocol';

interface Point {
  readonly step: number;
  readonly loss: number;
}

/** Keeps the lowest and the highest of each four points, in order; never more than half plus three. */
export function thin<P extends Point>(points: readonly P[]): P[] {
  const kept: P[] = [];
  for (let start = 0; start < points.length; start += 4) {
    const group = points.slice(start, start + 4);
    if (group.length <= 2) kept.push(...group);
    else kept.push(...extremes(group));
  }
  return kept;
}

function extremes<P extends Point>(group: readonly P[]): P[] {
  const lowest = group.reduce((a, b) => (b.loss < a.loss ? b : a));
  const highest = group.reduce((a, b) => (b.loss > a.loss ? b : a));
  if (lowest === highest) return [group[0], group[group.length - 1]];
  return lowest.step < highest.step ? [lowest, highest] : [highest, lowest];
}

export class PointQueue {
  private training: RunPoints['training'][number][] = [];
  private validation: RunPoints['validation'][number][] = [];

  /** @param capacity most points of one curve */
  constructor(private readonly capacity: number) {}

  get isEmpty(): boolean {
    return this.training.length === 0 && this.validation.length === 0;
  }

  add(points: RunPoints): void {
    this.training = this.bounded(this.training, points.training);
    this.validation = this.bounded(this.validation, points.validation);
  }

  /** The points added so far; they stay. */
  peek(): RunPoints {
    return { training: this.training, validation: this.validation };
  }

  /** The points added so far; the queue is empty afterwards. */
  take(): RunPoints {
    const points = this.peek();
    this.clear();
    return points;
  }

  clear(): void {
    this.training = [];
    this.validation = [];
  }

  private bounded<P extends Point>(before: readonly P[], added: readonly P[]): P[] {
    let points = [...before, ...added];
    while (points.length > this.capacity) points = thin(points);
    return points;
  }
}
