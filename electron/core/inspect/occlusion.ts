/** How a score changes while a patch of the example is covered (Zeiler and Fergus 2014). */
import { interpret } from '../interpret/interpret';
import { castTensor, float32, type Shape, type Tensor } from '../tensor/tensor';
import type { InspectedModel } from './model';
import { scoreFeeds, scoreGraph } from './shared/scores';

export interface OcclusionBody {
  /** One example, [1, channels, height, width], raw. */
  readonly features: Tensor;
  readonly target: number;
  /** Side of the patch and its step from one place to the next, in pixels. */
  readonly patch: number;
  readonly stride: number;
  /** First place that is covered, and how many, counted row by row. */
  readonly start: number;
  readonly count: number;
}

export interface OcclusionAnswer {
  /** Places of the patch, one below and beside the other. */
  readonly rows: number;
  readonly columns: number;
  /** Score of the uncovered example minus score of the covered one, one for each place: positive where the patch hides what speaks for the class. */
  readonly drops: Float32Array;
}

/** How many places a patch has: it may reach over the border, so that every pixel is covered. */
export function occlusionGrid([, height, width]: Shape, { patch, stride }: Pick<OcclusionBody, 'patch' | 'stride'>): { readonly rows: number; readonly columns: number } {
  const along = (size: number): number => Math.max(1, Math.ceil((size - patch) / stride) + 1);
  return { rows: along(height), columns: along(width) };
}

/** The patch is filled with the mean of the dataset, which the network takes for 0. */
export function occlusion({ plan, parameters }: InspectedModel, body: OcclusionBody): OcclusionAnswer {
  const { exampleShape, mean } = plan.surroundings;
  const grid = occlusionGrid(exampleShape, body);
  const count = Math.max(0, Math.min(body.count, grid.rows * grid.columns - body.start));
  const example = castTensor(body.features, 'float32').data;
  const covered = Array.from({ length: count }, (_, i) => cover(example, exampleShape, body, Math.floor((body.start + i) / grid.columns), (body.start + i) % grid.columns, mean));
  const all = float32([count + 1, ...exampleShape], concatenated([example, ...covered]));
  const { build, scores } = scoreGraph(plan, count + 1);
  const { data, shape } = interpret(build.graph({ scores }), scoreFeeds(parameters, all)).outputs.scores;
  const scoreOf = (row: number): number => data[row * shape[1] + body.target];
  return { ...grid, drops: Float32Array.from({ length: count }, (_, i) => scoreOf(0) - scoreOf(i + 1)) };
}

function cover(example: ArrayLike<number>, [channels, height, width]: Shape, { patch, stride }: OcclusionBody, row: number, column: number, value: number): Float32Array {
  const copy = Float32Array.from(example);
  const [top, left] = [row * stride, column * stride];
  for (let channel = 0; channel < channels; channel++) {
    for (let y = top; y < Math.min(height, top + patch); y++) {
      const line = (channel * height + y) * width;
      copy.fill(value, line + left, line + Math.min(width, left + patch));
    }
  }
  return copy;
}

function concatenated(parts: readonly ArrayLike<number>[]): Float32Array {
  const size = parts[0].length;
  const all = new Float32Array(parts.length * size);
  parts.forEach((part, i) => all.set(part, i * size));
  return all;
}
