/** The JSON of a project of the present version. */
import * as v from 'valibot';
import { pointsSchema, runFacts } from '../../electron/ipc/learned-schema';
import { networkSchema, trainingSettingsSchema } from '../../electron/ipc/network-schema';
import { mostStoredRuns, projectFormat, projectVersion, type StoredRun } from './format';

const finite = v.pipe(v.number(), v.finite());

export const projectSchema = v.strictObject({
  format: v.literal(projectFormat),
  version: v.literal(projectVersion),
  network: networkSchema,
  training: trainingSettingsSchema,
  circuit: v.optional(networkSchema),
  view: v.optional(v.strictObject({ x: finite, y: finite, zoom: v.pipe(finite, v.minValue(0.01), v.maxValue(100)) })),
});

const whole = v.pipe(v.number(), v.integer(), v.minValue(0));
const text = v.pipe(v.string(), v.maxLength(1000));
const side = v.pipe(whole, v.minValue(1), v.maxValue(256));
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

const regionsSchema = v.pipe(
  v.strictObject({ isClasses: v.boolean(), columns: side, rows: side, width: v.pipe(whole, v.minValue(1), v.maxValue(64)), values: v.array(v.pipe(whole, v.maxValue(255))), least: finite, most: finite }),
  v.check(({ columns, rows, width, values }) => values.length === columns * rows * width, 'A picture has a number for each of its cells'),
);

export const runsSchema = v.pipe(
  v.array(
    v.strictObject({
      name: text,
      dataset: text,
      settings: trainingSettingsSchema,
      parameterCount: whole,
      curve: pointsSchema,
      trainingAccuracy: v.nullable(share),
      regions: v.optional(regionsSchema),
    }),
  ),
  v.maxLength(mostStoredRuns),
) satisfies v.GenericSchema<unknown, readonly StoredRun[]>;

export const runSchema = v.strictObject(runFacts);
