import { m } from '../../../messages/generated/messages.js';
import type { ViewDefinition } from '../definition';
import LossCurve from './Panel.svelte';

export const lossCurve: ViewDefinition = {
  id: 'loss-curve',
  title: m.chart_loss,
  refusal: () => null,
  Panel: LossCurve,
};
