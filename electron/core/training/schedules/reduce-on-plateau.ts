import type { ScheduleDefinition } from './definition';

const [reduction, patience, leastFactor] = [0.1, 2, 1e-6];
/** A loss counts as better only if it is lower by this share. */
const threshold = 1e-4;

/** A tenth each time two validations in a row bring no better loss (the rule of PyTorch's ReduceLROnPlateau). */
export const reduceOnPlateau: ScheduleDefinition = {
  name: 'reduceOnPlateau',
  title: { en: 'On a plateau', zh: '停滞时下降' },
  factor: (_done, { factor }) => factor,
  afterValidation: ({ factor, best, waited }, loss) => {
    if (best === null || loss < best * (1 - threshold)) return { factor, best: loss, waited: 0 };
    return waited + 1 < patience ? { factor, best, waited: waited + 1 } : { factor: Math.max(leastFactor, factor * reduction), best, waited: 0 };
  },
};
