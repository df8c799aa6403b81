import type { AnnotationColor } from '@core/network/network';
import { m } from '../../../messages/generated/messages.js';

export const colorName: Readonly<Record<AnnotationColor, () => string>> = {
  gray: m.color_gray,
  blue: m.color_blue,
  teal: m.color_teal,
  purple: m.color_purple,
  amber: m.color_amber,
  red: m.color_red,
};
