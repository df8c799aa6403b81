/** Which worker answers which request of a page. */
import type { EngineRequestName, EngineRequests } from '../ipc/engine-protocol';
import type { Answer } from './page-connection';
import type { CanvasModel, ModelSource } from './worker-protocol';
import type { InferenceCaller, TrainingCaller } from './workers';

type Routes = { readonly [Name in EngineRequestName]: (body: EngineRequests[Name]['request']) => Promise<EngineRequests[Name]['answer']> };

export function route(training: TrainingCaller, inference: InferenceCaller): Answer {
  const source = async (choice: EngineRequests['classify']['request']['model']): Promise<ModelSource> =>
    choice.kind === 'shipped' ? choice : { kind: 'canvas', model: await training.call('canvasModel', null) };
  /** Kept for its verification: the run may have gone on since. */
  let exported: CanvasModel | null = null;
  const exportModel = async (): Promise<{ bytes: Uint8Array }> => {
    exported = await training.call('canvasModel', null);
    return { bytes: exported.bytes };
  };
  const routes: Routes = {
    setNetwork: (body) => training.call('setNetwork', body),
    takeWeights: (body) => training.call('takeWeights', body),
    layerTensors: (body) => training.call('layerTensors', body),
    presentWeights: () => training.call('presentWeights', null),
    examples: (body) => training.call('examples', body),
    answers: async (body) => inference.call('answers', { model: await training.call('canvasModel', null), ...body }),
    loadWeights: (body) => training.call('loadWeights', body),
    train: (body) => training.call('train', body),
    pause: () => training.call('pause', null),
    step: (body) => training.call('step', body),
    reset: (body) => training.call('reset', body),
    confusionMatrix: () => training.call('confusionMatrix', null),
    goBack: (body) => training.call('goBack', body),
    numericEvidence: () => training.call('numericEvidence', null),
    rewind: () => training.call('rewind', null),
    exportModel,
    verifyModel: async ({ bytes, examples }) => {
      if (!exported || Buffer.compare(exported.bytes, bytes) !== 0) throw new Error('Only the file that was exported last can be verified. Export again.');
      return inference.call('verify', { model: exported, examples });
    },
    classify: async ({ model, picture }) => inference.call('classify', { source: await source(model), picture }),
    shippedModels: () => inference.call('shippedModels', null),
  };
  return (name, body) => routes[name](body);
}
