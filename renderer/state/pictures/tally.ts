/** What is said of a whole set of pictures: counted part by part, as the examples come. */
import type { SplitName } from '@core/datasets/definition';

export interface PicturePart {
  /** Pixels from 0 to 255, one example after the other. */
  readonly data: Uint8Array;
  readonly labels: Uint8Array;
}

export interface FirstExample {
  /** Within the training examples. */
  readonly index: number;
  readonly data: Uint8Array;
}

/** Of one class. */
export interface ClassFacts {
  readonly counts: Readonly<Record<SplitName, number>>;
  /** Of each pixel, over its training examples; `null` without any. */
  readonly mean: Float32Array | null;
  /** Its first training examples. */
  readonly first: readonly FirstExample[];
}

/** The numbers of the training examples. */
export interface PixelFacts {
  /** Of each channel how often each value from 0 to 255 occurs. */
  readonly counts: readonly Uint32Array[];
  readonly mean: number;
  readonly deviation: number;
}

export interface PictureFacts {
  readonly classes: readonly ClassFacts[];
  readonly pixels: PixelFacts;
}

export const mostFirst = 12;
const levels = 256;

export class PictureTally {
  readonly #channels: number;
  readonly #size: number;
  readonly #counts: Record<SplitName, number>[];
  readonly #sums: Float64Array[];
  readonly #first: FirstExample[][];
  readonly #levels: Uint32Array[];
  readonly #labels: Record<SplitName, number[]> = { train: [], validation: [], test: [] };

  /** @param shape [channels, height, width] */
  constructor([channels, height, width]: readonly number[], classCount: number) {
    this.#channels = channels!;
    this.#size = channels! * height! * width!;
    this.#counts = Array.from({ length: classCount }, () => ({ train: 0, validation: 0, test: 0 }));
    this.#sums = Array.from({ length: classCount }, () => new Float64Array(this.#size));
    this.#first = Array.from({ length: classCount }, () => []);
    this.#levels = Array.from({ length: channels! }, () => new Uint32Array(levels));
  }

  /** The next examples of a split. */
  add(split: SplitName, { data, labels }: PicturePart): void {
    labels.forEach((label, i) => {
      this.#counts[label]![split]++;
      if (split === 'train') this.#addPicture(label, this.#labels.train.length, data.subarray(i * this.#size, (i + 1) * this.#size));
      this.#labels[split].push(label);
    });
  }

  /** Which examples of a split are of a class, as far as they were counted. */
  indicesOf(split: SplitName, label: number): readonly number[] {
    return this.#labels[split].flatMap((each, index) => (each === label ? [index] : []));
  }

  get facts(): PictureFacts {
    const meanOf = (label: number): Float32Array | null => {
      const { train } = this.#counts[label]!;
      return train === 0 ? null : Float32Array.from(this.#sums[label]!, (sum) => sum / train);
    };
    const classes = this.#counts.map((counts, label) => ({ counts: { ...counts }, mean: meanOf(label), first: [...this.#first[label]!] }));
    return { classes, pixels: { counts: this.#levels.map((each) => each.slice()), ...momentsOf(this.#levels) } };
  }

  #addPicture(label: number, index: number, data: Uint8Array): void {
    const sums = this.#sums[label]!;
    const area = this.#size / this.#channels;
    for (let channel = 0; channel < this.#channels; channel++) {
      const counts = this.#levels[channel]!;
      for (let i = channel * area; i < (channel + 1) * area; i++) {
        sums[i]! += data[i]!;
        counts[data[i]!]!++;
      }
    }
    if (this.#first[label]!.length < mostFirst) this.#first[label]!.push({ index, data: data.slice() });
  }
}

/** Mean and standard deviation of all values together. */
function momentsOf(counts: readonly Uint32Array[]): { readonly mean: number; readonly deviation: number } {
  let [count, sum, squares] = [0, 0, 0];
  for (const channel of counts) {
    channel.forEach((times, value) => {
      count += times;
      sum += times * value;
      squares += times * value * value;
    });
  }
  const mean = count === 0 ? 0 : sum / count;
  return { mean, deviation: count === 0 ? 0 : Math.sqrt(Math.max(0, squares / count - mean * mean)) };
}
