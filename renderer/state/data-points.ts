/** The examples of a computed dataset as points of the plane. */
import { datasetOf } from '@core/datasets';
import type { DatasetChoice, Split, SplitName } from '@core/datasets/definition';

export interface DataPoint {
  readonly x: number;
  readonly y: number;
  /** Class; where a number is to be predicted from two features, 0 for one below 0 and 1 for others. */
  readonly label: number;
  readonly split: SplitName;
  /** Which of the own points it is. */
  readonly own?: number;
  /** The number to be predicted, if it is not y. */
  readonly target?: number;
}

/** `null` for a dataset that is not computed, such as pictures. */
export function pointsOf(choice: DatasetChoice): readonly DataPoint[] | null {
  const { source, exampleShape, read } = datasetOf(choice);
  if (source.kind !== 'generated') return null;
  // A dataset of nothing but own points has none to read before the first click.
  if (choice.dataset === 'ownPoints' && (choice.ownPoints ?? []).length === 0) return [];
  const splits = read([]);
  const known = ownOf(choice);
  return (['train', 'validation', 'test'] as const).flatMap((split) => {
    const part = splits[split];
    const firstOwn = split === 'train' ? part.count - known.length : Infinity;
    return Array.from({ length: part.count }, (_, i) => ({ ...placeOf(part, exampleShape[0], i), split, ...(i >= firstOwn && { own: known[i - firstOwn] }) }));
  });
}

/** Own points of a class that is gone are not drawn; those that are keep their number in the document. */
function ownOf(choice: DatasetChoice): readonly number[] {
  const dataset = datasetOf(choice);
  const classes = 'labels' in dataset ? dataset.labels.length : Infinity;
  return (choice.ownPoints ?? []).flatMap(({ label }, i) => (label < classes ? [i] : []));
}

function placeOf(part: Split, features: number, i: number): Omit<DataPoint, 'split'> {
  if ('labels' in part) return { x: part.features[2 * i], y: part.features[2 * i + 1], label: part.labels[i] };
  const target = part.targets[i];
  if (features === 1) return { x: part.features[i], y: target, label: 0 };
  return { x: part.features[2 * i], y: part.features[2 * i + 1], label: target < 0 ? 0 : 1, target };
}
