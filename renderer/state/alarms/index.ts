/** The registry of alarms, the most urgent first. */
import { deadUnits } from './dead-units';
import type { AlarmDefinition } from './definition';
import { explodingGradient } from './exploding-gradient';
import { risingLoss, stuckLoss } from './loss';
import { notFinite } from './not-finite';
import { saturatedUnits } from './saturated-units';
import { largeUpdates, smallUpdates } from './update-size';
import { vanishingGradient } from './vanishing-gradient';

export const alarms: readonly AlarmDefinition[] = [notFinite, explodingGradient, risingLoss, vanishingGradient, deadUnits, saturatedUnits, largeUpdates, smallUpdates, stuckLoss];
