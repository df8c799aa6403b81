import { m } from '../../../messages/generated/messages.js';
import type { ViewDefinition } from '../definition';
import FeatureMaps from './Panel.svelte';
import { refusalOfPictures } from '../images/refusals';

export const featureMaps: ViewDefinition = {
  id: 'feature-maps',
  title: m.images_maps,
  refusal: refusalOfPictures,
  Panel: FeatureMaps,
};
