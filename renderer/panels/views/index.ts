/** The registry of views: the only place a view is named. In the order of the picker. */
import { m } from '../../messages/generated/messages.js';
import type { ViewDefinition, ViewGroup } from './definition';
import { gradientSeismograph } from './gradient-seismograph';
import { lossCurve } from './loss-curve';

export const viewGroups: readonly ViewGroup[] = [
  { title: m.views_training, views: [lossCurve, gradientSeismograph] },
  { title: m.views_data, views: [] },
  { title: m.views_images, views: [] },
  { title: m.views_network, views: [] },
];

export const views: readonly ViewDefinition[] = viewGroups.flatMap((group) => group.views);
