/** What the network is judged by, for views that compare its answers with the truth. */
import { datasetOf } from '@core/datasets';
import { learnedBy } from '@core/layers/shared/outputs';
import { planNetwork } from '@core/network/plan';
import { surroundingsOf } from '@core/network/surroundings';
import type { Project } from '../project.svelte';

export interface Judged {
  /** Classes, numbers to predict, or the example itself. */
  readonly by: ReturnType<typeof learnedBy>;
  /** Of the classes or of the numbers; short texts that need no translation. */
  readonly names: readonly string[];
}

/** `null` while the network has problems. */
export function judgedOf({ document, documentCheck }: Project): Judged | null {
  if (!documentCheck.ready) return null;
  const { output, surroundings } = planNetwork(document, surroundingsOf(document));
  const dataset = datasetOf(document);
  return { by: learnedBy(output, surroundings), names: 'labels' in dataset ? dataset.labels : dataset.targets };
}
