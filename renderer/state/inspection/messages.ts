/** What the page and the worker that inspects the network say to each other. */
import type { QuestionName } from '@core/inspect';
import type { Tensors } from '@core/network/build';
import type { Network } from '@core/network/network';
import type { TrainingSettings } from '@core/training/settings';

/** The network as it was drawn when the weights were read. */
export interface Snapshot {
  readonly network: Network;
  readonly settings: TrainingSettings;
  /** Of layers that are not named here the first ones are taken. */
  readonly weights: Tensors;
}

/** Weights come without their network as long as that stays the same. */
export type ToInspector =
  | ({ readonly kind: 'model' } & Omit<Snapshot, 'network'> & Partial<Pick<Snapshot, 'network'>>)
  | { readonly kind: 'ask'; readonly question: QuestionName; readonly body: unknown };

/** One for each question, in their order. */
export type FromInspector = { readonly answer: unknown } | { readonly refusal: string };
