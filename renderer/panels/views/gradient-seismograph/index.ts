import { m } from '../../../messages/generated/messages.js';
import type { ViewDefinition } from '../definition';
import GradientSeismograph from './Panel.svelte';

export const gradientSeismograph: ViewDefinition = {
  id: 'gradient-seismograph',
  title: m.seismograph,
  refusal: () => null,
  Panel: GradientSeismograph,
};
