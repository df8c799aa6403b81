/**
 * The one network that is being trained, what was learned of it, the run that is open, and the loop that drives it.
 * Nothing here takes turns: the desk calls one method after another.
 */
import type { Split, SplitName } from '@core/datasets/definition';
import type { Tensors } from '@core/network/build';
import type { Network } from '@core/network/network';
import { NumericFailure } from '@core/training/numeric-failure';
import type { Checkpoint } from '@core/training/checkpoint';
import type { TrainingSettings } from '@core/training/settings';
import type { EngineSetup } from '../../ipc/control-protocol';
import type { RunPosition } from '../../ipc/engine-protocol';
import { DatasetFiles } from '../dataset-files';
import type { TrainingEvent } from '../worker-protocol';
import { failureOf } from './failure';
import { Memories, type Memory } from './memory';
import { Publisher } from './publisher';
import { refusalOf } from './refusal';
import { openRun, sameSettings, type Run } from './run';
import { encodeSnapshot, type Snapshot } from './snapshot';
import type { Subject } from './subject';

const snapshotInterval = 2000;

export class Bench {
  subject: Subject | null = null;
  /** Grows when the weights change by anything but training. */
  edition = 0;
  readonly publisher: Publisher;
  private opened: Run | null = null;
  private failedBy: NumericFailure | null = null;
  private looping: Promise<void> | null = null;
  private snapshotTaken = 0;
  private readonly memories = new Memories();
  private readonly datasets: DatasetFiles;

  constructor(
    private readonly setup: EngineSetup,
    private readonly post: (event: TrainingEvent) => void,
    /** Milliseconds of any clock. */
    private readonly now: () => number,
  ) {
    this.datasets = new DatasetFiles(setup.datasets);
    this.publisher = new Publisher((frame, points) => post({ kind: 'update', frame, points }), now);
  }

  get run(): Run | null {
    return this.opened;
  }

  /** What was learned from the present dataset. */
  get memory(): Memory {
    return this.memoryOf(this.subject?.network.dataset ?? '');
  }

  memoryOf(dataset: string): Memory {
    return this.memories.of(dataset);
  }

  /** What was learned from a dataset, with the steps of an open run. */
  upToDate(dataset: string): Memory {
    const memory = this.memories.of(dataset);
    if (this.run?.subject.network.dataset === dataset) memory.remember(this.run.trainer.checkpoint());
    return memory;
  }

  /** The weights of the network as they are now, read when asked for, and how many steps they have seen. */
  present(): { readonly weights: () => Tensors; readonly step: number } {
    const { run, memory } = this;
    const { plan, seed } = this.requireSubject();
    const step = run?.trainer.position.step ?? memory.checkpoint?.progress.step ?? 0;
    return { step, weights: () => run?.trainer.parameters() ?? memory.recall(plan, seed).parameters };
  }

  async splitOf(network: Network, split: SplitName): Promise<Split> {
    return (await this.datasets.splits(network))[split];
  }

  requireSubject(): Subject {
    if (!this.subject) throw new Error('There is no complete network yet. Connect an input, layers and an output first.');
    return this.subject;
  }

  /** Another network takes the place of the present one; a running training goes on with it, unless it is of another dataset. */
  async exchange(subject: Subject): Promise<void> {
    const settings = this.run?.settings;
    const wasRunning = await this.halt();
    await this.close();
    const isOtherDataset = this.subject !== null && this.subject.network.dataset !== subject.network.dataset;
    this.subject = subject;
    this.edition++;
    this.publisher.forgetStatistics();
    if (isOtherDataset) this.startCurvesAgain(this.memory.checkpoint ? 'paused' : 'idle');
    else if (wasRunning && settings) await this.launch(settings);
    else this.publisher.publish();
  }

  /** The run with these settings: the open one, or a new one that goes on from what was learned. */
  async openFor(settings: TrainingSettings): Promise<Run> {
    if (this.run && sameSettings(this.run.settings, settings)) return this.run;
    const subject = this.requireSubject();
    await this.close();
    this.publisher.setState('preparing');
    const { datasets, publisher, now, setup } = this;
    const { checkpoint } = this.memory;
    const takeSnapshot = (): void => this.takeSnapshot({ sometimes: true });
    try {
      this.opened = await openRun({ subject, settings, checkpoint, datasets, publisher, version: setup.version, now, takeSnapshot });
      return this.opened;
    } catch (error) {
      await this.fail(error);
      throw error;
    }
  }

  /** Opens the run with these settings and sets it going. */
  async launch(settings: TrainingSettings): Promise<void> {
    const run = await this.openFor(settings);
    this.publisher.setState('running');
    this.looping = this.drive(run).finally(() => (this.looping = null));
  }

  /** Stops the loop, if there is one, and tells whether there was. */
  async halt(): Promise<boolean> {
    if (!this.looping) return false;
    this.run?.loop.stop();
    await this.looping;
    return this.publisher.currentState === 'running';
  }

  settle(state: 'paused' | 'finished'): void {
    this.publisher.setState(state);
    this.takeSnapshot({ sometimes: false });
  }

  /** What was learned before the step that failed stays; after other errors, what was learned up to the last snapshot. */
  async fail(error: unknown): Promise<void> {
    this.failedBy = error instanceof NumericFailure ? error : null;
    if (this.failedBy && this.run) this.memory.rememberFailed(this.run.trainer.checkpoint());
    await this.discard();
    this.publisher.setState('failed', failureOf(error));
  }

  /** The failure that a run stands still after, if a number was no longer finite. */
  get failure(): NumericFailure | null {
    return this.publisher.currentState === 'failed' ? this.failedBy : null;
  }

  /** Closes the run and keeps what it learned. */
  async close(): Promise<void> {
    if (this.run) this.memory.remember(this.run.trainer.checkpoint());
    await this.discard();
  }

  /** Closes the run; what it learned since the last snapshot is gone. */
  async discard(): Promise<void> {
    await this.run?.trainer.close();
    this.opened = null;
  }

  postSnapshot(snapshot: Snapshot | null): void {
    this.post({ kind: 'snapshot', snapshot: snapshot && encodeSnapshot(snapshot) });
  }

  /** Shows a run that is not open: it was made earlier. */
  show(checkpoint: Checkpoint, settings: TrainingSettings, position: RunPosition): void {
    this.publisher.setPosition(position);
    this.publisher.addCurve(checkpoint.curve);
    this.publisher.setState(refusalOf(settings, checkpoint) === null ? 'paused' : 'finished');
  }

  startCurvesAgain(state: 'idle' | 'paused'): void {
    this.publisher.clear();
    this.post({ kind: 'restarted' });
    this.publisher.setState(state);
  }

  private async drive({ loop }: Run): Promise<void> {
    try {
      if ((await loop.run()) === 'finished') this.settle('finished');
    } catch (error) {
      await this.fail(error);
    }
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
}
