/** The judgement of a layer's update ratio, in words. */
import { healthLevel, type Health } from '../../diagram/scales/health';
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
export const healthLevelText = (health: Health): string => levels[healthLevel[health]]();

/** A sentence with the bounds. */
export const healthText = (health: Health): string => sentences[health]();
