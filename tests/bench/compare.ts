/** One task, everybody in turns: a shared machine drifts, so only what runs side by side can be compared. */
import { flopPerExample } from './flop';
import type { Meter, Peer, Task } from './peers/peer';

export interface Result {
  readonly peer: string;
  readonly version: string;
  /** Medians of the rounds; absent if the library cannot do it. */
  readonly examplesPerSecond?: number;
  readonly stepsPerSecond?: number;
  /** How many times as fast the first one is. */
  readonly ratio?: number;
  /** Share of the machine's matrix product, measured in the same rounds. */
  readonly shareOfMatMul?: number;
  readonly refusal?: string;
  readonly note?: string;
}

export interface Comparison {
  readonly task: string;
  readonly batchSize: number;
  readonly flopPerExample: number;
  readonly rounds: number;
  readonly matMulFlopPerSecond: number;
  readonly results: readonly Result[];
}

export interface ComparisonOptions {
  readonly rounds: number;
  readonly milliseconds: number;
  /** FLOP per second of the machine's matrix product, now. */
  readonly matMul: () => Promise<number>;
}

export const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1];

interface Entrant {
  readonly peer: Peer;
  readonly meter: Meter;
  readonly rates: number[];
}

export async function compare(task: Task, peers: readonly Peer[], { rounds, milliseconds, matMul }: ComparisonOptions): Promise<Comparison> {
  const opened = [];
  for (const peer of peers) opened.push({ peer, meter: await peer.open(task) });
  const entrants = opened.flatMap(({ peer, meter }): Entrant[] => (typeof meter === 'string' ? [] : [{ peer, meter, rates: [] }]));
  for (const { meter } of entrants) await meter.measure(2 * milliseconds);
  const products: number[] = [];
  for (let round = 0; round < rounds; round++) {
    for (const { meter, rates } of entrants) rates.push(await meter.measure(milliseconds));
    products.push(await matMul());
  }
  for (const { meter } of entrants) await meter.close();
  const flop = flopPerExample(task);
  const results = opened.map(({ peer: { name, version }, meter }): Result => {
    const entrant = entrants.find(({ peer }) => peer.name === name);
    if (!entrant || typeof meter === 'string') return { peer: name, version, refusal: String(meter) };
    const { rates } = entrant;
    const overRounds = (of: (rate: number, round: number) => number): number => median(rates.map(of));
    return {
      peer: name, version,
      examplesPerSecond: overRounds((rate) => rate),
      stepsPerSecond: overRounds((rate) => rate / task.batchSize),
      ratio: overRounds((rate, round) => entrants[0].rates[round] / rate),
      shareOfMatMul: overRounds((rate, round) => (rate * flop) / products[round]),
      ...(meter.note !== undefined && { note: meter.note }),
    };
  });
  return { task: task.name, batchSize: task.batchSize, flopPerExample: flop, rounds, matMulFlopPerSecond: median(products), results };
}
