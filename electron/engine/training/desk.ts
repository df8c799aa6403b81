/**
 * Answers the requests about the network on the bench. Requests take turns, so that none meets the half-finished
 * work of another; a running loop is stopped for the time of a request and goes on afterwards.
 */
import { datasetOf } from '@core/datasets';
import type { Network } from '@core/network/network';
import { surroundingsOf } from '@core/network/surroundings';
import { exportModel } from '@core/training/model-file';
import type { TrainingSettings } from '@core/training/settings';
import type { EngineSetup, SnapshotBytes } from '../../ipc/control-protocol';
import type { ConfusionMatrix, EngineRequests, RunPosition } from '../../ipc/engine-protocol';
import { Turns } from '../turns';
import type { CanvasModel, TrainingEvent } from '../worker-protocol';
import { Bench } from './bench';
import { partOf } from './examples';
import { checkpointOf, learnedOf, ownedTensors, tensorsOfLayer } from './learned';
import { notBegun } from './publisher';
import { refusalOf } from './refusal';
import { decodeSnapshot } from './snapshot';
import { computesTheSame, planIfComplete, planSubject } from './subject';

type SettingsRequest = { readonly settings: TrainingSettings };
type Asked<Name extends keyof EngineRequests> = EngineRequests[Name]['request'];
type Answered<Name extends keyof EngineRequests> = EngineRequests[Name]['answer'];

export class TrainingDesk {
  private canvas: CanvasModel | null = null;
  private readonly turns = new Turns();
  private readonly bench: Bench;

  constructor(
    private readonly setup: EngineSetup,
    post: (event: TrainingEvent) => void,
    /** Milliseconds of any clock. */
    now: () => number,
  ) {
    this.bench = new Bench(setup, post, now);
  }

  /** Takes up the run of an earlier engine and answers its position; with `goOn` a run that was running runs again. */
  async takeUp(bytes: SnapshotBytes, goOn: boolean): Promise<RunPosition> {
    const { bench } = this;
    const { network, settings, wasRunning, position, checkpoint } = decodeSnapshot(bytes);
    bench.subject = planIfComplete(network, settings.seed);
    bench.memoryOf(network.dataset).remember(checkpoint);
    bench.show(checkpoint, settings, position);
    if (goOn && wasRunning && bench.subject) void this.train({ settings }).catch((error: unknown) => bench.fail(error));
    return position;
  }

  setNetwork({ network, seed }: { readonly network: Network; readonly seed: number }): Promise<{ keptLayers: readonly string[] }> {
    return this.turns.take(async () => {
      const { bench } = this;
      const subject = planSubject(network, seed);
      if (!bench.subject || !computesTheSame(bench.subject.network, network)) await bench.exchange(subject);
      return { keptLayers: bench.memory.recall(subject.plan, seed).keptLayers };
    });
  }

  /** Works while the loop runs: it reads what was learned between two steps. */
  takeWeights({ network }: Asked<'takeWeights'>): Promise<Answered<'takeWeights'>> {
    return this.turns.take(async () => {
      const { checkpoint } = this.bench.upToDate(network.dataset);
      return { learned: checkpoint ? learnedOf(checkpoint, network, this.bench.publisher.currentPosition) : null };
    });
  }

  /** Works while the loop runs, as `takeWeights`. */
  layerTensors({ network, layer }: Asked<'layerTensors'>): Promise<Answered<'layerTensors'>> {
    return this.turns.take(async () => {
      const { bench } = this;
      const memory = bench.upToDate(network.dataset);
      return { tensors: tensorsOfLayer(layer, memory, planIfComplete(network, bench.run?.settings.seed ?? bench.subject?.seed ?? 1)) };
    });
  }

  /** Works while the loop runs, as `takeWeights`. */
  presentWeights(): Promise<Answered<'presentWeights'>> {
    return this.turns.take(async () => {
      const { weights, step } = this.bench.present();
      return { weights: ownedTensors(weights()), step };
    });
  }

  /** Nothing has to wait for its turn to read a dataset. */
  async examples({ network, split, start, count }: Asked<'examples'>): Promise<Answered<'examples'>> {
    return partOf(await this.bench.splitOf(network, split), surroundingsOf(network), start, count);
  }

