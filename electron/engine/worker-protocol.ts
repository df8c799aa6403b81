/** What the engine's main thread asks of its two workers. */
import type { SplitName } from '@core/datasets/definition';
import type { Network } from '@core/network/network';
import type { Tensor } from '@core/tensor/tensor';
import type { EngineSetup, EngineHealth, SnapshotBytes } from '../ipc/control-protocol';
import type { EngineRequests, Picture, RunFrame, RunPoints, RunPosition, ShippedModel, Classification } from '../ipc/engine-protocol';

/** The network of the canvas with its present parameters, as it is now. */
export interface CanvasModel {
  /** Changes whenever network or parameters change. */
  readonly revision: string;
  readonly network: Network;
  readonly parameters: Readonly<Record<string, Tensor>>;
  /** Steps that the parameters have seen. */
  readonly step: number;
  /** The exported file. */
  readonly bytes: Uint8Array;
}

type Passed = Pick<EngineRequests, 'setNetwork' | 'takeWeights' | 'layerTensors' | 'presentWeights' | 'examples' | 'loadWeights' | 'train' | 'pause' | 'step' | 'reset' | 'confusionMatrix' | 'goBack' | 'numericEvidence' | 'rewind'>;

export interface TrainingCalls extends Passed {
  /** First call. Answers the position of the run in the snapshot. */
  start: { request: { setup: EngineSetup; snapshot: SnapshotBytes | null; goOn: boolean }; answer: RunPosition | null };
  canvasModel: { request: null; answer: CanvasModel };
  check: { request: null; answer: EngineHealth };
}

export type TrainingEvent =
  | { readonly kind: 'update'; readonly frame: RunFrame; readonly points: RunPoints }
  /** The curves start again. */
  | { readonly kind: 'restarted' }
  | { readonly kind: 'snapshot'; readonly snapshot: SnapshotBytes | null };

/** A model to classify with: a shipped one by its name, or the exported canvas. */
export type ModelSource = { readonly kind: 'shipped'; readonly name: string } | { readonly kind: 'canvas'; readonly model: CanvasModel };

export interface InferenceCalls {
  start: { request: { setup: EngineSetup }; answer: null };
  classify: { request: { source: ModelSource; picture: Picture }; answer: Classification };
  verify: { request: { model: CanvasModel; examples: number }; answer: EngineRequests['verifyModel']['answer'] };
  answers: { request: { model: CanvasModel; split: SplitName; count: number }; answer: EngineRequests['answers']['answer'] };
  shippedModels: { request: null; answer: { models: readonly ShippedModel[] } };
  check: { request: null; answer: EngineHealth };
}
