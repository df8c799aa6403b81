/** Keeps what was made of each thing for as long as its ingredients are the same, so that an edit costs what it touched. */

interface Entry<Made> {
  readonly ingredients: readonly unknown[];
  readonly made: Made;
}

export class Memory<Made> {
  #entries: ReadonlyMap<string, Entry<Made>> = new Map();
  #all: ReadonlyMap<string, Made> = new Map();

  /** What is made of each source, by its id; the same map as last time if nothing changed. */
  collect<Source extends { readonly id: string }>(sources: readonly Source[], ingredientsOf: (source: Source) => readonly unknown[], make: (source: Source) => Made): ReadonlyMap<string, Made> {
    const entries = new Map<string, Entry<Made>>();
    let isSame = sources.length === this.#entries.size;
    for (const source of sources) {
      const ingredients = ingredientsOf(source);
      const known = this.#entries.get(source.id);
      const isKnown = known !== undefined && known.ingredients.length === ingredients.length && ingredients.every((each, index) => each === known.ingredients[index]);
      if (!isKnown) isSame = false;
      entries.set(source.id, isKnown ? known : { ingredients, made: make(source) });
    }
    if (isSame) return this.#all;
    this.#entries = entries;
    this.#all = new Map([...entries].map(([id, { made }]) => [id, made]));
    return this.#all;
  }
}
