/** What the page and the worker that reads model files say to each other. */
import type { DatasetChoice } from '@core/datasets/definition';
import type { Language } from '@core/tensor/text';
import type { RecognizedModel } from '@core/recognize/recognize';

export interface OpeningQuestion {
  readonly bytes: Uint8Array;
  /** Of the network. */
  readonly name: string;
  /** Stays if no dataset has examples like the model's. */
  readonly dataset: DatasetChoice;
  readonly language: Language;
}

/** In this order. */
export const openingStages = ['reading', 'arranging'] as const;
export type OpeningStage = (typeof openingStages)[number];

export type OpeningNews = { readonly stage: OpeningStage };
export type OpeningAnswer = { readonly model: RecognizedModel } | { readonly refusal: string };
