/** The document as it is kept between sessions: the network and the training settings, as JSON. */
import type { Network } from '@core/network/network';
import type { TrainingSettings } from '@core/training/settings';
import * as v from 'valibot';
import { networkSchema, trainingSettingsSchema } from '../../electron/ipc/network-schema';
import { limits, parseJson } from '../../electron/ipc/payload';

export interface StoredDocument {
  readonly network: Network;
  readonly training: TrainingSettings;
}

const schema = v.strictObject({ network: networkSchema, training: trainingSettingsSchema }) satisfies v.GenericSchema<unknown, StoredDocument>;
const largestDocument = 32 * 1024 * 1024;

export function writeDocument(document: StoredDocument): string {
  return JSON.stringify(document);
}

/** @throws if the text is too large, no JSON, or not a document. */
export function readDocument(text: string): StoredDocument {
  return v.parse(schema, parseJson(text, limits(largestDocument)));
}
