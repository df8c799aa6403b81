/** What each unit of a small network says over the plane. Kept fresh while somebody reads it: the cards of the canvas and the view of the units share one question. */
import { createSubscriber } from 'svelte/reactivity';
import type { PlaneAnswer } from '@core/inspect/plane';
import type { Tensors } from '@core/network/build';
import { gridOver, windowAround, type PlaneWindow } from '../../diagram/plane/window';
import type { Inspection } from '../inspection/inspection.svelte';
import { Latest } from './latest';
import type { Plane } from './plane.svelte';

/** Pixels of a picture on each side. */
export const pictureSize = 48;

export interface UnitsShown {
  readonly window: PlaneWindow;
  readonly layers: PlaneAnswer;
  /** Of all dense layers. */
  readonly weights: Tensors;
}

export class UnitPictures {
  readonly #plane: Plane;
  readonly #inspection: Inspection;
  readonly #latest = new Latest();
  #shown: UnitsShown | null = $state.raw(null);
  #problem: string | null = $state(null);
  readonly #subscribe = createSubscriber(() => this.#keepUp());

  constructor(plane: Plane, inspection: Inspection) {
    this.#plane = plane;
    this.#inspection = inspection;
  }

  /** `null` until there is an answer. */
  get shown(): UnitsShown | null {
    this.#subscribe();
    return this.#plane.refusal === null ? this.#shown : null;
  }

  get problem(): string | null {
    return this.#problem;
  }

  #keepUp(): () => void {
    const unwatch = this.#inspection.watch();
    const stop = $effect.root(() => {
      $effect(() => {
        const { plan } = this.#plane;
        if (plan && this.#inspection.version >= 0) void this.#latest.run(() => this.#ask());
      });
    });
    return () => {
      stop();
      unwatch();
    };
  }

  async #ask(): Promise<void> {
    try {
      const { places } = await this.#plane.points();
      const window = windowAround(places, 1, 1);
      const dense = (this.#plane.plan?.layers ?? []).filter(({ definition }) => definition.kind === 'dense').map(({ id }) => id);
      const asked = new Set([...this.#plane.smallLayers, ...(this.#plane.columns ?? []).map(({ layer }) => layer)]);
      const points = gridOver(window, pictureSize, pictureSize);
      const [layers, weights] = await Promise.all([
        this.#inspection.ask('unit pictures', 'plane', { points, layers: [...asked] }),
        this.#inspection.ask('unit weights', 'weights', { layers: dense }),
      ]);
      if (layers && weights) this.#shown = { window, layers, weights };
      this.#problem = null;
    } catch (problem) {
      this.#problem = (problem as Error).message;
    }
  }
}
