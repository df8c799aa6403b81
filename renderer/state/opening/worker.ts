/** Reads a model file of unknown origin beside the page: whatever it does to this worker, the document is safe. */
import { arrange } from '@core/network/arrange';
import { moveLayers } from '@core/network/edit';
import { recognizeModel, type RecognizedModel } from '@core/recognize/recognize';
import type { OpeningAnswer, OpeningNews, OpeningQuestion, OpeningStage } from './messages';

const say = (message: OpeningNews | OpeningAnswer, transfer: Transferable[] = []): void => postMessage(message, { transfer });
const enter = (stage: OpeningStage): void => say({ stage });

function opened({ bytes, name, dataset, language }: OpeningQuestion): RecognizedModel {
  enter('reading');
  const { network, weights } = recognizeModel(bytes, { name, dataset, say: (text) => text[language] });
  enter('arranging');
  return { network: moveLayers(network, arrange(network)), weights };
}

addEventListener('message', ({ data }: MessageEvent<OpeningQuestion>) => {
  try {
    const model = opened(data);
    say({ model }, [...new Set(Object.values(model.weights).map((tensor) => tensor.data.buffer as ArrayBuffer))]);
  } catch (problem) {
    say({ refusal: (problem as Error).message });
  }
});
