import { datasetNamed } from '../datasets';
import type { Surroundings } from '../layers/definition';

/**
 * What the layers of a network ask about its dataset.
 * @throws a sentence if there is no dataset of that name.
 */
export function surroundingsOf(dataset: string): Surroundings {
  const { exampleShape, labels, mean, deviation } = datasetNamed(dataset);
  return { exampleShape, classCount: labels.length, mean, deviation };
}
