/**
 * Answers the requests about the one network that is being trained. Requests take turns, so that none meets the
 * half-finished work of another; a running loop is stopped for the time of a request and goes on afterwards.
 */
import { datasetNamed } from '@core/datasets';
import type { Network } from '@core/network/network';
import { exportModel } from '@core/training/model-file';
import { NumericFailure } from '@core/training/numeric-failure';
import type { Checkpoint } from '@core/training/checkpoint';
import type { TrainingSettings } from '@core/training/settings';
import type { EngineSetup, SnapshotBytes } from '../../ipc/control-protocol';
import type { ConfusionMatrix, EngineRequests, RunPosition } from '../../ipc/engine-protocol';
import { DatasetFiles } from '../dataset-files';
import { Turns } from '../turns';
import type { CanvasModel, TrainingEvent } from '../worker-protocol';
import { failureOf } from './failure';
import { checkpointOf, learnedOf, tensorsOfLayer } from './learned';
import { Memories, type Memory } from './memory';
import { notBegun, Publisher } from './publisher';
import { refusalOf } from './refusal';
import { openRun, sameSettings, type Run } from './run';
import { decodeSnapshot, encodeSnapshot, type Snapshot } from './snapshot';
import { computesTheSame, planIfComplete, planSubject, type Subject } from './subject';

const snapshotInterval = 2000;

type SettingsRequest = { readonly settings: TrainingSettings };
type Asked<Name extends keyof EngineRequests> = EngineRequests[Name]['request'];
type Answered<Name extends keyof EngineRequests> = EngineRequests[Name]['answer'];

export class TrainingDesk {
  private subject: Subject | null = null;
  private run: Run | null = null;
  private looping: Promise<void> | null = null;
  private canvas: CanvasModel | null = null;
  private edition = 0;
  private snapshotTaken = 0;
  private readonly memories = new Memories();
  private readonly turns = new Turns();
  private readonly datasets: DatasetFiles;
  private readonly publisher: Publisher;

  constructor(
    private readonly setup: EngineSetup,
    private readonly post: (event: TrainingEvent) => void,
    /** Milliseconds of any clock. */
    private readonly now: () => number,
  ) {
    this.datasets = new DatasetFiles(setup.datasets);
    this.publisher = new Publisher((frame, points) => post({ kind: 'update', frame, points }), now);
  }

  /** Takes up the run of an earlier engine and answers its position; with `goOn` a run that was running runs again. */
  async takeUp(bytes: SnapshotBytes, goOn: boolean): Promise<RunPosition> {
    const { network, settings, wasRunning, position, checkpoint } = decodeSnapshot(bytes);
    this.subject = planIfComplete(network, settings.seed);
    this.memories.of(network.dataset).remember(checkpoint);
    this.show(checkpoint, settings, position);
    if (goOn && wasRunning && this.subject) void this.train({ settings }).catch((error: unknown) => this.fail(error));
    return position;
  }

  setNetwork({ network, seed }: { readonly network: Network; readonly seed: number }): Promise<{ keptLayers: readonly string[] }> {
    return this.turns.take(async () => {
      const subject = planSubject(network, seed);
      if (!this.subject || !computesTheSame(this.subject.network, network)) await this.exchange(subject);
      return { keptLayers: this.memory.recall(subject.plan, seed).keptLayers };
    });
  }

  /** Works while the loop runs: it reads what was learned between two steps. */
  takeWeights({ network }: Asked<'takeWeights'>): Promise<Answered<'takeWeights'>> {
    return this.turns.take(async () => {
      const memory = this.upToDate(network.dataset);
      return { learned: memory.checkpoint ? learnedOf(memory.checkpoint, network, this.publisher.currentPosition) : null };
    });
  }

  /** Works while the loop runs, as `takeWeights`. */
  layerTensors({ network, layer }: Asked<'layerTensors'>): Promise<Answered<'layerTensors'>> {
    return this.turns.take(async () => {
      const memory = this.upToDate(network.dataset);
      return { tensors: tensorsOfLayer(layer, memory, planIfComplete(network, this.run?.settings.seed ?? this.subject?.seed ?? 1)) };
    });
  }

