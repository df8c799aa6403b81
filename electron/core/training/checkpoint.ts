/** Everything a run needs to go on as if it had never stopped, and its form as bytes. */
import type { Tensors } from '../network/build';
import type { OptimizerName } from '../optimizers';
import { allocate, elementCount, type Tensor } from '../tensor/tensor';
import type { Progress } from './course/batches';
import { isHeader, tensorGroups, type Header, type StoredTensor, type TensorGroup } from './checkpoint-header';
import type { CurvePoints } from './curve';
import type { ValidationMemory } from './validations';

export interface Checkpoint {
  /** Also what is kept without being learned, such as running statistics. */
  readonly parameters: Tensors;
  readonly optimizer: OptimizerName;
  /** State of the optimizer and gathered gradients, by `<layer>.<parameter>:<state>`. */
  readonly state: Tensors;
  /** How many updates the optimizer state of each parameter has seen. */
  readonly ages: Readonly<Record<string, number>>;
  readonly progress: Progress;
  /** Seed of shuffling and dropout; with `progress` it decides all random numbers that are still to come. */
  readonly seed: number;
  readonly validations: ValidationMemory;
  /** The parameters at the best validation; empty if nobody waits for a better one. */
  readonly best: Tensors;
  readonly curve: CurvePoints;
}

const magic = 0x474c4332; // "GLC2"
const headerStart = 8;

/** `GLC2`, length of the header, header as JSON in ASCII, then the elements of each tensor, little-endian. */
export function encodeCheckpoint({ parameters, state, best, ...facts }: Checkpoint): Uint8Array {
  const groups: Readonly<Record<TensorGroup, Tensors>> = { parameters, state, best };
  const all = tensorGroups.flatMap((group) => Object.entries(groups[group]).map(([name, tensor]) => ({ name, group, tensor })));
  const tensors = all.map(({ name, group, tensor: { dtype, shape } }): StoredTensor => ({ name, group, dtype, shape }));
  const header = toAscii(JSON.stringify({ ...facts, tensors } satisfies Header));
  const blobs = all.map(({ tensor: { data } }) => new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
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
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < headerStart || view.getUint32(0) !== magic) throw damaged();
  const start = headerStart + view.getUint32(4);
  const { tensors, ...facts } = readHeader(bytes.subarray(headerStart, start));
  const read = tensorReader(bytes, start);
  const all = tensors.map((stored) => ({ stored, tensor: read(stored) }));
  const group = (wanted: TensorGroup): Tensors =>
    Object.fromEntries(all.flatMap(({ stored, tensor }) => (stored.group === wanted ? [[stored.name, tensor] as const] : [])));
  return { ...facts, parameters: group('parameters'), state: group('state'), best: group('best') };
}

/** Reads one tensor after the other. @throws if there are not enough bytes left. */
function tensorReader(bytes: Uint8Array, start: number): (stored: StoredTensor) => Tensor {
  let offset = start;
  return ({ dtype, shape }) => {
    // One element has at most 8 bytes; nothing is allocated for sizes that cannot be true.
    if (elementCount(shape) > bytes.length - offset) throw damaged();
    const data = allocate(dtype, elementCount(shape));
    if (data.byteLength > bytes.length - offset) throw damaged();
    new Uint8Array(data.buffer).set(bytes.subarray(offset, offset + data.byteLength));
    offset += data.byteLength;
    return { dtype, shape, data };
  };
}

function readHeader(text: Uint8Array): Header {
  const header = parsed(Array.from(text, (code) => String.fromCharCode(code)).join(''));
  if (!isHeader(header)) throw damaged();
  return header;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw damaged();
  }
}

const damaged = (): Error => new Error('The saved training state is damaged, so training cannot go on from it.');

function toAscii(json: string): Uint8Array {
  const escaped = json.replace(/[\u0080-\uffff]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return Uint8Array.from(escaped, (letter) => letter.charCodeAt(0));
}
