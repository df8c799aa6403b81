/** Goes through all pictures of a dataset once, part by part, and says what it found so far. */
import type { SplitName } from '@core/datasets/definition';
import type { Network } from '@core/network/network';
import type { Shape } from '@core/tensor/tensor';
import type { ExamplePart } from '../../bridge/contract';
import type { Ask } from '../run.svelte';
import { PictureTally, type PictureFacts } from './tally';

export const splitNames = ['train', 'validation', 'test'] as const satisfies readonly SplitName[];

const together = 1000;
/** Parts between two looks at what was found. */
const partsPerLook = 10;

export interface LabeledPicture {
  readonly data: Uint8Array;
  readonly label: number;
}

export class Survey {
  readonly #ask: Ask;
  readonly #network: Network;
  readonly #tally: PictureTally;
  #isOver = false;
  /** How many examples there are, by split; 0 before it is known. */
  counts: Readonly<Record<SplitName, number>> = $state.raw({ train: 0, validation: 0, test: 0 });
  facts: PictureFacts | null = $state.raw(null);
  /** 0 to 1; `null` while nothing is being read. */
  share: number | null = $state(null);
  problem: string | null = $state(null);

  /** @param shape of an example */
  constructor(ask: Ask, network: Network, shape: Shape, classCount: number) {
    this.#ask = ask;
    this.#network = network;
    this.#tally = new PictureTally(shape, classCount);
  }

  async run(): Promise<void> {
    this.share = 0;
    try {
      const firsts = await Promise.all(splitNames.map((split) => this.#part(split, 0, 1)));
      this.counts = Object.fromEntries(splitNames.map((split, i) => [split, firsts[i]!.count])) as Record<SplitName, number>;
      await this.#readAll();
    } catch (problem) {
      if (!this.#isOver) this.problem = (problem as Error).message;
    } finally {
      this.share = null;
    }
  }

  cancel(): void {
    this.#isOver = true;
  }

  /** Numbers of the examples of a class, or of all of them. */
  indicesOf(split: SplitName, label: number | null): readonly number[] {
    // What was found grows with the facts.
    if (label !== null) return this.facts ? this.#tally.indicesOf(split, label) : [];
    return Array.from({ length: this.counts[split] }, (_, i) => i);
  }

  /** @throws a sentence */
  async pictures(split: SplitName, indices: readonly number[]): Promise<readonly LabeledPicture[]> {
    const parts = await Promise.all(runsOf(indices).map(({ start, count }) => this.#part(split, start, count)));
    return parts.flatMap(picturesIn);
  }

  async #readAll(): Promise<void> {
    const total = splitNames.reduce((sum, split) => sum + this.counts[split], 0);
    let [read, parts] = [0, 0];
    for (const split of splitNames) {
      for (let start = 0; start < this.counts[split]; start += together) {
        const part = await this.#part(split, start, together);
        if (this.#isOver) return this.#look();
        this.#tally.add(split, { data: bytesOf(part), labels: part.labels ?? new Uint8Array() });
        read += part.features.shape[0]!;
        this.share = read / total;
        if (++parts % partsPerLook === 0) this.#look();
      }
    }
    this.#look();
  }

  #look(): void {
    this.facts = this.#tally.facts;
  }

  #part(split: SplitName, start: number, count: number): Promise<ExamplePart> {
    return this.#ask('examples', { network: this.#network, split, start, count });
  }
}

const bytesOf = ({ features: { data } }: ExamplePart): Uint8Array => data as Uint8Array;

function picturesIn(part: ExamplePart): LabeledPicture[] {
  const [count] = part.features.shape as [number];
  const size = part.features.data.length / count;
  return Array.from({ length: count }, (_, i) => ({ data: bytesOf(part).subarray(i * size, (i + 1) * size), label: part.labels?.[i] ?? 0 }));
}

/** Numbers that follow one another, together. */
export function runsOf(indices: readonly number[]): readonly { readonly start: number; readonly count: number }[] {
  const runs: { start: number; count: number }[] = [];
  for (const index of indices) {
    const last = runs.at(-1);
    if (last && last.start + last.count === index) last.count++;
    else runs.push({ start: index, count: 1 });
  }
  return runs;
}
