/** The title line of a place that shows charts: the chart in it puts its legend and its menu there, instead of a line of its own. */
import { getContext, setContext, type Snippet } from 'svelte';

export interface HeadParts {
  readonly aside: Snippet | null;
  readonly menu: Snippet | null;
}

export class FrameHead {
  #parts: HeadParts | null = $state.raw(null);

  get parts(): HeadParts | null {
    return this.#parts;
  }

  /** Whether the line was free: only one chart can have it. */
  take(parts: HeadParts): boolean {
    if (this.#parts) return false;
    this.#parts = parts;
    return true;
  }

  release(): void {
    this.#parts = null;
  }
}

const key = Symbol('frame head');

export const provideFrameHead = (): FrameHead => setContext(key, new FrameHead());
export const useFrameHead = (): FrameHead | undefined => getContext<FrameHead | undefined>(key);
