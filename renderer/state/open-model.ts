/** Opens a model file as the document. */
import { m } from '../messages/generated/messages.js';
import type { AppState } from './app-state.svelte';
import type { ModelFile } from './opening/opening.svelte';

/**
 * Replaces the document by a model file, as one undoable step with its weights; settings stay. Until the file is read
 * whole, and if it cannot be, the present work is untouched.
 * @throws one sentence about a file that cannot be opened.
 */
export async function openModel(app: AppState, file: ModelFile): Promise<void> {
  const model = await app.opening.read(file, app.project.network);
  if (!model) return;
  app.openDocument(() => m.edit_open_model({ name: file.name }), { network: model.network, training: app.run.settings, learned: { weights: model.weights } });
  app.workspace = 'network';
  const { layers } = model.network;
  const operators = layers.filter(({ kind }) => kind.startsWith('onnx-')).length;
  const said = { name: file.name, layers: layers.length };
  app.notices.show('success', () => (operators === 0 ? m.opened_model_whole(said) : m.opened_model({ ...said, operators })));
}
