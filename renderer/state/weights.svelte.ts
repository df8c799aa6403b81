/** What the document has learned. It lives in the engine; here whole documents take it out and put it in. */
import type { Learned, RunFrame } from '../bridge/contract';
import type { Tensors } from '@core/network/build';
import type { Project } from './project.svelte';
import type { Ask, Run } from './run.svelte';

export class Weights {
  readonly #project: Project;
  readonly #run: Run;
  readonly #ask: Ask;
  /** Counts what was put in. */
  #edition = $state(0);
  /** Updates that the engine has done. */
  #step = $state(0);

  /** Equal at two moments if the weights were the same: the same seed always takes the same steps. */
  readonly version = $derived(`${this.#edition} ${this.#step}`);

  constructor(project: Project, run: Run, ask: Ask) {
    this.#project = project;
    this.#run = run;
    this.#ask = ask;
  }

  /** Everything learned for the network as it is now, before any later request; `null` if that is nothing. */
  async take(): Promise<Learned | null> {
    return (await this.#ask('takeWeights', { network: this.#project.document })).learned;
  }

  /** The tensors of one layer as they are now, by the name of the parameter. */
  async ofLayer(layer: string): Promise<Tensors> {
    const { document, origins } = this.#project;
    const [only] = origins?.get(layer)?.within ?? [];
    return (await this.#ask('layerTensors', { network: document, layer: only ?? layer })).tensors;
  }

  /** Gives the engine the network as a new document with what it learned; `null` for first weights. */
  async put(learned: Learned | null): Promise<void> {
    this.#run.events.keepUntil(0);
    await this.#load(learned);
  }

  /** Gives the engine weights that a person changed in a layer of the present document. */
  async change(learned: Learned, layer: string): Promise<void> {
    this.#run.events.note(learned.run?.position.step ?? 0, 'edited', [layer]);
    await this.#load(learned);
  }

  async #load(learned: Learned | null): Promise<void> {
    this.#edition++;
    this.#step = learned?.run?.position.step ?? 0;
    const { document: network } = this.#project;
    this.#run.noteSent();
    await this.#ask('loadWeights', { network, settings: this.#run.settings, learned });
  }

  /** The version whose weights these are, if nothing was put in since they were taken out. */
  versionOf(learned: Learned | null): string {
    return `${this.#edition} ${learned?.run?.position.step ?? 0}`;
  }

  receive({ position }: RunFrame): void {
    this.#step = position.step;
  }
}
