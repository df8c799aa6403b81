/**
 * What page and engine say to each other over their MessagePort.
 * Requests carry an id and are answered once; events stream without being asked for.
 * Main is not in this stream; it only hands over the port.
 */
import type { SplitName } from '@core/datasets/definition';
import type { ExampleTensors } from '@core/inspect/model';
import type { Tensors } from '@core/network/build';
import type { Network } from '@core/network/network';
import type { Checkpoint } from '@core/training/checkpoint';
import type { ExecutorName } from '@core/training/choose-executor';
import type { CurvePoints } from '@core/training/curve';
import type { Place } from '@core/training/numeric-failure';
import type { TrainingSettings } from '@core/training/settings';
import type { LayerStatistics } from '@core/training/statistics';
import type { Evidence } from '@core/training/step/evidence';

export type { LayerStatistics } from '@core/training/statistics';
export type { Evidence, TrailPoint, ValueSummary } from '@core/training/step/evidence';

export interface RunPosition {
  readonly step: number;
  readonly epoch: number;
  /** Steps of one epoch; the last one may be smaller. */
  readonly stepsPerEpoch: number;
  readonly totalSteps: number;
}

export type RunState = 'idle' | 'preparing' | 'running' | 'paused' | 'finished' | 'failed';

/** The latest state of the run; a newer one replaces an older one that was not drawn. */
export interface RunFrame {
  readonly state: RunState;
  /** What the steps are computed with; `null` before the first. */
  readonly executor: ExecutorName | null;
  readonly position: RunPosition;
  readonly imagesPerSecond: number;
  /** Seconds until the last epoch ends; `null` while unknown. */
  readonly secondsLeft: number | null;
  /** Statistics of step `statisticsStep`; empty before the first backward pass. */
  readonly statistics: readonly LayerStatistics[];
  readonly statisticsStep: number;
  /** Of the next step; absent before the first one. */
  readonly learningRate?: number;
  /** The step whose parameters came back because no later validation was better; set if that ended the run. */
  readonly bestStep?: number;
  /** Set when `state` is `failed`. */
  readonly failure?: RunFailure;
}

/** Why a run failed. */
export interface RunFailure {
  /** In English, for whatever the page has no words of its own for. */
  readonly sentence: string;
  /** A number was no longer finite: in this step, which was not done any more, and first at this place, if it is known. */
  readonly numeric?: { readonly step: number; readonly place?: Place };
}

/** Points of the curves; only a page that does not draw for long gets them thinned to their envelope. */
export type RunPoints = CurvePoints;

/** How often each class was taken for which one, in the last validation on all validation examples. */
export interface ConfusionMatrix {
  readonly step: number;
  /** Names of the classes. */
  readonly labels: readonly string[];
  /** A row for each true class, a column for each predicted one. */
  readonly counts: readonly (readonly number[])[];
}

/** Which network classifies: the one on the canvas with its present parameters, or a shipped one. */
export type ModelChoice = { readonly kind: 'canvas' } | { readonly kind: 'shipped'; readonly name: string };

/** Decoded pixels, 4 bytes each (RGBA), upright. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

export interface Classification {
  /** All classes, most probable first. */
  readonly top: readonly { readonly label: string; readonly probability: number }[];
  /** Milliseconds of the network itself, without decoding. */
  readonly milliseconds: number;
  /** What the network got before standardization: `shape` [C,H,W], values 0 to 255. */
  readonly seen: { readonly shape: readonly number[]; readonly pixels: Uint8Array };
}

/** The run that made some weights: with it training goes on as if it had never stopped. */
export interface LearnedRun extends Omit<Checkpoint, 'parameters'> {
  readonly position: RunPosition;
}

/** What a document has learned, beside its network. */
export interface Learned {
  /** By `<layer id>.<parameter>`. Layers that are not named here, or whose parameters have another shape, begin anew. */
  readonly weights: Tensors;
  /** Absent for weights that came from elsewhere. */
  readonly run?: LearnedRun;
}

/** Some examples of a split in a row. */
export interface ExamplePart extends ExampleTensors {
  /** Of the whole split. */
  readonly count: number;
}

