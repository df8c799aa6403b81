import { m } from '../../../messages/generated/messages.js';
import type { ViewDefinition } from '../definition';
import LossParts from './Panel.svelte';

export const lossParts: ViewDefinition = {
  id: 'loss-parts',
  title: m.loss_parts,
  refusal: () => null,
  Panel: LossParts,
};
