/** Writes a document as a project file. */
import { writeNamedTensors } from '@core/onnx/named-tensors';
import type { Learned } from '../../electron/ipc/engine-protocol';
import { pack, type Contents } from './archive';
import { entries, projectVersion, type ProjectContent } from './format';
import { writeProjectJson } from './project-json';

type Tensors = Learned['weights'];

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

export function writeProject({ learned, runs = [], ...document }: ProjectContent): Uint8Array {
  const kept = runs.length > 0 ? { [entries.runs]: encode(JSON.stringify(runs)) } : {};
  return pack({ [entries.project]: encode(writeProjectJson(document)), ...(learned && learnedEntries(document.network.name, learned)), ...kept });
}

function learnedEntries(name: string, { weights, run }: Learned): Contents {
  const tensors = (what: string, each: Tensors) =>
    writeNamedTensors(name || 'network', each, { description: `${what} of a Gradient Lab project, by <layer id>.<parameter>.`, version: `project ${projectVersion}` });
  const contents: Contents = { [entries.weights]: tensors('Weights', weights) };
  if (!run) return contents;
  const { state, best, ...facts } = run;
  contents[entries.run] = encode(JSON.stringify(facts));
  if (Object.keys(state).length > 0) contents[entries.optimizer] = tensors('State of the optimizer', state);
  if (Object.keys(best).length > 0) contents[entries.best] = tensors('Weights at the best validation', best);
  return contents;
}
