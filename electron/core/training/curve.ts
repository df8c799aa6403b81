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
  /** What its update was computed with; absent in what older versions kept. */
  readonly learningRate?: number;
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

/** Changed in place: a tiny network adds more than a hundred thousand points a second. */
interface Bucket<P> {
  count: number;
  lowest: P;
  highest: P;
}

/** Puts a later bucket into an earlier one. */
function absorb<P extends Point>(bucket: Bucket<P>, { count, lowest, highest }: Bucket<P>): void {
  bucket.count += count;
  if (lowest.loss < bucket.lowest.loss) bucket.lowest = lowest;
  if (highest.loss > bucket.highest.loss) bucket.highest = highest;
}

/** Points of the buckets in the order of their steps. */
function pointsOf<P extends Point>(buckets: readonly Bucket<P>[]): P[] {
  const points: P[] = [];
  for (const { lowest, highest } of buckets) {
    if (lowest === highest) points.push(lowest);
    else if (lowest.step < highest.step) points.push(lowest, highest);
    else points.push(highest, lowest);
  }
  return points;
}

/** One curve in at most `capacity` buckets, so of at most twice as many points and the last one. */
export class BoundedCurve<P extends Point> {
  private buckets: Bucket<P>[] = [];
  private pointsPerBucket = 1;
  private last: P | undefined;

  constructor(private readonly capacity: number) {}

  add(point: P): void {
    this.last = point;
    const newest = this.buckets.at(-1);
    if (newest === undefined || newest.count >= this.pointsPerBucket) this.begin(point);
    else {
      newest.count++;
      if (point.loss < newest.lowest.loss) newest.lowest = point;
      if (point.loss > newest.highest.loss) newest.highest = point;
    }
  }

  /** In the order of their steps, to the last one. */
  points(): P[] {
    const points = pointsOf(this.buckets);
    if (this.last && this.last.step !== points.at(-1)?.step) points.push(this.last);
    return points;
  }

  /** Drops the points at `step` and after it, as far as they are still known. */
  cutFrom(step: number): void {
    if (this.last === undefined || this.last.step < step) return;
    while (this.buckets.length > 0) {
      const bucket = this.buckets.pop()!;
      const kept = pointsOf([bucket]).filter((point) => point.step < step);
      if (kept.length === 0) continue;
      const [earlier, later = earlier] = kept;
      this.buckets.push({ count: bucket.count, ...(earlier.loss <= later.loss ? { lowest: earlier, highest: later } : { lowest: later, highest: earlier }) });
      break;
    }
    this.last = pointsOf(this.buckets.slice(-1)).at(-1);
  }

  clear(): void {
    this.last = undefined;
    this.buckets = [];
    this.pointsPerBucket = 1;
  }

  private begin(point: P): void {
    this.buckets.push({ count: 1, lowest: point, highest: point });
    if (this.buckets.length > this.capacity) this.halve();
  }

  private halve(): void {
    this.buckets.forEach((bucket, i) => {
      if (i % 2 === 1) absorb(this.buckets[i - 1], bucket);
    });
    this.buckets = this.buckets.filter((_, i) => i % 2 === 0);
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
