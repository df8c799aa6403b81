import { m } from '../../../messages/generated/messages.js';
import type { ViewDefinition } from '../definition';
import UnitsAndWeights from './Panel.svelte';

export const unitsAndWeights: ViewDefinition = {
  id: 'units-and-weights',
  title: m.plane_units,
  refusal: ({ plane }) => plane.refusal ?? (plane.columns ? null : m.plane_no_columns()),
  Panel: UnitsAndWeights,
};
