/** The number that stopped the run: what is known of it, kept until another run begins. */
import type { Evidence, Run, RunFailure } from '../../../state/run.svelte';

export interface Case {
  /** The step that was not done any more. */
  readonly step: number;
  readonly evidence: Evidence;
}

export class Detective {
  readonly #run: Run;
  #case: Case | null = $state.raw(null);
  #problem: string | null = $state(null);
  #asked = 0;

  constructor(run: Run) {
    this.#run = run;
  }

  get case(): Case | null {
    return this.#case;
  }

  get problem(): string | null {
    return this.#problem;
  }

  /** Looks at a failure; an effect calls it for each. */
  async open({ step }: NonNullable<RunFailure['numeric']>): Promise<void> {
    const asked = ++this.#asked;
    this.#problem = null;
    const evidence = await this.#run.numericEvidence().catch((problem: unknown) => {
      if (asked === this.#asked) this.#problem = (problem as Error).message;
      return null;
    });
    if (asked === this.#asked) this.#case = evidence && { step, evidence };
  }

  close(): void {
    this.#asked++;
    this.#case = null;
    this.#problem = null;
  }
}
