/** Reads a project file of any version and any origin. */
import { readNamedTensors } from '@core/onnx/named-tensors';
import * as v from 'valibot';
import type { Learned } from '../../electron/ipc/engine-protocol';
import { learnedSchema } from '../../electron/ipc/learned-schema';
import { isArchive, unpack, type Contents } from './archive';
import { entries, limits, type EntryName, type ProjectContent } from './format';
import { readProjectJson } from './project-json';
import { Damage, NoProject, sentenceAbout, TooLarge } from './problems';

/**
 * The document in a project file, or in the bare JSON of one.
 * @throws one sentence that names the file and what to do.
 */
export function readProject(name: string, bytes: Uint8Array): ProjectContent {
  try {
    return isArchive(bytes) ? readArchive(bytes) : { ...readProjectJson(bareText(bytes)).document, learned: null };
  } catch (problem) {
    throw new Error(sentenceAbout(name, problem), { cause: problem });
  }
}

function readArchive(bytes: Uint8Array): ProjectContent {
  const contents = unpack(bytes, Object.values(entries));
  const project = contents[entries.project];
  if (!project) throw new NoProject();
  const run = contents[entries.run];
  const kept = contents[entries.runs];
  const { document, run: facts, runs } = readProjectJson(textOf(entries.project, project), run && textOf(entries.run, run), kept && textOf(entries.runs, kept));
  return { ...document, learned: learnedIn(contents, facts), ...(runs && { runs }) };
}

/** Weights are told apart from a network that has not learned anything by their entry. */
function learnedIn(contents: Contents, facts: Omit<NonNullable<Learned['run']>, 'state' | 'best'> | undefined): Learned | null {
  if (!contents[entries.weights]) return null;
  const tensors = (entry: EntryName) => tensorsIn(entry, contents[entry]);
  const learned = { weights: tensors(entries.weights), ...(facts && { run: { ...facts, state: tensors(entries.optimizer), best: tensors(entries.best) } }) };
  const result = v.safeParse(learnedSchema, learned, { abortEarly: true });
  if (!result.success) throw new Damage(entries.weights);
  return result.output;
}

function tensorsIn(entry: EntryName, bytes: Uint8Array | undefined): Learned['weights'] {
  if (!bytes) return {};
  try {
    return readNamedTensors(bytes);
  } catch {
    throw new Damage(entry);
  }
}

function bareText(bytes: Uint8Array): string {
  if (bytes.length > limits.json) throw bytes.length > limits.file ? new TooLarge() : new NoProject();
  const text = new TextDecoder().decode(bytes);
  if (!text.trimStart().startsWith('{')) throw new NoProject();
  return text;
}

/** The text of an entry. */
function textOf(entry: EntryName, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Damage(entry);
  }
}
