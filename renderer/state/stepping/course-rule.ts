/** The formula by which layers, losses and optimizers are taught, for the moments in which they are computed. Pure. */
import type { Moment } from '@core/inspect/moments';
import { layerNamed } from '@core/layers';
import { losses } from '@core/losses';
import { optimizers, type OptimizerName } from '@core/optimizers';

/** @param kind of the layer that the moment belongs to, if it belongs to one; TeX, or `null` where nothing has a name in the course */
export function courseRule({ phase }: Moment, kind: string | undefined, optimizer: OptimizerName): string | null {
  if (phase === 'update') return optimizers[optimizer].formula;
  const layer = kind === undefined ? undefined : layerNamed(kind);
  if (!layer || phase === 'backward') return null;
  return layer.loss && phase === 'loss' ? losses[layer.loss].formula : layer.formula;
}
