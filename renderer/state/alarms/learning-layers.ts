/** The gradients of the layers that learn, from the input side to the output side. */
import type { LayerStatistics } from '@core/training/statistics';
import type { Sight } from './definition';

export const learningLayers = ({ layers, statistics }: Pick<Sight, 'layers' | 'statistics'>): readonly LayerStatistics[] =>
  layers.flatMap(({ id }) => {
    const measured = statistics.get(id);
    return measured?.parameters ? [measured] : [];
  });

/** Whether the gradient passes an activation function that has flat ends. */
export const hasFlatEnds = ({ layers }: Pick<Sight, 'layers'>): boolean => layers.some(({ definition }) => definition.flat?.saturated);
