/** Runs that were put aside to compare with others; they belong to the document and are saved with it. */
import { m } from '../../messages/generated/messages.js';
import { mostStoredRuns, type StoredRegions, type StoredRun } from '../../project-file/format';
import type { Inspection } from '../inspection/inspection.svelte';
import type { Plane } from '../plane/plane.svelte';
import type { Project } from '../project.svelte';
import type { Run } from '../run.svelte';
import { measureAccuracy, measureRegions } from './run-measures';

export type { StoredRun };

export class KeptRuns {
  readonly #project: Project;
  readonly #run: Run;
  readonly #inspection: Inspection;
  readonly #plane: Plane;
  #runs: readonly StoredRun[] = $state.raw([]);
  /** What the network that is trained now does; `null` before somebody looked, and where looking takes long. */
  #present: { readonly accuracy: number | null; readonly regions: StoredRegions | null } | null = $state.raw(null);

  constructor(project: Project, run: Run, inspection: Inspection, plane: Plane) {
    this.#project = project;
    this.#run = run;
    this.#inspection = inspection;
    this.#plane = plane;
  }

  /** In the order in which they were kept. */
  get runs(): readonly StoredRun[] {
    return this.#runs;
  }

  /** The run that is not kept yet; `null` before its first step. */
  get present(): StoredRun | null {
    const { settings, curve } = this.#run;
    if (curve.training.length === 0) return null;
    const regions = this.#plane.plan && this.#present?.regions;
    return { ...this.#facts(), settings, curve, trainingAccuracy: this.#present?.accuracy ?? null, ...(regions && { regions }) };
  }

  /** Why the present run cannot be kept now, as a sentence. */
  get refusal(): string | null {
    if (this.#run.isRunning) return m.pause_first();
    if (this.#run.curve.training.length === 0) return m.runs_not_trained();
    return this.#runs.length < mostStoredRuns ? null : m.runs_too_many({ count: mostStoredRuns });
  }

  /** @throws a sentence if its training examples cannot be looked at. */
  async keep(): Promise<void> {
    const { settings, curve } = this.#run;
    const copied = { training: [...curve.training], validation: [...curve.validation] };
    const facts = this.#facts();
    const trainingAccuracy = await measureAccuracy(this.#project, this.#inspection, 'kept run');
    const regions = await measureRegions(this.#plane, this.#inspection, 'kept run');
    this.#runs = [...this.#runs, { ...facts, settings, curve: copied, trainingAccuracy, ...(regions && { regions }) }];
  }

  /** Measures the present run as the kept ones were. Only of problems on the plane: others take too long to be looked at while they train. */
  async look(): Promise<void> {
    if (!this.#plane.plan) {
      this.#present = null;
      return;
    }
    const accuracy = await measureAccuracy(this.#project, this.#inspection, 'present run');
    const regions = await measureRegions(this.#plane, this.#inspection, 'present run');
    this.#present = { accuracy, regions };
  }

  /** By its place in the list. */
  forget(index: number): void {
    this.#runs = this.#runs.filter((_, each) => each !== index);
  }

  /** Takes those of a document in the place of these. */
  restore(runs: readonly StoredRun[]): void {
    this.#runs = runs;
  }

  #facts(): Pick<StoredRun, 'name' | 'dataset' | 'parameterCount'> {
    const { document, documentCheck } = this.#project;
    return { name: document.name, dataset: document.dataset, parameterCount: documentCheck.parameterCount };
  }
}
