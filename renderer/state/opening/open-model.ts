/** Opens a model file as a document: a network with its weights, and the settings there are. */
import type { OpenedFile } from '../../bridge/contract';
import { m } from '../../messages/generated/messages.js';
import type { Opened, OpenerDesk } from '../openers';

/** @returns nothing if the person called it off. @throws one sentence about a file that cannot be opened. */
export async function openModel(file: OpenedFile, { opening, networkEditor, run }: OpenerDesk): Promise<Opened | null> {
  const model = await opening.read(file, networkEditor.project.document);
  if (!model) return null;
  const { network, weights } = model;
  const { layers } = network;
  const operators = layers.filter(({ kind }) => kind.startsWith('onnx-')).length;
  const said = { name: file.name, layers: layers.length };
  return {
    content: { network, training: run.settings, learned: { weights } },
    note: () => (operators === 0 ? m.opened_model_whole(said) : m.opened_model({ ...said, operators })),
  };
}
