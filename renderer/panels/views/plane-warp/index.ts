import { m } from '../../../messages/generated/messages.js';
import type { ViewDefinition } from '../definition';
import PlaneWarp from './Panel.svelte';

export const planeWarp: ViewDefinition = {
  id: 'plane-warp',
  title: m.plane_warp,
  refusal: ({ plane }) => plane.refusal ?? (plane.warpLayers.length > 0 ? null : m.plane_no_wide_layer()),
  Panel: PlaneWarp,
};
