/** Back-pressure towards one page: a frame costs a credit; without one the latest state waits and points queue up. */
import type { RunFrame, RunPoints } from '../ipc/engine-protocol';
import { RunCurves } from '@core/training/curve';
import { bucketsPerFrame } from './training/publisher';

/** The page grants two; more would only be a queue of stale frames. */
const mostCredits = 4;
/** Two points each, so about 64 KB in one message. */
export const pointCapacity = 1024;

export class FrameGate {
  private credits = 0;
  private latest: RunFrame | null = null;
  private readonly points = new RunCurves(bucketsPerFrame);

  constructor(private readonly send: (frame: RunFrame, points: RunPoints) => void) {}

  /** A newer frame replaces one that was not sent; no point is forgotten. */
  offer(frame: RunFrame, points: RunPoints): void {
    this.latest = frame;
    this.points.add(points);
    this.flush();
  }

  grant(): void {
    this.credits = Math.min(this.credits + 1, mostCredits);
    this.flush();
  }

  /** Forgets the points of a run that started again. */
  forgetPoints(): void {
    this.points.clear();
  }

  private flush(): void {
    if (this.credits === 0 || this.latest === null) return;
    const frame = this.latest;
    this.latest = null;
    this.credits--;
    this.send(frame, this.points.take());
  }
}
