/**
 * The curves of a run, bounded: one that grows too long is divided into buckets of equally many points, of which the
 * lowest and the highest stay, so that the envelope and every peak survive.
 */

export interface TrainingPoint {
  /** Counts from 1. */
  readonly step: number;
  /** Mean over the examples of the step, before its update; without the penalty. */
  readonly loss: number;
  /** The loss of each of several output layers, before its weight, by layer id. */
  readonly parts?: Readonly<Record<string, number>>;
  /** What the weights were charged on top; absent if they are not charged. */
  readonly penalty?: number;
}

/** An evaluation on validation examples: the share of right classes, or how far predicted numbers are off on average. */
export type ValidationPoint = Pick<TrainingPoint, 'step' | 'loss' | 'parts'> & { readonly examples: number } & (
  | { readonly accuracy: number }
  | { readonly meanAbsoluteError: number }
);

export interface CurvePoints {
  readonly training: readonly TrainingPoint[];
  readonly validation: readonly ValidationPoint[];
}

interface Point {
  readonly step: number;
  readonly loss: number;
}

interface Bucket<P> {
  readonly count: number;
  readonly lowest: P;
  readonly highest: P;
}

function join<P extends Point>(a: Bucket<P>, b: Bucket<P>): Bucket<P> {
  return {
    count: a.count + b.count,
    lowest: b.lowest.loss < a.lowest.loss ? b.lowest : a.lowest,
    highest: b.highest.loss > a.highest.loss ? b.highest : a.highest,
  };
}

const inOrder = <P extends Point>({ lowest, highest }: Bucket<P>): P[] => {
  if (lowest === highest) return [lowest];
  return lowest.step < highest.step ? [lowest, highest] : [highest, lowest];
};

/** One curve in at most `capacity` buckets, so of at most twice as many points and the last one. */
export class BoundedCurve<P extends Point> {
  private buckets: Bucket<P>[] = [];
  private pointsPerBucket = 1;
  private last: P | undefined;

  constructor(private readonly capacity: number) {}

  add(point: P): void {
    this.last = point;
    const added = { count: 1, lowest: point, highest: point };
    const last = this.buckets.at(-1);
    if (last && last.count < this.pointsPerBucket) this.buckets[this.buckets.length - 1] = join(last, added);
    else this.buckets.push(added);
    if (this.buckets.length > this.capacity) this.halve();
  }

  /** In the order of their steps, to the last one. */
  points(): P[] {
    const points = this.buckets.flatMap(inOrder);
    if (this.last && this.last.step !== points.at(-1)?.step) points.push(this.last);
    return points;
  }

  /** Drops the points at `step` and after it, as far as they are still known. */
  cutFrom(step: number): void {
    if (this.last === undefined || this.last.step < step) return;
    while (this.buckets.length > 0) {
      const bucket = this.buckets.pop()!;
      const kept = inOrder(bucket).filter((point) => point.step < step);
      if (kept.length === 0) continue;
      const [earlier, later = earlier] = kept;
      this.buckets.push({ count: bucket.count, ...(earlier.loss <= later.loss ? { lowest: earlier, highest: later } : { lowest: later, highest: earlier }) });
      break;
    }
    this.last = this.buckets.slice(-1).flatMap(inOrder).at(-1);
  }

  clear(): void {
    this.last = undefined;
    this.buckets = [];
    this.pointsPerBucket = 1;
  }

  private halve(): void {
    const joined: Bucket<P>[] = [];
    for (let i = 0; i < this.buckets.length; i += 2) {
      const second = this.buckets.at(i + 1);
      joined.push(second ? join(this.buckets[i], second) : this.buckets[i]);
    }
    this.buckets = joined;
    this.pointsPerBucket *= 2;
  }
}

/** Both curves of one run. */
export class RunCurves {
  private readonly training: BoundedCurve<TrainingPoint>;
  private readonly validation: BoundedCurve<ValidationPoint>;

  /** @param capacity most buckets of one curve */
  constructor(capacity: number) {
    this.training = new BoundedCurve(capacity);
    this.validation = new BoundedCurve(capacity);
  }

  add(points: CurvePoints): void {
    for (const point of points.training) this.training.add(point);
    for (const point of points.validation) this.validation.add(point);
  }

  /** Drops what is done again: training from one step on, validation from another. */
  cutFrom(training: number, validation: number): void {
    this.training.cutFrom(training);
    this.validation.cutFrom(validation);
  }

  /** The points added so far; they stay. */
  peek(): CurvePoints {
    return { training: this.training.points(), validation: this.validation.points() };
  }

  /** The points added so far; none are left afterwards. */
  take(): CurvePoints {
    const points = this.peek();
    this.clear();
    return points;
  }

  clear(): void {
    this.training.clear();
    this.validation.clear();
  }
}
