/** A small network of dense layers as columns of units: what a drawing of units and weights shows. */
import type { NetworkPlan, PlannedLayer } from '@core/network/plan';
import { elementCount } from '@core/tensor/tensor';

export interface UnitColumn {
  /** The layer whose outputs are the units: the last one before the next weights. */
  readonly layer: string;
  /** The dense layer whose weights lead into this column; `null` of the first column. */
  readonly weights: string | null;
  readonly units: number;
}

/** A picture of each unit of a wider layer would be too much to ask for. */
const widest = 256;

/** `null` if the network is no chain, if something else than dense layers has weights, or if a layer is too wide. */
export function unitColumns({ layers }: Pick<NetworkPlan, 'layers'>): readonly UnitColumn[] | null {
  const isChain = layers.every(({ sources }, i) => (i === 0 ? sources.length === 0 : sources.length === 1 && sources[0] === layers[i - 1].id));
  const isDense = ({ definition }: PlannedLayer): boolean => definition.kind === 'dense';
  const starts = layers.flatMap((layer, i) => (isDense(layer) ? [i] : []));
  const isPlain = layers.every((layer) => isDense(layer) || layer.parameters.length === 0);
  if (!isChain || !isPlain || starts.length === 0) return null;
  const ends = [...starts, layers.length].map((start) => layers[start - 1]);
  const columns = ends.map(({ id, shape }, i) => ({ layer: id, weights: i === 0 ? null : layers[starts[i - 1]].id, units: elementCount(shape) }));
  return columns.every(({ units }) => units <= widest) ? columns : null;
}
