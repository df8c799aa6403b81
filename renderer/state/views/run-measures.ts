/** How well the present network does, as runs are compared: right answers on the training examples, and a coarse picture of its regions. */
import type { Tensor } from '@core/tensor/tensor';
import { gridOver, windowAround } from '../../diagram/plane/window';
import type { StoredRegions } from '../../project-file/format';
import type { Inspection } from '../inspection/inspection.svelte';
import type { Plane } from '../plane/plane.svelte';
import type { Project } from '../project.svelte';

/** The accuracy is measured on the first training examples, at most so many. */
const mostExamples = 1000;
/** Of the picture. */
export const pictureSize = { columns: 60, rows: 45 } as const;

/** `null` if the examples have no classes or there are several outputs. `key` tells questions of different askers apart. @throws a sentence */
export async function measureAccuracy(project: Project, inspection: Inspection, key: string): Promise<number | null> {
  const { layers, connections } = project.document;
  const ends = layers.filter(({ id }) => !connections.some(({ from }) => from === id));
  const { features, labels } = await inspection.examples('train', 0, mostExamples);
  const [end] = ends;
  if (!labels || !end || ends.length > 1) return null;
  const answer = await inspection.ask(`${key} accuracy`, 'outputs', { features, layers: [end.id] });
  const scores = answer?.layers[end.id];
  return scores ? shareOfRight(scores, labels) : null;
}

/** The share of examples whose largest score is that of their class. `scores` is [N, K]. */
export function shareOfRight({ data, shape }: Tensor, labels: Uint8Array): number {
  const [count = 0, classes = 0] = shape;
  let right = 0;
  for (let example = 0; example < count; example++) {
    const scores = Array.from({ length: classes }, (_, k) => Number(data[example * classes + k]));
    if (scores.indexOf(Math.max(...scores)) === labels[example]) right++;
  }
  return right / count;
}

/** `null` if it is no problem on the plane. @throws a sentence */
export async function measureRegions(plane: Plane, inspection: Inspection, key: string): Promise<StoredRegions | null> {
  const { plan, truth } = plane;
  if (!plan) return null;
  const { columns, rows } = pictureSize;
  const { places } = await plane.points();
  const answer = await inspection.ask(`${key} regions`, 'plane', { points: gridOver(windowAround(places, columns, rows), columns, rows), layers: [plan.output.id] });
  const said = answer?.[plan.output.id];
  return said ? { isClasses: truth.classes !== null, columns, rows, width: said.width, ...inBytes(said.values) } : null;
}

/** Numbers in 256 steps between the least and the most of them; what is not finite becomes the least. */
export function inBytes(numbers: Float32Array): Pick<StoredRegions, 'values' | 'least' | 'most'> {
  const finite = numbers.filter(Number.isFinite);
  const least = finite.reduce((a, b) => Math.min(a, b), finite[0] ?? 0);
  const most = finite.reduce((a, b) => Math.max(a, b), finite[0] ?? 0);
  const unit = most > least ? 255 / (most - least) : 0;
  return { values: Array.from(numbers, (value) => (Number.isFinite(value) ? Math.round((value - least) * unit) : 0)), least, most };
}

export const fromBytes = ({ values, least, most }: Pick<StoredRegions, 'values' | 'least' | 'most'>): Float32Array => Float32Array.from(values, (value) => least + (value / 255) * (most - least));
