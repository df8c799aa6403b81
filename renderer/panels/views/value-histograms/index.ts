import { m } from '../../../messages/generated/messages.js';
import type { ViewDefinition } from '../definition';
import ValueHistograms from './Panel.svelte';

export const valueHistograms: ViewDefinition = {
  id: 'value-histograms',
  title: m.spread,
  refusal: ({ inspection }) => inspection.refusal,
  Panel: ValueHistograms,
};
