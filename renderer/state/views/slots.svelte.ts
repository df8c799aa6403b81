/** The places in the training dock that show a view each, and which of them is enlarged over the canvas. */
import type { AppSettings } from '../settings.svelte';

/** Before a person chose. */
const usual = ['loss-curve', 'gradient-seismograph', 'runs'];

export class Slots {
  readonly #settings: AppSettings;
  /** Index of the slot that covers the canvas. */
  #enlarged: number | null = $state(null);

  constructor(settings: AppSettings) {
    this.#settings = settings;
  }

  get enlarged(): number | null {
    return this.#enlarged;
  }

  /** Ids of the views, slot by slot; the registry of the views may not know one that an older version kept. */
  get views(): readonly string[] {
    return usual.map((view, slot) => this.#settings.views[slot] ?? view);
  }

  /** Puts a view into a slot; the slot that showed it until then gets what stood here. */
  choose(slot: number, view: string): void {
    const { views } = this;
    const before = views[slot]!;
    this.#settings.setViews(views.map((each, index) => (index === slot ? view : each === view ? before : each)));
  }

  enlarge(slot: number): void {
    this.#enlarged = slot;
  }

  restore(): void {
    this.#enlarged = null;
  }
}
