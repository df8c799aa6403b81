/** A run as bytes: what a new engine needs to go on where the last one stopped. */
import { decodeCheckpoint, encodeCheckpoint, type Checkpoint } from '@core/training/checkpoint';
import type { Network } from '@core/network/network';
import type { TrainingSettings } from '@core/training/settings';
import * as v from 'valibot';
import type { RunPosition } from '../../ipc/engine-protocol';
import { positionSchema } from '../../ipc/learned-schema';
import { networkSchema, trainingSettingsSchema } from '../../ipc/network-schema';
import { limits, parseJson } from '../../ipc/payload';

export interface Snapshot {
  readonly network: Network;
  readonly settings: TrainingSettings;
  readonly wasRunning: boolean;
  readonly position: RunPosition;
  readonly checkpoint: Checkpoint;
}

const headerSchema = v.strictObject({
  version: v.literal(1),
  network: networkSchema,
  settings: trainingSettingsSchema,
  wasRunning: v.boolean(),
  position: positionSchema,
});
const largestHeader = 32 * 1024 * 1024;
const lengthBytes = 4;

/** Length of the header, header as JSON in UTF-8, then the checkpoint. */
export function encodeSnapshot({ checkpoint, ...facts }: Snapshot): Uint8Array {
  const header = new TextEncoder().encode(JSON.stringify({ version: 1, ...facts }));
  const body = encodeCheckpoint(checkpoint);
  const bytes = new Uint8Array(lengthBytes + header.length + body.length);
  new DataView(bytes.buffer).setUint32(0, header.length);
  bytes.set(header, lengthBytes);
  bytes.set(body, lengthBytes + header.length);
  return bytes;
}

/** @throws if the bytes are no whole snapshot of this version. */
export function decodeSnapshot(bytes: Uint8Array): Snapshot {
  if (bytes.length < lengthBytes) throw new Error('The snapshot is empty.');
  const end = lengthBytes + new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  const json = new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(lengthBytes, end));
  const { version: _version, ...facts } = v.parse(headerSchema, parseJson(json, limits(largestHeader)));
  return { ...facts, checkpoint: decodeCheckpoint(bytes.slice(end)) };
}
