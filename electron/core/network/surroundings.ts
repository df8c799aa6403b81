import { datasetOf } from '../datasets';
import type { DatasetChoice } from '../datasets/definition';
import type { Surroundings } from '../layers/definition';

/** The same object for equal facts, so that checks can be remembered with it. */
const known = new Map<string, Surroundings>();

/**
 * What the layers of a network ask about its dataset.
 * @throws a sentence if there is no dataset of that name, or if it cannot be set so.
 */
export function surroundingsOf(choice: DatasetChoice): Surroundings {
  const dataset = datasetOf(choice);
  const { exampleShape, features, mean, deviation } = dataset;
  const answer = 'labels' in dataset ? { classCount: dataset.labels.length } : { targetCount: dataset.targets.length };
  const facts = { exampleShape, features, mean, deviation, ...answer };
  const key = JSON.stringify(facts);
  const surroundings = known.get(key) ?? facts;
  known.set(key, surroundings);
  return surroundings;
}
