/** Classifies pictures with one model. */
import { classify } from '@core/training/classify';
import { readModelCard, type ModelCard } from '@core/training/model-file';
import { resizeModel } from '@core/training/resize-model';
import type { Classification, Picture } from '../../ipc/engine-protocol';
import { ModelSession } from '../../runtime/session';

/** Training may have the other cores. */
const threads = 1;

/** The part of preprocessing that runs on onnxruntime. */
export const openResize = (version: string): Promise<ModelSession> => ModelSession.open(resizeModel(version), { threads });

export class Classifier {
  private constructor(
    private readonly card: ModelCard,
    private readonly model: ModelSession,
  ) {}

  /** @throws a sentence if the bytes are no model for pictures. */
  static async open(name: string, bytes: Uint8Array): Promise<Classifier> {
    return new Classifier(readModelCard(name, bytes), await ModelSession.open(bytes, { threads }));
  }

  /** @throws a sentence if the picture shows nothing. */
  async classify(picture: Picture, resize: ModelSession): Promise<Classification> {
    let milliseconds = 0;
    const timed: ModelSession['run'] = async (feeds) => {
      const before = performance.now();
      const outputs = await this.model.run(feeds);
      milliseconds = performance.now() - before;
      return outputs;
    };
    const { top, seen } = await classify(this.card, picture, timed, (feeds) => resize.run(feeds));
    return { top, milliseconds, seen: { shape: seen.shape.slice(1), pixels: Uint8Array.from(seen.data, Math.round) } };
  }

  close(): Promise<void> {
    return this.model.close();
  }
}
