/** What the engine found out about a number that was no longer finite, as it crosses to the page. */
import * as v from 'valibot';
import type { Evidence } from './engine-protocol';

const whole = v.pipe(v.number(), v.integer(), v.minValue(0));
const finite = v.pipe(v.number(), v.finite());
const name = v.pipe(v.string(), v.minLength(1), v.maxLength(400));

/** Where in a training step; the layer is empty for what belongs to none. */
export const placeFields = { layer: v.pipe(v.string(), v.maxLength(400)), op: name, phase: v.picklist(['forward', 'backward', 'update']) };

const summary = v.strictObject({
  from: v.union([v.strictObject({ input: name }), v.strictObject({ layer: placeFields.layer, op: name })]),
  shape: v.array(whole),
  least: v.optional(finite),
  most: v.optional(finite),
  infinite: whole,
  notANumber: whole,
  firstBad: v.optional(v.array(whole)),
});

export const evidenceSchema = v.strictObject({
  culprit: v.optional(v.strictObject({ ...placeFields, inputs: v.array(summary), outputs: v.array(summary) })),
  trail: v.array(v.strictObject({ layer: placeFields.layer, phase: placeFields.phase, before: v.optional(finite), now: finite, bad: whole })),
}) satisfies v.GenericSchema<unknown, Evidence>;
