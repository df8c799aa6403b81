/** The registry of datasets: the only place a dataset file is named. */
import { cifar10 } from './cifar10';
import type { DatasetDefinition } from './definition';
import { mnist } from './mnist';
import { spiral } from './spiral';
import { wave } from './wave';

export const datasets = { mnist, spiral, wave, cifar10 } satisfies Record<string, DatasetDefinition>;

/**
 * The dataset of that name.
 * @throws a sentence with the names there are.
 */
export function datasetNamed(name: string): DatasetDefinition {
  if (Object.hasOwn(datasets, name)) return datasets[name as keyof typeof datasets];
  throw new Error(`There is no dataset "${name}". Known: ${Object.keys(datasets).join(', ')}.`);
}
