/** Going through one training step by hand. It is only looked at: no weight changes. */
import { makersOf } from '@core/inspect/formula/written-out';
import { nextLayer, type Moment, type StepPhase } from '@core/inspect/moments';
import { stepGraphOf } from '@core/inspect/step-graph';
import type { StepTrace } from '@core/training/step/trace';
import { drawnOf } from '../blocks/origins';
import { courseRule } from './course-rule';
import { explain } from './explanation';
import { loadStep, mostExamples, type StepExamples, type StepNeeds } from './load-step';
import { sceneOf, type LoadedStep, type StepScene } from './scene';

export type { Moment, StepPhase } from '@core/inspect/moments';
export type { StepExamples } from './load-step';

export class Stepping {
  readonly #needs: StepNeeds;
  #step: LoadedStep | null = $state.raw(null);
  #at = $state(0);
  #element = $state(0);
  #output = $state(0);
  #size: number | null = $state(null);
  isOpen = $state(false);
  isPlaying = $state(false);
  /** A later step is being computed. */
  isLoading = $state(false);
  problem: string | null = $state(null);
  /** How far one goes at a time. */
  stride: 'layer' | 'operation' = $state('operation');
  examples: StepExamples = $state('example');
  /** Id of the connection whose tensor is looked at closely. */
  chosen: string | null = $state(null);

  readonly moments: readonly Moment[] = $derived(this.#step?.moments ?? []);
  readonly moment: Moment | undefined = $derived(this.moments[this.#at]);
  readonly #makers = $derived(makersOf(this.moments.map(({ node }) => node)));
  /** Which output of the present op, and the index into it. */
  readonly output = $derived(Math.min(this.#output, (this.moment?.node.outputs.length ?? 1) - 1));
  readonly element = $derived(Math.min(this.#element, (this.moment?.node.outputs[this.output].data.length ?? 1) - 1));
  readonly explanation = $derived(this.moment ? explain(this.moment, this.element, this.output, this.#makers) : null);
  /** What the canvas shows; `null` while nobody goes through a step. */
  readonly scene: StepScene | null;

  readonly graph = $derived(stepGraphOf(this.moments));

  constructor(needs: StepNeeds) {
    this.#needs = needs;
    this.scene = $derived.by(() => {
      const { network, origins } = needs.project;
      return this.isOpen && this.#step && this.moment ? sceneOf(this.#step, this.#at, { ...network, origins }) : null;
    });
  }

  get trace(): StepTrace | null {
    return this.#step?.trace ?? null;
  }

  /** Examples in the step; `null` while there is none. */
  get count(): number | null {
    return this.#step?.count ?? null;
  }

  get at(): number {
    return this.#at;
  }

  get atEnd(): boolean {
    return this.#at >= this.moments.length - 1;
  }

  /** Examples of a step on several ones: as many as in a batch of the training, if nobody chose. */
  get size(): number {
    return Math.min(this.#size ?? this.#needs.run.settings.batchSize, this.mostExamples);
  }

  set size(size: number) {
    this.#size = size;
  }

  get mostExamples(): number {
    return mostExamples(this.#needs.project.documentCheck);
  }

  /** The formula of the layer, loss or optimizer that is computed, as TeX. */
  get courseRule(): string | null {
    const { project, run } = this.#needs;
    const layer = project.expansion.network.layers.find(({ id }) => id === this.moment?.layer);
    return this.moment ? courseRule(this.moment, layer?.kind, run.settings.optimizer) : null;
  }

  /** Name of the drawn layer that the present moment belongs to; '' for what belongs to none. */
  get layerName(): string {
    const drawn = drawnOf(this.moment?.layer ?? '', this.#needs.project.origins);
    return this.#needs.project.network.layers.find(({ id }) => id === drawn)?.name ?? '';
  }

  /** Computes the step for the chosen examples with the present weights. */
  async load(): Promise<void> {
    this.isLoading = true;
    try {
      const step = await loadStep(this.#needs, this.examples, this.size);
      if (!step || !this.isOpen) return;
      this.#step = step;
      this.problem = null;
      this.isLoading = false;
      this.goTo(this.#at);
    } catch (problem) {
      this.problem = (problem as Error).message;
      this.isLoading = false;
    }
  }

  goTo(at: number): void {
    this.#at = Math.max(0, Math.min(at, this.moments.length - 1));
  }

  goToPhase(phase: StepPhase): void {
    this.goTo(this.moments.findIndex((moment) => moment.phase === phase));
  }

  /** To the next moment, or to the one before; by layer to where the next layer is done. */
  go(direction: 1 | -1, stride = this.stride): void {
    this.goTo(stride === 'layer' ? nextLayer(this.moments, this.#at, direction) : this.#at + direction);
  }

  /** A second time puts it away. */
  choose(connection: string): void {
    this.chosen = this.chosen === connection ? null : connection;
  }

  chooseElement(element: number): void {
    this.#element = element;
  }

  chooseOutput(output: number): void {
    this.#output = output;
  }

  close(): void {
    this.isOpen = false;
    this.isPlaying = false;
    this.isLoading = false;
    this.#at = 0;
    this.#step = null;
    this.chosen = null;
  }
}
