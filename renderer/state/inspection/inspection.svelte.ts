/** What can be seen inside the network: its present weights in a worker that answers questions, and the example that is looked at. */
import { tick, untrack } from 'svelte';
import { datasetOf } from '@core/datasets';
import type { SplitName } from '@core/datasets/definition';
import type { QuestionAnswer, QuestionBody, QuestionName } from '@core/inspect';
import { Random } from '@core/tensor/random';
import type { ExampleAnswers, ExamplePart } from '../../bridge/contract';
import { m } from '../../messages/generated/messages.js';
import { startWorker } from '../aside/ask';
import { language } from '../language.svelte';
import type { Project } from '../project.svelte';
import type { Ask, Run } from '../run.svelte';
import type { Weights } from '../weights.svelte';
import { ExampleShelf } from './example-shelf';
import { QuestionQueue } from './question-queue';
import workerAddress from './worker?worker&url';

export type { ExamplePart };

export interface ChosenExample {
  readonly split: SplitName;
  readonly index: number;
}

/** While training runs, the weights are not read more often. */
export const leastPause = 500;
/** How much longer the pause is than reading and answering took: looking takes a fifteenth of one core from the training. */
export const pauseShare = 14;

export class Inspection {
  readonly #project: Project;
  readonly #run: Run;
  readonly #ask: Ask;
  readonly #queue = new QuestionQueue(
    () => startWorker(workerAddress),
    (reason) => m.inspection_broken({ reason }),
  );
  readonly #shelf: ExampleShelf;
  #watchers = $state(0);
  #restarts = $state(0);
  #version = $state(0);
  #step = $state(0);
  #chosen: ChosenExample & { readonly dataset: string } = $state.raw({ dataset: '', split: 'train', index: 0 });
  /** Examples that were chosen by chance. */
  #draws = 0;
  /** What the weights in the worker depended on when they were read. */
  #held: readonly unknown[] | null = null;
  #reading: Promise<void> | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** When the weights of a running training may be read again, by `performance.now()`; infinite until that is known. */
  #due = 0;

  /** Why nothing can be computed now, as a sentence. */
  readonly refusal: string | null;
  /** Equal at two moments if the same questions have the same answers. */
  readonly #wanted: readonly unknown[];

  constructor(project: Project, run: Run, weights: Weights, ask: Ask) {
    this.#project = project;
    this.#run = run;
    this.#ask = ask;
    this.#shelf = new ExampleShelf(ask);
    this.refusal = $derived.by(() => {
      const { source, title } = datasetOf(project.document);
      if (source.kind === 'folder') return m.dataset_not_here({ dataset: language.say(title) });
      return project.documentCheck.ready ? null : m.inspection_incomplete();
    });
    this.#wanted = $derived([project.structure, weights.version, this.#restarts, run.settings]);
  }

  /** Grows when other weights or another network can be asked about. */
  get version(): number {
    return this.#version;
  }

  /** Steps that the weights have seen. */
  get step(): number {
    return this.#step;
  }

  /** The example that is looked at; the first one of another dataset. */
  get example(): ChosenExample {
    const { dataset, split, index } = this.#chosen;
    return dataset === this.#project.document.dataset ? { split, index } : { split, index: 0 };
  }

  choose(example: ChosenExample): void {
    this.#chosen = { ...example, dataset: this.#project.document.dataset };
  }

  /** Any of so many examples: always the same ones in a row for the seed of the run. */
  chooseAny(count: number): void {
    const random = new Random(this.#run.settings.seed).fork(`example ${this.#draws++}`);
    this.choose({ split: this.example.split, index: Math.floor(random.uniform() * count) });
  }

  /** Examples `start` … of a split of the dataset, at most `count`. @throws a sentence */
  examples(split: SplitName, start: number, count: number): Promise<ExamplePart> {
    return this.#shelf.take(untrack(() => this.#project.document), split, start, count);
  }

  /** What the network as it is now says to the first examples of a split, at most `count`. @throws a sentence */
  async answers(split: SplitName, count: number): Promise<ExampleAnswers> {
    await this.#run.sendNetwork();
    return this.#ask('answers', { split, count });
  }

  /** Keeps the weights fresh until the answer is called. */
  watch(): () => void {
    untrack(() => this.#watchers++);
    return () => void this.#watchers--;
  }

  /**
   * Asks the worker, with the weights as they are now, or while somebody watches as they were read last.
   * `null` if a later question of the same key came before the answer.
   * @throws a sentence
   */
  ask<Name extends QuestionName>(key: string, question: Name, body: QuestionBody<Name>): Promise<QuestionAnswer<Name> | null> {
    return untrack(() => this.#answer(key, question, body));
  }

  async #answer<Name extends QuestionName>(key: string, question: Name, body: QuestionBody<Name>): Promise<QuestionAnswer<Name> | null> {
    if (this.refusal !== null) throw new Error(this.refusal);
    if (this.#mustRead) await this.#read();
    return (await this.#queue.ask(key, { kind: 'ask', question, body })) as QuestionAnswer<Name> | null;
  }

  get #mustRead(): boolean {
    const isEnough = this.#watchers > 0 ? this.#held?.[0] === this.#wanted[0] : this.#isFresh;
    return !isEnough;
  }

  get #isFresh(): boolean {
    // Read in any case: whoever keeps up hears of the next change even before the first reading.
    const wanted = this.#wanted;
    return this.#held !== null && wanted.every((each, i) => each === this.#held![i]);
  }

  /** The engine begins anew, or with other weights. */
  noteRestart(): void {
    this.#restarts++;
  }

  /** Reads the weights if somebody watches; an effect that calls it runs again whenever they may have changed. */
  keepUp(): void {
    clearTimeout(this.#timer);
    const hasChanged = !this.#isFresh;
    if (this.#watchers === 0 || this.refusal !== null || !hasChanged) return;
    const pause = this.#run.isRunning ? Math.max(0, this.#due - performance.now()) : 0;
    // While questions are being answered nobody knows yet when; `#rest` comes back.
    if (pause === Infinity) return;
    // A failure is told to those who ask.
    this.#timer = setTimeout(() => void this.#read().catch(() => undefined), pause);
  }

  #read(): Promise<void> {
    this.#reading ??= this.#load().finally(() => {
      this.#reading = null;
      void this.#rest();
    });
    return this.#reading;
  }

  async #load(): Promise<void> {
    const began = performance.now();
    const wanted = this.#wanted;
    const { document: network } = this.#project;
    const { settings } = this.#run;
    this.#due = Infinity;
    this.#held = wanted;
    try {
      await this.#run.sendNetwork();
      const { weights, step } = await this.#ask('presentWeights', null);
      this.#queue.take({ network, settings, weights });
      this.#step = step;
      this.#version++;
    } catch (problem) {
      this.#held = null;
      throw problem;
    } finally {
      this.#due = began;
    }
  }

  /** Waits for the answers that the new weights are asked for, and a while longer the longer that took. */
  async #rest(): Promise<void> {
    const began = this.#due;
    this.#due = Infinity;
    await tick();
    await this.#queue.idle();
    const took = performance.now() - began;
    this.#due = began + Math.max(leastPause, (1 + pauseShare) * took);
    if (this.#held) this.keepUp();
  }
}
