import { m } from '../../../messages/generated/messages.js';
import DecisionRegions from './Panel.svelte';
import type { ViewDefinition } from '../definition';

export const decisionRegions: ViewDefinition = {
  id: 'decision-regions',
  title: m.plane_regions,
  refusal: ({ plane }) => plane.refusal,
  Panel: DecisionRegions,
};
