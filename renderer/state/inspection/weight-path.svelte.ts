/** The way that the weights went while somebody looked: moments of it, thinned so that memory stays bounded. */
import type { LossMoment } from '@core/inspect/loss-surface';

export interface PathMoment extends LossMoment {
  /** Steps that the weights have seen. */
  readonly step: number;
}

/** Numbers of all moments together; a small network keeps its path finely, a large one coarsely. */
const mostNumbers = 8e6;
const mostMoments = 400;
const leastMoments = 8;

export class WeightPath {
  #moments: readonly PathMoment[] = $state.raw([]);
  /** What the network was when the path began. */
  #structure: unknown = null;

  get moments(): readonly PathMoment[] {
    return this.#moments;
  }

  /** A path of another network, or one that starts again, takes the place of this one. */
  add(moment: PathMoment, structure: unknown): void {
    const last = this.#moments.at(-1);
    const goesOn = structure === this.#structure && (last === undefined || moment.step > last.step);
    this.#structure = structure;
    this.#moments = goesOn ? thinned([...this.#moments, moment]) : [moment];
  }
}

/** Every second moment is dropped when there are too many; the first and the last one stay. */
export function thinned(moments: readonly PathMoment[]): readonly PathMoment[] {
  const size = Object.values(moments[0]!.weights).reduce((sum, { data }) => sum + data.length, 0);
  const most = Math.max(leastMoments, Math.min(mostMoments, Math.floor(mostNumbers / size)));
  return moments.length <= most ? moments : moments.filter((_, index) => index % 2 === 0 || index === moments.length - 1);
}
