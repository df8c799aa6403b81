/** What is selected on the canvas. */
import { SvelteSet } from 'svelte/reactivity';

/** A remembered selection; stored with each undo step. */
export interface SelectionSnapshot {
  readonly layers: readonly string[];
  readonly connections: readonly string[];
  /** Comments and frames. */
  readonly annotations: readonly string[];
}

export class Selection {
  readonly #layers = new SvelteSet<string>();
  readonly #connections = new SvelteSet<string>();
  readonly #annotations = new SvelteSet<string>();

  /** Ids in the order they were selected. */
  readonly layers = $derived([...this.#layers]);
  readonly connections = $derived([...this.#connections]);
  readonly annotations = $derived([...this.#annotations]);
  readonly isEmpty = $derived(this.#layers.size + this.#connections.size + this.#annotations.size === 0);
  /** What has a place of its own: layers, comments and frames. */
  readonly placed = $derived([...this.layers, ...this.annotations]);
  /** The selected layer if it is the only thing selected: what the inspector shows. */
  readonly onlyLayer = $derived(this.layers.length === 1 && this.#connections.size + this.#annotations.size === 0 ? this.layers[0]! : null);

  has(id: string): boolean {
    return this.#layers.has(id) || this.#connections.has(id) || this.#annotations.has(id);
  }

  /** Selects exactly these. */
  set(layers: readonly string[], connections: readonly string[] = [], annotations: readonly string[] = []): void {
    replace(this.#layers, layers);
    replace(this.#connections, connections);
    replace(this.#annotations, annotations);
  }

  clear(): void {
    this.set([]);
  }

  snapshot(): SelectionSnapshot {
    return { layers: this.layers, connections: this.connections, annotations: this.annotations };
  }

  restore({ layers, connections, annotations }: SelectionSnapshot): void {
    this.set(layers, connections, annotations);
  }
}

/** Changes only what differs, so that an equal selection wakes nobody. */
function replace(target: SvelteSet<string>, wanted: readonly string[]): void {
  const kept = new Set(wanted);
  for (const id of [...target]) if (!kept.has(id)) target.delete(id);
  for (const id of wanted) target.add(id);
}
