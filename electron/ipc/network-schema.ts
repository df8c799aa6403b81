/** The document and the settings of a run, as they may come from a page or a file. */
import { penaltyKinds } from '@core/layers/shared/regularization';
import { annotationColors, type Network } from '@core/network/network';
import { optimizerNames } from '@core/optimizers';
import { scheduleNames } from '@core/training/schedules';
import { clippings, defaultSettings, type TrainingSettings } from '@core/training/settings';
import * as v from 'valibot';

export const idSchema = v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/, 'An id has 1 to 64 letters, digits, _ and -'));
const text = v.pipe(v.string(), v.maxLength(200));
const finite = v.pipe(v.number(), v.finite());
const index = v.pipe(v.number(), v.integer(), v.minValue(0));
const count = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000_000));

const place = v.strictObject({ x: finite, y: finite });
const extent = v.pipe(finite, v.minValue(1), v.maxValue(1_000_000));

const fieldValues = v.record(idSchema, v.union([finite, text, v.boolean()]));

export const layerSchema = v.strictObject({
  id: idSchema,
  kind: idSchema,
  name: text,
  fields: fieldValues,
  position: place,
  innerIds: v.optional(v.record(v.pipe(v.string(), v.regex(/^[\w-]{1,512}$/)), idSchema)),
});

export const connectionSchema = v.strictObject({
  id: text,
  from: idSchema,
  to: idSchema,
  port: v.pipe(index, v.maxValue(63)),
});

export const annotationSchema = v.strictObject({
  id: idSchema,
  kind: v.picklist(['comment', 'frame']),
  text: v.pipe(v.string(), v.maxLength(2_000)),
  color: v.picklist(annotationColors),
  position: place,
  size: v.strictObject({ width: extent, height: extent }),
});

const drawing = {
  layers: v.pipe(v.array(layerSchema), v.maxLength(10_000)),
  connections: v.pipe(v.array(connectionSchema), v.maxLength(50_000)),
};

export const blockSchema = v.strictObject({
  id: v.pipe(idSchema, v.startsWith('block-')),
  name: text,
  ...drawing,
  parameters: v.pipe(v.array(v.strictObject({ id: idSchema, name: text, bindings: v.pipe(v.array(v.strictObject({ layer: idSchema, field: idSchema })), v.maxLength(500)) })), v.maxLength(100)),
});

const coordinate = v.pipe(finite, v.minValue(-100), v.maxValue(100));
const ownPoint = v.strictObject({ x: coordinate, y: coordinate, label: v.pipe(index, v.maxValue(255)) });
const mostOwnPoints = 10_000;

export const networkSchema = v.strictObject({
  name: text,
  dataset: idSchema,
  datasetFields: v.optional(fieldValues),
  ownPoints: v.optional(v.pipe(v.array(ownPoint), v.maxLength(mostOwnPoints))),
  ...drawing,
  blocks: v.optional(v.pipe(v.array(blockSchema), v.maxLength(200))),
  annotations: v.optional(v.pipe(v.array(annotationSchema), v.maxLength(500))),
}) satisfies v.GenericSchema<unknown, Network>;

/** Any whole number of 32 bits. */
export const seedSchema = v.pipe(v.number(), v.integer(), v.minValue(-(2 ** 31)), v.maxValue(2 ** 32 - 1));

export const trainingSettingsSchema = v.strictObject({
  optimizer: v.picklist(optimizerNames),
  learningRate: v.pipe(finite, v.minValue(0), v.maxValue(1_000)),
  /** Older documents lack whatever came later. */
  schedule: v.optional(v.picklist(scheduleNames), defaultSettings.schedule),
  batchSize: v.pipe(count, v.maxValue(8_192)),
  epochs: count,
  seed: seedSchema,
  penalty: v.optional(v.picklist(penaltyKinds), defaultSettings.penalty),
  penaltyStrength: v.optional(v.pipe(finite, v.minValue(0), v.maxValue(1_000)), defaultSettings.penaltyStrength),
  clipping: v.optional(v.picklist(clippings), defaultSettings.clipping),
  clippingLimit: v.optional(v.pipe(finite, v.gtValue(0)), defaultSettings.clippingLimit),
  accumulation: v.optional(v.pipe(count, v.maxValue(4_096)), defaultSettings.accumulation),
  patience: v.optional(v.pipe(index, v.maxValue(1_000_000)), defaultSettings.patience),
}) satisfies v.GenericSchema<unknown, TrainingSettings>;
