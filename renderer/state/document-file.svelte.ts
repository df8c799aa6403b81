/** The file a document is kept in, and whether the document has changed since it was written or read. */
import type { Network } from '@core/network/network';
import type { TrainingSettings } from '@core/training/settings';
import type { FileReference, Learned } from '../bridge/contract';
import type { StoredRun } from '../project-file/format';
import type { Project } from './project.svelte';
import { sameSettings, type Run } from './run.svelte';
import type { KeptRuns } from './views/kept-runs.svelte';
import type { Weights } from './weights.svelte';

/** A document at one moment. */
interface Mark {
  readonly network: Network;
  readonly circuit: Network;
  readonly settings: TrainingSettings;
  readonly runs: readonly StoredRun[];
  readonly weights: string;
}

export class DocumentFile {
  readonly #project: Project;
  readonly #circuit: Project;
  readonly #run: Run;
  readonly #weights: Weights;
  readonly #keptRuns: Pick<KeptRuns, 'runs' | 'restore'>;
  #file: FileReference | null = $state.raw(null);
  /** What can be had again without saving; `null` for work that is nowhere else. */
  #saved: Mark | null = $state.raw(null);

  readonly isModified: boolean = $derived.by(() => {
    const saved = this.#saved;
    if (saved === null || saved.network !== this.#project.document || saved.circuit !== this.#circuit.network || saved.weights !== this.#weights.version) return true;
    if (saved.runs !== this.#keptRuns.runs) return true;
    return !sameSettings(saved.settings, this.#run.settings);
  });

  constructor(project: Project, circuit: Project, run: Run, weights: Weights, keptRuns: Pick<KeptRuns, 'runs' | 'restore'>) {
    this.#project = project;
    this.#circuit = circuit;
    this.#run = run;
    this.#weights = weights;
    this.#keptRuns = keptRuns;
    this.noteUnchanged(null);
  }

  get file(): FileReference | null {
    return this.#file;
  }

  /** What people call the document. */
  get title(): string {
    return this.#file?.name ?? this.#project.document.name;
  }

  /** The document as it is now is what the file holds, or what can be had again without a file. */
  noteUnchanged(file: FileReference | null): void {
    this.#file = file;
    this.#saved = { network: this.#project.document, circuit: this.#circuit.network, settings: this.#run.settings, runs: this.#keptRuns.runs, weights: this.#weights.version };
  }

  /** Another document was opened: with its kept runs, or those of the one before if it has none, so that both can be compared. */
  noteOpened(origin: FileReference | 'fresh' | null, runs: readonly StoredRun[] | undefined): void {
    if (runs) this.#keptRuns.restore(runs);
    if (origin === null) this.noteUnsaved(null);
    else this.noteUnchanged(origin === 'fresh' ? null : origin);
  }

  /** The document holds work that is in no file, or not in this one. */
  noteUnsaved(file: FileReference | null): void {
    this.#file = file;
    this.#saved = null;
  }

  /** The present network, circuit and settings; the answer notes that they were saved, with those weights. */
  prepareSave(): Omit<Mark, 'weights'> & { readonly noteSaved: (file: FileReference, learned: Learned | null) => void } {
    const { document: network } = this.#project;
    const { network: circuit } = this.#circuit;
    const { settings } = this.#run;
    const { runs } = this.#keptRuns;
    const noteSaved = (file: FileReference, learned: Learned | null): void => {
      this.#file = file;
      this.#saved = { network, circuit, settings, runs, weights: this.#weights.versionOf(learned) };
    };
    return { network, circuit, settings, runs, noteSaved };
  }

  /** Keeps which file it is and what that holds; the answer gives it back, once the document itself and its weights are back. */
  keep(): () => void {
    const file = this.#file;
    const saved = this.#saved;
    const { runs } = this.#keptRuns;
    const isTrainedSince = saved?.weights !== this.#weights.version;
    return () => {
      this.#keptRuns.restore(runs);
      this.#file = file;
      this.#saved = saved && (isTrainedSince ? saved : { ...saved, weights: this.#weights.version });
    };
  }
}
