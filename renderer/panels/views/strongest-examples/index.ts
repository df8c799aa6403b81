import { m } from '../../../messages/generated/messages.js';
import type { ViewDefinition } from '../definition';
import { refusalOfPictures } from '../images/refusals';
import StrongestExamples from './Panel.svelte';

export const strongestExamples: ViewDefinition = {
  id: 'strongest-examples',
  title: m.images_strongest,
  refusal: refusalOfPictures,
  Panel: StrongestExamples,
};
