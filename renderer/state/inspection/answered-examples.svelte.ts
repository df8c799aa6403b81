/** What the network says to many examples, as fresh as looking may cost: one question at a time, and a pause after each while training runs. */
import { untrack } from 'svelte';
import type { SplitName } from '@core/datasets/definition';
import type { ExampleAnswers } from '../../bridge/contract';
import type { AppState } from '../app-state.svelte';
import { leastPause, pauseShare } from './inspection.svelte';

export type { ExampleAnswers };

export interface AnswersWish {
  readonly split: SplitName;
  /** At most so many, from the first on. */
  readonly count: number;
}

/** The answers, and what they are answers to. */
export interface Answered extends ExampleAnswers {
  readonly split: SplitName;
}

export class AnsweredExamples {
  readonly #app: AppState;
  #kept: { readonly structure: string | null; readonly answers: Answered } | null = $state.raw(null);
  #problem: string | null = $state(null);
  #wanted: AnswersWish | null = null;
  #isStale = false;
  #isAsking = false;
  /** When to ask again, by `performance.now()`. */
  #due = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `null` until the first came, and after an edit of the network. */
  readonly answers: Answered | null;

  /** Made while a component is set up; once that is gone, nothing is asked. @param wish `null` while nothing can be asked */
  constructor(app: AppState, wish: () => AnswersWish | null) {
    this.#app = app;
    this.answers = $derived(this.#kept?.structure === app.project.structure ? this.#kept.answers : null);
    $effect(() => {
      // What the answers depend on: the network, its weights, and that a run began anew.
      void [app.project.structure, app.weights.version, app.run.curve.history];
      this.#wanted = wish();
      const { isRunning } = app.run;
      untrack(() => this.#note(isRunning));
    });
    $effect(() => () => {
      this.#wanted = null;
      clearTimeout(this.#timer);
    });
  }

  /** Why there are no answers, as a sentence. */
  get problem(): string | null {
    return this.#problem;
  }

  #note(isRunning: boolean): void {
    this.#isStale = true;
    if (this.#isAsking) return;
    // Weights change with every frame of a training: the time that is set already stays.
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#ask(), isRunning ? Math.max(0, this.#due - performance.now()) : 0);
  }

  async #ask(): Promise<void> {
    const { inspection, project, run } = this.#app;
    const wanted = this.#wanted;
    if (!wanted || inspection.refusal !== null) return;
    const { structure } = project;
    const began = performance.now();
    this.#isAsking = true;
    this.#isStale = false;
    try {
      const answers = await inspection.answers(wanted.split, wanted.count);
      this.#kept = { structure, answers: { ...answers, split: wanted.split } };
      this.#problem = null;
    } catch (problem) {
      this.#problem = (problem as Error).message;
    }
    this.#isAsking = false;
    const took = performance.now() - began;
    this.#due = performance.now() + Math.max(leastPause, pauseShare * took);
    if (this.#isStale && this.#wanted) this.#note(run.isRunning);
  }
}