  loadWeights({ network, settings, learned }: Asked<'loadWeights'>): Promise<Answered<'loadWeights'>> {
    return this.interrupt(async () => {
      const { bench } = this;
      await bench.discard();
      bench.subject = planIfComplete(network, settings.seed);
      bench.edition++;
      const memory = bench.memoryOf(network.dataset);
      const checkpoint = learned && checkpointOf(learned, settings);
      memory.replace(checkpoint);
      bench.startCurvesAgain('idle');
      if (checkpoint && learned.run) bench.show(checkpoint, settings, learned.run.position);
      bench.postSnapshot(checkpoint && { network, settings, wasRunning: false, position: learned?.run?.position ?? notBegun, checkpoint });
      return { keptLayers: bench.subject ? memory.recall(bench.subject.plan, settings.seed).keptLayers : [] };
    });
  }

  train({ settings }: SettingsRequest): Promise<null> {
    return this.turns.take(async () => {
      const { bench } = this;
      const refusal = bench.run?.loop.mustValidate ? null : refusalOf(settings, bench.run?.trainer.standing ?? bench.memory.checkpoint);
      if (refusal !== null) throw new Error(refusal);
      await bench.halt();
      await bench.launch(settings);
      return null;
    });
  }

  pause(): Promise<null> {
    return this.interrupt(async (wasRunning) => {
      if (wasRunning) this.bench.settle('paused');
      return null;
    });
  }

  step({ settings }: SettingsRequest): Promise<null> {
    return this.interrupt(async () => {
      const { loop, trainer } = await this.bench.openFor(settings);
      try {
        await loop.step();
        this.bench.settle(trainer.isFinished ? 'finished' : 'paused');
      } catch (error) {
        await this.bench.fail(error);
      }
      return null;
    });
  }

  reset({ settings }: SettingsRequest): Promise<null> {
    return this.interrupt(async () => {
      const { bench } = this;
      await bench.close();
      bench.memory.forget();
      bench.edition++;
      if (bench.subject) bench.subject = { ...bench.subject, seed: settings.seed };
      bench.postSnapshot(null);
      bench.startCurvesAgain('idle');
      return null;
    });
  }

  /** Of the last validation on all validation examples. */
  confusionMatrix(): ConfusionMatrix | null {
    const { subject, publisher } = this.bench;
    const dataset = subject && datasetOf(subject.network);
    const { lastConfusion } = publisher;
    return lastConfusion && dataset && 'labels' in dataset ? { ...lastConfusion, labels: dataset.labels } : null;
  }

  /** Trains again from the checkpoint before a failure, usually with a smaller learning rate. */
  goBack({ settings }: SettingsRequest): Promise<null> {
    return this.turns.take(async () => {
      const { bench } = this;
      await bench.halt();
      await bench.discard();
      bench.memory.goBack();
      bench.edition++;
      bench.startCurvesAgain('paused');
      if (bench.memory.checkpoint) bench.publisher.addCurve(bench.memory.checkpoint.curve);
      await bench.launch(settings);
      return null;
    });
  }

  /** What is known of the number that stopped the run; computed when it is asked for. */
  numericEvidence(): Promise<Answered<'numericEvidence'>> {
    return this.turns.take(async () => ({ evidence: this.bench.failure?.examine() ?? null }));
  }

  /** After a failure: the run stands still before the step that failed, with the weights from before it. */
  rewind(): Promise<null> {
    return this.turns.take(async () => {
      const { bench } = this;
      if (!bench.failure) throw new Error('There is no failed step to go back from. Train first.');
      bench.edition++;
      bench.settle('paused');
      return null;
    });
  }

  /** Works while the loop runs: it reads the parameters between two steps. */
  canvasModel(): CanvasModel {
    const { bench } = this;
    const { network, plan, seed } = bench.requireSubject();
    const { weights, step } = bench.present();
    const revision = [bench.edition, bench.run?.settings.seed ?? seed, step].join(' ');
    if (this.canvas?.revision !== revision) {
      const parameters = weights();
      const bytes = exportModel(plan, parameters, datasetOf(network), this.setup.version);
      this.canvas = { revision, network, step, parameters, bytes: new Uint8Array(bytes) };
    }
    return this.canvas;
  }

  /** A request that a running loop makes way for at once, without waiting for its turn; `work` is told whether one ran. */
  private interrupt<Answer>(work: (wasRunning: boolean) => Promise<Answer>): Promise<Answer> {
    this.bench.run?.loop.stop();
    return this.turns.take(async () => work(await this.bench.halt()));
  }
}
