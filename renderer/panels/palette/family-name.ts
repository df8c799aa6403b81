import type { LayerFamily } from '@core/layers/definition';
import { m } from '../../messages/generated/messages.js';

const names: Record<LayerFamily, () => string> = {
  data: m.family_data,
  linear: m.family_linear,
  convolution: m.family_convolution,
  activation: m.family_activation,
  shape: m.family_shape,
  normalization: m.family_normalization,
  block: m.family_block,
  output: m.family_output,
};

export const familyName = (family: LayerFamily): string => names[family]();
