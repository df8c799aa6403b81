/** Naming what is in a picture: preprocessing, the network, and the classes in order. */
import type { Tensor } from '../tensor/tensor';
import type { RunInference } from './evaluate';
import type { ModelCard } from './model-file';
import { preprocess, type Pixels, type RunResize } from './preprocess';

export interface Classification {
  /** All classes, most probable first. */
  readonly top: readonly { readonly label: string; readonly probability: number }[];
  /** What the network got: float32 [1, C, H, W], 0 to 255. */
  readonly seen: Tensor;
}

/** @throws a sentence if the picture shows nothing. */
export async function classify(card: Pick<ModelCard, 'labels' | 'exampleShape'>, picture: Pixels, run: RunInference, resize: RunResize): Promise<Classification> {
  const seen = await preprocess(picture, card.exampleShape, resize);
  const { probabilities } = await run({ image: seen });
  const classes = card.labels.map((label, i) => ({ label, probability: probabilities.data[i] }));
  return { top: classes.sort((a, b) => b.probability - a.probability), seen };
}
