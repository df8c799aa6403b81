/** The training run as the page sees it: the latest frame, the curves, the settings, and the requests to the engine. */
import { datasetOf } from '@core/datasets';
import { planNetwork } from '@core/network/plan';
import { surroundingsOf } from '@core/network/surroundings';
import { optimizers, type OptimizerName } from '@core/optimizers';
import { schedules } from '@core/training/schedules';
import { defaultSettings, type TrainingSettings } from '@core/training/settings';
import type {
  Classification,
  EngineRequestName,
  EngineRequests,
  LayerStatistics,
  ModelChoice,
  Picture,
  RunFrame,
  RunPoints,
  RunState,
} from '../bridge/contract';
import { m } from '../messages/generated/messages.js';
import { emptyCurve, grow, type Curve } from './curve';
import { CurveEvents } from './views/curve-events.svelte';
import { language } from './language.svelte';
import { drawnOf, drawnStatistics } from './blocks/origins';
import type { Project } from './project.svelte';

export type { Evidence, LayerStatistics, RunFailure, RunState, ValueSummary } from '../bridge/contract';

/** Asks the engine; see `EngineClient.request`. */
export type Ask = <Name extends EngineRequestName>(name: Name, body: EngineRequests[Name]['request']) => Promise<EngineRequests[Name]['answer']>;

/** Whether two settings are the same choice. */
export const sameSettings = (a: TrainingSettings, b: TrainingSettings): boolean =>
  (Object.keys(defaultSettings) as (keyof TrainingSettings)[]).every((name) => a[name] === b[name]);

const noStatistics: readonly LayerStatistics[] = [];

/** Whether the statistics of two frames come from one step. */
const sameMeasurement = (a: RunFrame | null, b: RunFrame): boolean =>
  a?.statisticsStep === b.statisticsStep &&
  a.statistics.length === b.statistics.length &&
  a.statistics.every(({ layer, gradientNorm }, i) => layer === b.statistics[i]!.layer && Object.is(gradientNorm, b.statistics[i]!.gradientNorm));

export class Run {
  readonly #project: Project;
  readonly #ask: Ask;
  #frame: RunFrame | null = $state.raw(null);
  #curve: Curve = $state.raw(emptyCurve());
  #settings: TrainingSettings = $state.raw(defaultSettings);
  /** What happened to the weights besides training. */
  readonly events = new CurveEvents();
  /** The structure the engine has; plain, because only requests ask for it. */
  #sentStructure: string | null = null;

