/** Why a project file cannot be opened: one sentence that names the file, the thing and the remedy. */
import { m } from '../messages/generated/messages.js';

/** Something in the file is not as it should be; `part` says where: an entry, perhaps with a place in it. */
export class Damage extends Error {
  constructor(readonly part: string) {
    super(part);
  }
}

/** The file is of a version that only a later version of the app knows. */
export class TooNew extends Error {}

/** This version does not have the examples that the network learns from. */
export class UnknownDataset extends Error {
  constructor(readonly dataset: string) {
    super(dataset);
  }
}

/** It is another kind of file. */
export class NoProject extends Error {}

/** It holds more than a project may. */
export class TooLarge extends Error {}

/** The sentence for whatever went wrong while the file was read. */
export function sentenceAbout(name: string, problem: unknown): string {
  if (problem instanceof TooLarge) return m.project_too_large({ name });
  if (problem instanceof TooNew) return m.project_too_new({ name });
  if (problem instanceof NoProject) return m.project_other_file({ name });
  if (problem instanceof UnknownDataset) return m.project_unknown_dataset({ name, dataset: problem.dataset });
  return m.project_damaged({ name, part: problem instanceof Damage ? problem.part : 'zip' });
}
