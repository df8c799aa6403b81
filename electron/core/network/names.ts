/** Ids and names for what is added to a network. Each one that was given out counts as taken. */
import { isBlockId } from './blocks/catalog';
import type { Network } from './network';

/** As the schema of documents has it. */
const longestId = 64;

export class Names {
  readonly #ids: Set<string>;
  /** Beginnings of ids that are those of layers of blocks: `a` where `a-b` is present. */
  readonly #stems: Set<string>;
  readonly #names: Set<string>;

  constructor({ layers, annotations = [] }: Pick<Network, 'layers' | 'annotations'>) {
    const inner = layers.flatMap(({ innerIds = {} }) => Object.values(innerIds));
    this.#ids = new Set([...inner, ...[...layers, ...annotations].map(({ id }) => id)]);
    this.#stems = new Set([...this.#ids].flatMap(stemsOf));
    this.#names = new Set(layers.map(({ name }) => name));
  }

  /** `conv2d3`: valid in parameter names, and never the id of something present. */
  freshId(kind: string): string {
    for (let number = 1; ; number++) {
      const id = `${isBlockId(kind) ? 'block' : kind}${number}`;
      if (this.#ids.has(id) || this.#stems.has(id)) continue;
      this.#ids.add(id);
      return id;
    }
  }

  /** Takes this id if it is free and not too long for a document; answers whether it did. */
  take(id: string): boolean {
    const isFree = id.length <= longestId && !this.#ids.has(id);
    this.#ids.add(id);
    return isFree;
  }

  /** The name itself, or counted on: `Conv 2` after `Conv 1`. */
  freshName(name: string): string {
    const fresh = freeName(name, this.#names);
    this.#names.add(fresh);
    return fresh;
  }
}

const stemsOf = (id: string): string[] => [...id.matchAll(/-/g)].map(({ index }) => id.slice(0, index));

/** The name itself, or counted on: `Conv 2` after `Conv 1`. */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  const [, stem = name, last = '1'] = /^(.*) (\d{1,9})$/.exec(name) ?? [];
  let fresh = name;
  for (let number = Number(last) + 1; taken.has(fresh); number++) fresh = `${stem} ${number}`;
  return fresh;
}
