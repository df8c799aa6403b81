/** Going through one training step by hand, on one example. It is only looked at: no weight changes. */
import { makersOf } from '@core/inspect/formula/written-out';
import { momentsOf, nextLayer, type Moment, type StepPhase } from '@core/inspect/moments';
import { stepGraphOf } from '@core/inspect/step-graph';
import type { Tensors } from '@core/network/build';
import { layerNamed } from '@core/layers';
import { drawnOf } from '../blocks/origins';
import type { Inspection } from '../inspection/inspection.svelte';
import type { Project } from '../project.svelte';
import type { Run } from '../run.svelte';
import type { Selection } from '../selection.svelte';
import type { Weights } from '../weights.svelte';
import { courseRule } from './course-rule';
import { explain } from './explanation';

export type { Moment, StepPhase } from '@core/inspect/moments';

interface Needs {
  readonly project: Project;
  readonly selection: Selection;
  readonly inspection: Inspection;
  readonly run: Run;
  readonly weights: Weights;
}

export class Stepping {
  readonly #needs: Needs;
  #moments: readonly Moment[] = $state.raw([]);
  #at = $state(0);
  #element = $state(0);
  #output = $state(0);
  isOpen = $state(false);
  isPlaying = $state(false);
  problem: string | null = $state(null);

  readonly moment: Moment | undefined = $derived(this.#moments[this.#at]);
  readonly #makers = $derived(makersOf(this.#moments.map(({ node }) => node)));
  /** Which output of the present op, and the index into it. */
  readonly output = $derived(Math.min(this.#output, (this.moment?.node.outputs.length ?? 1) - 1));
  readonly element = $derived(Math.min(this.#element, (this.moment?.node.outputs[this.output].data.length ?? 1) - 1));
  readonly explanation = $derived(this.moment ? explain(this.moment, this.element, this.output, this.#makers) : null);

  readonly graph = $derived(stepGraphOf(this.#moments));

  constructor(needs: Needs) {
    this.#needs = needs;
  }

  get moments(): readonly Moment[] {
    return this.#moments;
  }

  get at(): number {
    return this.#at;
  }

  get atEnd(): boolean {
    return this.#at >= this.#moments.length - 1;
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

  /** Computes the step for the chosen example with the present weights. */
  async load(): Promise<void> {
    const { inspection, weights, run, project } = this.#needs;
    try {
      const { split, index } = inspection.example;
      const [part, learned] = await Promise.all([inspection.examples(split, index, 1), weights.take()]);
      const position = learned?.run && { step: learned.run.progress.batches, optimizerStep: learned.run.progress.step };
      const kept = learned?.run?.optimizer === run.settings.optimizer ? { state: learned.run.state as Tensors, births: birthsOf(learned.run) } : {};
      const { features, labels, targets } = part;
      const learningRate = run.frame?.learningRate ?? run.settings.learningRate;
      const trace = await inspection.ask('stepping', 'traceStep', { features, labels, targets, learningRate, ...position, ...kept });
      if (!trace) return;
      const ends = project.expansion.network.layers.filter(({ kind }) => layerNamed(kind)?.loss).map(({ id }) => id);
      this.#moments = momentsOf(trace, new Set(ends));
      this.problem = null;
      this.goTo(Math.min(this.#at, this.#moments.length - 1));
    } catch (problem) {
      this.problem = (problem as Error).message;
    }
  }

  goTo(at: number): void {
    this.#at = Math.max(0, Math.min(at, this.#moments.length - 1));
    const drawn = drawnOf(this.moment?.layer ?? '', this.#needs.project.origins);
    this.#needs.selection.set(drawn === undefined ? [] : [drawn]);
  }

  goToPhase(phase: StepPhase): void {
    this.goTo(this.#moments.findIndex((moment) => moment.phase === phase));
  }

  goToLayer(direction: 1 | -1): void {
    this.goTo(nextLayer(this.#moments, this.#at, direction));
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
    this.#at = 0;
    this.#moments = [];
    this.#needs.selection.clear();
  }
}

/** After how many updates the state of each parameter began. */
const birthsOf = ({ ages, progress }: { readonly ages: Readonly<Record<string, number>>; readonly progress: { readonly step: number } }): Readonly<Record<string, number>> =>
  Object.fromEntries(Object.entries(ages).map(([name, age]) => [name, progress.step - age]));
