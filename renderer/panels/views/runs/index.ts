import { m } from '../../../messages/generated/messages.js';
import type { ViewDefinition } from '../definition';
import Runs from './Panel.svelte';

export const runs: ViewDefinition = {
  id: 'runs',
  title: m.runs,
  refusal: () => null,
  Panel: Runs,
};
