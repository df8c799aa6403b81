import { m } from '../../../messages/generated/messages.js';
import type { ViewDefinition } from '../definition';
import NanDetective from './Panel.svelte';

export const nanDetective: ViewDefinition = {
  id: 'nan-detective',
  title: m.detective,
  refusal: () => null,
  Panel: NanDetective,
};
