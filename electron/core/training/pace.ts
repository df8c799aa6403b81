/** How many steps to run at once: enough to be fast, few enough to answer a pause at once. */
const targetMilliseconds = 25;
const mostSteps = 8192;

export class Pace {
  private stepsAtOnce = 1;

  /** Steps for the next run. */
  get steps(): number {
    return this.stepsAtOnce;
  }

  /** Learns from a run; grows slowly and shrinks at once, so that one lucky measurement does little harm. */
  record(steps: number, milliseconds: number): void {
    const fitting = milliseconds > 0 ? Math.floor((targetMilliseconds * steps) / milliseconds) : mostSteps;
    this.stepsAtOnce = Math.max(1, Math.min(fitting, 2 * this.stepsAtOnce, mostSteps));
  }
}