  /** The same list as long as nothing was measured again: many frames come between two steps with statistics. */
  readonly #measured = $derived(this.#frame?.statistics ?? noStatistics);
  /** Of the last step with a backward pass, by id of what is drawn; empty before the first. */
  readonly statistics: ReadonlyMap<string, LayerStatistics> = $derived.by(() => drawnStatistics(this.#measured, this.#project.origins));
  readonly hasBackwardPass = $derived(this.statistics.size > 0);
  readonly state: RunState = $derived(this.#frame?.state ?? 'idle');
  readonly isRunning = $derived(this.state === 'running' || this.state === 'preparing');

  constructor(project: Project, ask: Ask) {
    this.#project = project;
    this.#ask = ask;
  }

  /** The latest state of the engine's run; `null` before the first frame. */
  get frame(): RunFrame | null {
    return this.#frame;
  }

  get curve(): Curve {
    return this.#curve;
  }

  /** Of the curve; 0 before the first. */
  get lastStep(): number {
    return this.#curve.training.at(-1)?.step ?? 0;
  }

  get settings(): TrainingSettings {
    return this.#settings;
  }

  /** Loss of the last step, of several output layers that of this one; `null` if the layer was not the end of the network in it. */
  lossAt(outputLayer: string): number | null {
    const source = this.#project.network.connections.find(({ to }) => to === outputLayer)?.from;
    const tookPart = source !== undefined && this.statistics.has(source);
    const last = this.#curve.training.at(-1);
    return tookPart ? (last?.parts?.[outputLayer] ?? last?.loss ?? null) : null;
  }

  /** Taken up by the next `train`, `step` or `reset`. */
  changeSettings(change: Partial<TrainingSettings>): void {
    this.#settings = { ...this.#settings, ...change };
  }

  /** Optimizers to choose from, in the order of the registry. */
  readonly optimizers = Object.values(optimizers);

  /** Learning-rate schedules to choose from, in the order of the registry. */
  readonly schedules = Object.values(schedules);

  /** A learning rate that was the usual one of the old optimizer becomes that of the new one. */
  chooseOptimizer(optimizer: OptimizerName): void {
    const wasUsual = this.#settings.learningRate === optimizers[this.#settings.optimizer].learningRate;
    this.changeSettings({ optimizer, ...(wasUsual ? { learningRate: optimizers[optimizer].learningRate } : {}) });
  }

  /** @throws a sentence if the examples are not part of the app. */
  async train(): Promise<void> {
    this.#requireExamples();
    await this.sendNetwork();
    await this.#ask('train', { settings: this.#settings });
  }

  async pause(): Promise<void> {
    await this.#ask('pause', null);
  }

  /** @throws as `train`. */
  async step(): Promise<void> {
    this.#requireExamples();
    await this.sendNetwork();
    await this.#ask('step', { settings: this.#settings });
  }

  /** New parameters from the seed; the curves start again. */
  async reset(): Promise<void> {
    await this.sendNetwork();
    this.events.keepUntil(0);
    await this.#ask('reset', { settings: this.#settings });
  }

  /** After a failure: from the checkpoint before it, with half the learning rate. */
  async goBack(): Promise<void> {
    this.changeSettings({ learningRate: this.#settings.learningRate / 2 });
    await this.sendNetwork();
    await this.#ask('goBack', { settings: this.#settings });
    this.events.keepUntil(this.lastStep);
  }

  /** After a number was no longer finite: what is known of it. */
  async numericEvidence(): Promise<EngineRequests['numericEvidence']['answer']['evidence']> {
    return (await this.#ask('numericEvidence', null)).evidence;
  }

  /** After such a failure: the weights from before the step that failed, and a pause. */
  async rewind(): Promise<void> {
    await this.#ask('rewind', null);
  }

  /** Id of what is drawn in which a number was no longer finite; `null` while the run is in order. */
  get failedLayer(): string | null {
    const layer = this.#frame?.failure?.numeric?.place?.layer;
    return layer === undefined ? null : (drawnOf(layer, this.#project.origins) ?? null);
  }

  /** The network with its present parameters as the bytes of an ONNX file. */
  async exportModel(): Promise<Uint8Array> {
    await this.sendNetwork();
    return (await this.#ask('exportModel', null)).bytes;
  }

  /** Runs test images through the interpreter and through an exported file. */
  verifyModel(bytes: Uint8Array, examples: number): Promise<EngineRequests['verifyModel']['answer']> {
    return this.#ask('verifyModel', { bytes, examples });
  }

  /** @throws a sentence if the network of the canvas learns from something else than pictures. */
  async classify(model: ModelChoice, picture: Picture): Promise<Classification> {
    if (model.kind === 'canvas') {
      this.#requirePictures();
      await this.sendNetwork();
    }
    return this.#ask('classify', { model, picture });
  }

  #requireExamples(): void {
    const { source, title } = datasetOf(this.#project.network);
    if (source.kind === 'folder') throw new Error(m.dataset_not_here({ dataset: language.say(title) }));
  }

  #requirePictures(): void {
    const { pictures, title } = datasetOf(this.#project.network);
    if (!pictures) throw new Error(m.photos_other_dataset({ dataset: language.say(title) }));
  }

  shippedModels(): Promise<EngineRequests['shippedModels']['answer']> {
    return this.#ask('shippedModels', null);
  }

  /**
   * Gives the engine the network if it changed and can be built; parameters of unchanged layers are kept there, those
   * of another dataset until it comes back.
   */
  async sendNetwork(): Promise<void> {
    const { structure, documentCheck, document: network } = this.#project;
    if (!documentCheck.ready || structure === this.#sentStructure) return;
    this.#sentStructure = structure;
    const { keptLayers } = await this.#ask('setNetwork', { network, seed: this.#settings.seed });
    const learning = new Set(planNetwork(network, surroundingsOf(network)).parameters.map(({ layer }) => layer));
    const renewed = [...learning].filter((layer) => !keptLayers.includes(layer));
    // With other examples the curve begins anew, too.
    if (this.lastStep === 0) this.events.keepUntil(0);
    this.events.note(this.lastStep, 'renewed', renewed.map((layer) => this.#project.namesOf(layer).join(' › ')));
  }

  /** The engine gets the present network in another way. */
  noteSent(): void {
    const { structure, documentCheck } = this.#project;
    this.#sentStructure = documentCheck.ready ? structure : null;
  }

  /** The engine at the other end is a new one and knows nothing yet. */
  forgetSentNetwork(): void {
    this.#sentStructure = null;
  }

  /** Points that come from now on belong to another run. */
  forgetCurve(): void {
    this.#curve = emptyCurve();
  }

  receive(frame: RunFrame, points: RunPoints): void {
    this.#frame = { ...frame, statistics: sameMeasurement(this.#frame, frame) ? this.#frame!.statistics : frame.statistics };
    this.#curve = grow(this.#curve, frame, points);
  }
}