  loadWeights({ network, settings, learned }: Asked<'loadWeights'>): Promise<Answered<'loadWeights'>> {
    this.run?.loop.stop();
    return this.turns.take(async () => {
      await this.halt();
      await this.run?.trainer.close();
      this.run = null;
      this.subject = planIfComplete(network, settings.seed);
      this.edition++;
      const memory = this.memories.of(network.dataset);
      const checkpoint = learned && checkpointOf(learned, settings);
      memory.replace(checkpoint);
      this.startCurvesAgain('idle');
      if (checkpoint && learned.run) this.show(checkpoint, settings, learned.run.position);
      this.postSnapshot(checkpoint && { network, settings, wasRunning: false, position: learned?.run?.position ?? notBegun, checkpoint });
      return { keptLayers: this.subject ? memory.recall(this.subject.plan, settings.seed).keptLayers : [] };
    });
  }

  train({ settings }: SettingsRequest): Promise<null> {
    return this.turns.take(async () => {
      const refusal = this.run?.loop.mustValidate ? null : refusalOf(settings, this.run?.trainer.standing ?? this.memory.checkpoint);
      if (refusal !== null) throw new Error(refusal);
      await this.halt();
      await this.openFor(settings);
      this.launch();
      return null;
    });
  }

  pause(): Promise<null> {
    this.run?.loop.stop();
    return this.turns.take(async () => {
      if (await this.halt()) this.settle('paused');
      return null;
    });
  }

  step({ settings }: SettingsRequest): Promise<null> {
    this.run?.loop.stop();
    return this.turns.take(async () => {
      await this.halt();
      const { loop, trainer } = await this.openFor(settings);
      try {
        await loop.step();
        this.settle(trainer.isFinished ? 'finished' : 'paused');
      } catch (error) {
        await this.fail(error);
      }
      return null;
    });
  }

  reset({ settings }: SettingsRequest): Promise<null> {
    this.run?.loop.stop();
    return this.turns.take(async () => {
      await this.halt();
      await this.close();
      this.memory.forget();
      this.edition++;
      if (this.subject) this.subject = { ...this.subject, seed: settings.seed };
      this.postSnapshot(null);
      this.startCurvesAgain('idle');
      return null;
    });
  }

  /** Of the last validation on all validation examples. */
  confusionMatrix(): ConfusionMatrix | null {
    const dataset = this.subject && datasetNamed(this.subject.network.dataset);
    const { lastConfusion } = this.publisher;
    return lastConfusion && dataset && 'labels' in dataset ? { ...lastConfusion, labels: dataset.labels } : null;
  }

  /** Trains again from the checkpoint before a failure, usually with a smaller learning rate. */
  goBack({ settings }: SettingsRequest): Promise<null> {
    return this.turns.take(async () => {
      await this.halt();
      await this.run?.trainer.close();
      this.run = null;
      this.memory.goBack();
      this.edition++;
      this.startCurvesAgain('paused');
      if (this.memory.checkpoint) this.publisher.addCurve(this.memory.checkpoint.curve);
      await this.openFor(settings);
      this.launch();
      return null;
    });
  }

  /** Works while the loop runs: it reads the parameters between two steps. */
  canvasModel(): CanvasModel {
    const { network, plan, seed } = this.requireSubject();
    const revision = [this.edition, this.run?.settings.seed ?? seed, this.progress?.step ?? 0].join(' ');
    if (this.canvas?.revision !== revision) {
      const parameters = this.run?.trainer.parameters() ?? this.memory.recall(plan, seed).parameters;
      const bytes = exportModel(plan, parameters, datasetNamed(network.dataset), this.setup.version);
      this.canvas = { revision, network, parameters, bytes: new Uint8Array(bytes) };
    }
    return this.canvas;
  }

  /** Another network takes the place of the present one; a running training goes on with it, unless it is of another dataset. */
  private async exchange(subject: Subject): Promise<void> {
    const settings = this.run?.settings;
    const wasRunning = await this.halt();
    await this.close();
    const isOtherDataset = this.subject !== null && this.subject.network.dataset !== subject.network.dataset;
    this.subject = subject;
    this.edition++;
    this.publisher.forgetStatistics();
    if (isOtherDataset) this.startCurvesAgain(this.memory.checkpoint ? 'paused' : 'idle');
    else if (wasRunning && settings) {
      await this.openFor(settings);
      this.launch();
    } else this.publisher.publish();
  }

