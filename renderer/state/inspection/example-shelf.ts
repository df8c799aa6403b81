/** Examples that the engine sent; the latest ones are kept. */
import { choiceOf } from '@core/datasets';
import type { SplitName } from '@core/datasets/definition';
import type { Network } from '@core/network/network';
import type { ExamplePart } from '../../bridge/contract';
import type { Ask } from '../run.svelte';

const mostKept = 32;

export class ExampleShelf {
  readonly #ask: Ask;
  readonly #kept = new Map<string, Promise<ExamplePart>>();

  constructor(ask: Ask) {
    this.#ask = ask;
  }

  take(network: Network, split: SplitName, start: number, count: number): Promise<ExamplePart> {
    const key = JSON.stringify([choiceOf(network), split, start, count]);
    const part = this.#kept.get(key) ?? this.#ask('examples', { network, split, start, count });
    this.#kept.delete(key);
    this.#kept.set(key, part);
    part.catch(() => this.#kept.delete(key));
    if (this.#kept.size > mostKept) this.#kept.delete(this.#kept.keys().next().value!);
    return part;
  }
}
