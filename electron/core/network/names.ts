/** Ids and names for what is added to a network. Each one that was given out counts as taken. */
import type { Network } from './network';

export class Names {
  readonly #ids: Set<string>;
  readonly #names: Set<string>;

  constructor({ layers, annotations = [] }: Network) {
    this.#ids = new Set([...layers, ...annotations].map(({ id }) => id));
    this.#names = new Set(layers.map(({ name }) => name));
  }

  /** `conv2d3`: valid in parameter names, and never the id of something present. */
  freshId(kind: string): string {
    for (let number = 1; ; number++) {
      const id = `${kind}${number}`;
      if (this.#ids.has(id)) continue;
      this.#ids.add(id);
      return id;
    }
  }

  /** The name itself, or counted on: `Conv 2` after `Conv 1`. */
  freshName(name: string): string {
    const [, stem = name, last = '1'] = /^(.*) (\d{1,9})$/.exec(name) ?? [];
    let fresh = name;
    for (let number = Number(last) + 1; this.#names.has(fresh); number++) fresh = `${stem} ${number}`;
    this.#names.add(fresh);
    return fresh;
  }
}
