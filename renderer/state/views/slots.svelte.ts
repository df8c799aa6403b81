/** The places in the training dock that show a view each, and which of them is enlarged over the canvas. */
import { SvelteMap } from 'svelte/reactivity';
import type { AppSettings } from '../settings.svelte';

/** In a wide window. */
const slotCount = 3;
/** Stands in the settings for a slot that nobody chose a view for. */
const open = '-';

export class Slots {
  readonly #settings: AppSettings;
  /** Index of the slot that covers the canvas. */
  #enlarged: number | null = $state(null);
  /** By the id of a view, what a person chose in it. */
  readonly #choices = new SvelteMap<string, string>();

  constructor(settings: AppSettings) {
    this.#settings = settings;
  }

  get enlarged(): number | null {
    return this.#enlarged;
  }

  /**
   * Ids of the views, slot by slot: what a person chose, and in the other slots the first ones that are left.
   * @param known ids of all views; one that an older version kept may not be among them
   * @param first ids of those that have something to show, the most telling first; no more are asked for than there are open slots
   */
  views(known: ReadonlySet<string>, first: Iterable<string>): readonly string[] {
    const taken = this.#chosen.map((view) => (known.has(view) ? view : open));
    const candidates = first[Symbol.iterator]();
    for (let slot = taken.indexOf(open); slot >= 0; slot = taken.indexOf(open)) {
      let next = candidates.next();
      while (!next.done && taken.includes(next.value)) next = candidates.next();
      taken[slot] = next.done ? [...known][0]! : next.value;
    }
    return taken;
  }

  /** Puts a view into a slot; the slot that showed it until then gets what stood here. @param before the views until now */
  choose(slot: number, view: string, before: readonly string[]): void {
    const other = before.findIndex((each, index) => each === view && index !== slot);
    this.#settings.setViews(this.#chosen.map((each, index) => (index === slot ? view : index === other ? before[slot]! : each)));
  }

  /** What is chosen in a view, also after it was away; the first of the options before a person chose. */
  choiceIn<Choice extends string>(view: string, options: readonly Choice[]): Choice {
    const choice = this.#choices.get(view);
    return options.find((option) => option === choice) ?? options[0]!;
  }

  chooseIn(view: string, choice: string): void {
    this.#choices.set(view, choice);
  }

  enlarge(slot: number): void {
    this.#enlarged = slot;
  }

  restore(): void {
    this.#enlarged = null;
  }

  get #chosen(): readonly string[] {
    return Array.from({ length: slotCount }, (_, slot) => this.#settings.views[slot] ?? open);
  }
}
