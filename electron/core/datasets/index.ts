/** The registry of datasets: the only place a dataset file is named. */
import { completeFields, fieldProblem } from '../fields/fields';
import { checkerboard } from './checkerboard';
import { cifar10 } from './cifar10';
import { circles } from './circles';
import type { Dataset, DatasetChoice, DatasetDefinition } from './definition';
import { gaussians } from './gaussians';
import { line } from './line';
import { mnist } from './mnist';
import { moons } from './moons';
import { ownPoints } from './own-points';
import { spiral } from './spiral';
import { surface } from './surface';
import { wave } from './wave';
import { xor } from './xor';

export const datasets = {
  mnist,
  spiral,
  circles,
  moons,
  xor,
  gaussians,
  checkerboard,
  ownPoints,
  wave,
  line,
  surface,
  cifar10,
} satisfies Record<string, DatasetDefinition>;

/**
 * The dataset of that name.
 * @throws a sentence with the names there are.
 */
export function datasetNamed(name: string): DatasetDefinition {
  if (Object.hasOwn(datasets, name)) return datasets[name as keyof typeof datasets];
  throw new Error(`There is no dataset "${name}". Known: ${Object.keys(datasets).join(', ')}.`);
}

/** Of a network, what says which examples it learns from. */
export const choiceOf = ({ dataset, datasetFields, ownPoints }: DatasetChoice): DatasetChoice => ({
  dataset,
  ...(datasetFields && { datasetFields }),
  ...(ownPoints && { ownPoints }),
});

/**
 * The dataset as it is set.
 * @throws a sentence if there is none of that name, or if a field has a value that it must not have.
 */
export function datasetOf({ dataset, datasetFields = {}, ownPoints = [] }: DatasetChoice): Dataset {
  const definition = datasetNamed(dataset);
  if (!('make' in definition)) return definition;
  const values = completeFields(definition, datasetFields);
  for (const [name, field] of Object.entries(definition.fields)) {
    const problem = fieldProblem(field, values[name]);
    if (problem) throw new Error(`The dataset ${definition.title.en} cannot be made: ${problem.en}`);
  }
  return definition.make(values, ownPoints);
}
