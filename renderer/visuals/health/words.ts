/** How healthy a layer is, and the judgement of its update ratio, in words. */
import type { Health, HealthLevel } from '../../diagram/scales/health';
import { m } from '../../messages/generated/messages.js';

const levels = { healthy: m.health_level_healthy, watch: m.health_level_watch, alarm: m.health_level_alarm };
const sentences = {
  vanishing: m.health_vanishing,
  small: m.health_small,
  healthy: m.health_healthy,
  large: m.health_large,
  exploding: m.health_exploding,
};

/** One word. */
export const healthLevelText = (level: HealthLevel): string => levels[level]();

/** A sentence with the bounds. */
export const healthText = (health: Health): string => sentences[health]();
