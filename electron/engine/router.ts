/** Which worker answers which request of a page. */
import type { EngineRequestName, EngineRequests } from '../ipc/engine-protocol';
import type { Answer } from './page-connection';
import type { ModelSource } from './worker-protocol';
import type { InferenceCaller, TrainingCaller } from './workers';

type Routes = { readonly [Name in EngineRequestName]: (body: EngineRequests[Name]['request']) => Promise<EngineRequests[Name]['answer']> };

export function route(training: TrainingCaller, inference: InferenceCaller): Answer {
  const source = async (choice: EngineRequests['classify']['request']['model']): Promise<ModelSource> =>
    choice.kind === 'shipped' ? choice : { kind: 'canvas', model: await training.call('canvasModel', null) };
  const routes: Routes = {
    setNetwork: (body) => training.call('setNetwork', body),
    train: (body) => training.call('train', body),
    pause: () => training.call('pause', null),
    step: (body) => training.call('step', body),
    reset: (body) => training.call('reset', body),
    exportModel: async () => ({ bytes: (await training.call('canvasModel', null)).bytes }),
    verifyModel: async (body) => inference.call('verify', { ...body, model: await training.call('canvasModel', null) }),
    classify: async ({ model, picture }) => inference.call('classify', { source: await source(model), picture }),
    shippedModels: () => inference.call('shippedModels', null),
  };
  return (name, body) => routes[name](body);
}
