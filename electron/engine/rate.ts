/** Speed of a run, smoothed over about three seconds. */

const memory = 3;

export class Rate {
  private perSecond = 0;
  private weight = 0;

  /** Notes that `count` things took `seconds`. */
  add(count: number, seconds: number): void {
    if (seconds <= 0) return;
    const kept = Math.exp(-seconds / memory);
    this.perSecond = kept * this.perSecond + (1 - kept) * (count / seconds);
    this.weight = kept * this.weight + (1 - kept);
  }

  /** Things per second; 0 before the first ones. */
  get value(): number {
    return this.weight === 0 ? 0 : this.perSecond / this.weight;
  }

  restart(): void {
    this.perSecond = 0;
    this.weight = 0;
  }
}