  /** The run with these settings: the open one, or a new one that goes on from what was learned. */
  private async openFor(settings: TrainingSettings): Promise<Run> {
    if (this.run && sameSettings(this.run.settings, settings)) return this.run;
    const subject = this.requireSubject();
    await this.close();
    this.publisher.setState('preparing');
    const { datasets, publisher, now, setup } = this;
    const { checkpoint } = this.memory;
    const takeSnapshot = (): void => this.takeSnapshot({ sometimes: true });
    try {
      this.run = await openRun({ subject, settings, checkpoint, datasets, publisher, version: setup.version, now, takeSnapshot });
      return this.run;
    } catch (error) {
      await this.fail(error);
      throw error;
    }
  }

  private launch(): void {
    if (!this.run) return;
    this.publisher.setState('running');
    this.looping = this.runLoop(this.run).finally(() => (this.looping = null));
  }

  private async runLoop({ loop }: Run): Promise<void> {
    try {
      if ((await loop.run()) === 'finished') this.settle('finished');
    } catch (error) {
      await this.fail(error);
    }
  }

  /** Stops the loop, if there is one, and tells whether there was. */
  private async halt(): Promise<boolean> {
    if (!this.looping) return false;
    this.run?.loop.stop();
    await this.looping;
    return this.publisher.currentState === 'running';
  }

  private settle(state: 'paused' | 'finished'): void {
    this.publisher.setState(state);
    this.takeSnapshot({ sometimes: false });
  }

  /** What was learned before the step that failed stays; after other errors, what was learned up to the last snapshot. */
  private async fail(error: unknown): Promise<void> {
    if (error instanceof NumericFailure && this.run) this.memory.rememberFailed(this.run.trainer.checkpoint());
    await this.run?.trainer.close();
    this.run = null;
    this.publisher.setState('failed', failureOf(error));
  }

  private async close(): Promise<void> {
    if (!this.run) return;
    this.memory.remember(this.run.trainer.checkpoint());
    await this.run.trainer.close();
    this.run = null;
  }

  private takeSnapshot({ sometimes }: { readonly sometimes: boolean }): void {
    if (!this.run || (sometimes && this.now() - this.snapshotTaken < snapshotInterval)) return;
    this.snapshotTaken = this.now();
    const { subject, settings, trainer } = this.run;
    const checkpoint = trainer.checkpoint();
    this.memory.remember(checkpoint);
    const { step, epoch, stepsPerEpoch, totalSteps } = trainer.position;
    const position = { step, epoch, stepsPerEpoch, totalSteps };
    const wasRunning = this.publisher.currentState === 'running';
    this.postSnapshot({ network: subject.network, settings, wasRunning, position, checkpoint });
  }

  private postSnapshot(snapshot: Snapshot | null): void {
    this.post({ kind: 'snapshot', snapshot: snapshot && encodeSnapshot(snapshot) });
  }

  /** Shows a run that is not open: it was made earlier. */
  private show(checkpoint: Checkpoint, settings: TrainingSettings, position: RunPosition): void {
    this.publisher.setPosition(position);
    this.publisher.addCurve(checkpoint.curve);
    this.publisher.setState(refusalOf(settings, checkpoint) === null ? 'paused' : 'finished');
  }

  /** How far training has come, whether or not a run is open. */
  private get progress(): { readonly step: number; readonly epoch: number } | undefined {
    return this.run?.trainer.position ?? this.memory.checkpoint?.progress;
  }

  private get memory(): Memory {
    return this.memories.of(this.subject?.network.dataset ?? '');
  }

  /** What was learned from a dataset, with the steps of an open run. */
  private upToDate(dataset: string): Memory {
    const memory = this.memories.of(dataset);
    if (this.run?.subject.network.dataset === dataset) memory.remember(this.run.trainer.checkpoint());
    return memory;
  }

  private startCurvesAgain(state: 'idle' | 'paused'): void {
    this.publisher.clear();
    this.post({ kind: 'restarted' });
    this.publisher.setState(state);
  }

  private requireSubject(): Subject {
    if (!this.subject) throw new Error('There is no complete network yet. Connect an input, layers and an output first.');
    return this.subject;
  }
}
