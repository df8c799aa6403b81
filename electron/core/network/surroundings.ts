import { datasetNamed } from '../datasets';
import type { Surroundings } from '../layers/definition';

/** The same object for each call, so that checks can be remembered with it. */
const known = new Map<string, Surroundings>();

/**
 * What the layers of a network ask about its dataset.
 * @throws a sentence if there is no dataset of that name.
 */
export function surroundingsOf(dataset: string): Surroundings {
  const surroundings = known.get(dataset) ?? lookUp(dataset);
  known.set(dataset, surroundings);
  return surroundings;
}

function lookUp(dataset: string): Surroundings {
  const definition = datasetNamed(dataset);
  const { exampleShape, features, mean, deviation } = definition;
  const answer = 'labels' in definition ? { classCount: definition.labels.length } : { targetCount: definition.targets.length };
  return { exampleShape, features, mean, deviation, ...answer };
}
