/** The JSON of a project of the present version. */
import * as v from 'valibot';
import { runFacts } from '../../electron/ipc/learned-schema';
import { networkSchema, trainingSettingsSchema } from '../../electron/ipc/network-schema';
import { projectFormat, projectVersion } from './format';

const finite = v.pipe(v.number(), v.finite());

export const projectSchema = v.strictObject({
  format: v.literal(projectFormat),
  version: v.literal(projectVersion),
  network: networkSchema,
  training: trainingSettingsSchema,
  circuit: v.optional(networkSchema),
  view: v.optional(v.strictObject({ x: finite, y: finite, zoom: v.pipe(finite, v.minValue(0.01), v.maxValue(100)) })),
});

export const runSchema = v.strictObject(runFacts);
