/** The IDX format of MNIST: a magic number with dtype and rank, the sizes, then the elements, all big-endian. */
import { elementCount, formatShape, type Shape } from '../tensor/tensor';

const uint8Code = 0x08;

/** Anything larger is not a file that this app reads. */
const mostElements = 1 << 28;

/**
 * The elements of an IDX file of bytes, which must have exactly this rank; shares the memory of `bytes`.
 * @throws one sentence that names the file.
 */
export function parseIdx(name: string, bytes: Uint8Array, rank: number): { readonly shape: Shape; readonly data: Uint8Array } {
  const header = 4 + 4 * rank;
  if (bytes.length < header) throw new Error(`"${name}" is too short for an IDX file: ${bytes.length} bytes.`);
  if (bytes[0] !== 0 || bytes[1] !== 0) throw new Error(`"${name}" is not an IDX file. If its name ends in .gz, unpack it first.`);
  if (bytes[2] !== uint8Code) throw new Error(`"${name}" holds elements of IDX type ${bytes[2]}; only unsigned bytes (type 8) can be read.`);
  if (bytes[3] !== rank) throw new Error(`"${name}" has ${bytes[3]} axes; ${rank} are needed.`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const shape = Array.from({ length: rank }, (_, axis) => view.getUint32(4 + 4 * axis));
  const count = elementCount(shape);
  if (count > mostElements || bytes.length !== header + count) {
    throw new Error(`"${name}" says it holds ${formatShape(shape)} bytes, but ${bytes.length - header} follow. It may be cut off; install it again.`);
  }
  return { shape, data: bytes.subarray(header) };
}
