import { m } from '../../../messages/generated/messages.js';
import type { ViewDefinition } from '../definition';
import LossSurface from './Panel.svelte';

export const lossSurface: ViewDefinition = {
  id: 'loss-surface',
  title: m.loss_surface,
  refusal: ({ inspection }) => inspection.refusal,
  Panel: LossSurface,
};