/** What the network says to the first examples of a split, after `step` steps. */
export interface ExampleAnswers {
  readonly step: number;
  /** Of the whole split. */
  readonly count: number;
  /** Numbers for each example: one for each class, or for each number to predict. */
  readonly width: number;
  /** [N · width], one example after the other: scores of the classes, or predicted numbers. */
  readonly scores: Float32Array;
  /** The same behind the judged output layer: probabilities of the classes, or predicted numbers. */
  readonly predictions: Float32Array;
  /** The class of each, or [N · targets] numbers to predict. */
  readonly labels?: Uint8Array;
  readonly targets?: Float32Array;
}

/** Each request with its answer. */
export interface EngineRequests {
  /** The document changed: parameters of layers that still fit are kept. */
  setNetwork: { request: { network: Network; seed: number }; answer: { keptLayers: readonly string[] } };
  /** Everything that the layers of this network have learned; `null` if that is nothing. A running training runs on. */
  takeWeights: { request: { network: Network }; answer: { learned: Learned | null } };
  /** The tensors of one layer to look at, by the name of the parameter: learned ones, else the first ones; none if neither is known. */
  layerTensors: { request: { network: Network; layer: string }; answer: { tensors: Tensors } };
  /** Every tensor of the network that was set last, as it is now: learned, else the first one; after how many steps. */
  presentWeights: { request: null; answer: { weights: Tensors; step: number } };
  /** Examples `start` … of the network's dataset, fewer at the end of the split; `count` are in it. Raw features [n, ...exampleShape]. */
  examples: { request: { network: Network; split: SplitName; start: number; count: number }; answer: ExamplePart };
  /** The network that was set last, with its present parameters, on the first `count` examples of a split; beside a running training. */
  answers: { request: { split: SplitName; count: number }; answer: ExampleAnswers };
  /**
   * Another document takes the place of the present one: a network, which may be incomplete, and what it learned. What
   * the engine learned before is forgotten, and curves start again with those of the run.
   */
  loadWeights: { request: { network: Network; settings: TrainingSettings; learned: Learned | null }; answer: { keptLayers: readonly string[] } };
  /** Runs, or goes on from a pause. Settings may change between pauses. */
  train: { request: { settings: TrainingSettings }; answer: null };
  pause: { request: null; answer: null };
  /** One batch, with statistics. */
  step: { request: { settings: TrainingSettings }; answer: null };
  /** New parameters from the seed; curves start again. */
  reset: { request: { settings: TrainingSettings }; answer: null };
  /** `null` before the first full validation, and with numbers to predict. */
  confusionMatrix: { request: null; answer: ConfusionMatrix | null };
  /** After a failure: trains again with these settings from the checkpoint before it; curves are cut there. */
  goBack: { request: { settings: TrainingSettings }; answer: null };
  /** After a failure: what is known of the number that was no longer finite; `null` if that is not why. */
  numericEvidence: { request: null; answer: { evidence: Evidence | null } };
  /** After such a failure: paused before the step that failed, with the weights from before it. */
  rewind: { request: null; answer: null };
  exportModel: { request: null; answer: { bytes: Uint8Array } };
  /** Runs test images through the interpreter and through the exported file. */
  verifyModel: { request: { bytes: Uint8Array; examples: number }; answer: { examples: number; largestDifference: number } };
  classify: { request: { model: ModelChoice; picture: Picture }; answer: Classification };
  shippedModels: { request: null; answer: { models: readonly ShippedModel[] } };
}

export interface ShippedModel {
  readonly name: string;
  readonly labels: readonly string[];
  readonly testAccuracy: number;
}

export type EngineRequestName = keyof EngineRequests;

/**
 * Page to engine. A credit allows one more frame; it is returned in the animation frame that drew the last one.
 * The page grants the first two itself when a port arrives.
 */
export type PageMessage =
  | { [Name in EngineRequestName]: { readonly kind: 'request'; readonly id: number; readonly name: Name; readonly body: EngineRequests[Name]['request'] } }[EngineRequestName]
  | { readonly kind: 'credit' };

/** Engine to page. */
export type EngineMessage =
  | { readonly kind: 'answer'; readonly id: number; readonly body: EngineRequests[EngineRequestName]['answer'] }
  | { readonly kind: 'refusal'; readonly id: number; readonly sentence: string }
  | { readonly kind: 'frame'; readonly frame: RunFrame; readonly points: RunPoints }
  /** The curves start again: points that came before belong to another run. */
  | { readonly kind: 'restarted' }
  /** First message on a port; `resumed` to the first page of an engine that took up the run of an earlier one. */
  | { readonly kind: 'ready'; readonly resumed: RunPosition | null };
