/** Everything a run needs to go on as if it had never stopped, and its form as bytes. */
import type { Tensors } from '../network/build';
import type { OptimizerName } from '../optimizers';
import { allocate, elementCount, type DType, type Shape, type Tensor } from '../tensor/tensor';
import type { Progress } from './batches';

export interface Checkpoint {
  readonly parameters: Tensors;
  readonly optimizer: OptimizerName;
  /** State of the optimizer, by `<layer>.<parameter>:<state>`. */
  readonly state: Tensors;
  /** Steps since the state began; less than `progress.step` if the optimizer was changed on the way. */
  readonly optimizerSteps: number;
  readonly progress: Progress;
  /** Seed of shuffling and dropout. */
  readonly seed: number;
}

interface StoredTensor {
  readonly name: string;
  readonly group: 'parameters' | 'state';
  readonly dtype: DType;
  readonly shape: Shape;
}

interface Header extends Omit<Checkpoint, 'parameters' | 'state'> {
  readonly tensors: readonly StoredTensor[];
}

const magic = 0x474c4331; // "GLC1"
const headerStart = 8;

/** `GLC1`, length of the header, header as JSON in ASCII, then the elements of each tensor, little-endian. */
export function encodeCheckpoint({ parameters, state, ...facts }: Checkpoint): Uint8Array {
  const groups = [...Object.entries(parameters).map(([name, tensor]) => ({ name, tensor, group: 'parameters' as const })),
    ...Object.entries(state).map(([name, tensor]) => ({ name, tensor, group: 'state' as const }))];
  const tensors = groups.map(({ name, group, tensor: { dtype, shape } }): StoredTensor => ({ name, group, dtype, shape }));
  const header = toAscii(JSON.stringify({ ...facts, tensors } satisfies Header));
  const blobs = groups.map(({ tensor: { data } }) => new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
  const bytes = new Uint8Array(blobs.reduce((sum, blob) => sum + blob.length, headerStart + header.length));
  const view = new DataView(bytes.buffer);
  view.setUint32(0, magic);
  view.setUint32(4, header.length);
  bytes.set(header, headerStart);
  let offset = headerStart + header.length;
  for (const blob of blobs) {
    bytes.set(blob, offset);
    offset += blob.length;
  }
  return bytes;
}

/** @throws a sentence if the bytes are no whole checkpoint. */
export function decodeCheckpoint(bytes: Uint8Array): Checkpoint {
  const { tensors, ...facts } = readHeader(bytes);
  const groups: Record<StoredTensor['group'], Record<string, Tensor>> = { parameters: {}, state: {} };
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  let offset = headerStart + view.getUint32(4);
  for (const { name, group, dtype, shape } of tensors) {
    const data = allocate(dtype, elementCount(shape));
    if (offset + data.byteLength > bytes.length) throw damaged();
    new Uint8Array(data.buffer).set(bytes.subarray(offset, offset + data.byteLength));
    offset += data.byteLength;
    groups[group][name] = { dtype, shape, data };
  }
  return { ...facts, ...groups };
}

function readHeader(bytes: Uint8Array): Header {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < headerStart || view.getUint32(0) !== magic) throw damaged();
  const text = bytes.subarray(headerStart, headerStart + view.getUint32(4));
  try {
    return JSON.parse(Array.from(text, (code) => String.fromCharCode(code)).join('')) as Header;
  } catch {
    throw damaged();
  }
}

const damaged = (): Error => new Error('The saved training state is damaged, so training starts again from the beginning.');

function toAscii(json: string): Uint8Array {
  const escaped = json.replace(/[\u0080-\uffff]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return Uint8Array.from(escaped, (letter) => letter.charCodeAt(0));
}
