/** The outermost form of protobuf: just enough to look into a file of unknown origin before decoding it. */

/** One field of a message; its content lies at `start` to `end`. */
export interface WireField {
  readonly number: number;
  /** 0 varint, 1 eight bytes, 2 a length and that many bytes, 5 four bytes. */
  readonly kind: number;
  readonly start: number;
  readonly end: number;
}

const damaged = (): Error => new Error('it is damaged or not an ONNX model');

function readVarint(bytes: Uint8Array, at: number, end: number): { readonly value: number; readonly next: number } {
  let value = 0;
  for (let i = 0; i < 10 && at + i < end; i++) {
    const byte = bytes[at + i];
    value += (byte & 127) * 2 ** (7 * i);
    if (byte < 128) return { value, next: at + i + 1 };
  }
  throw damaged();
}

function contentOf(bytes: Uint8Array, kind: number, at: number, end: number): { readonly start: number; readonly end: number } {
  switch (kind) {
    case 0:
      return { start: at, end: readVarint(bytes, at, end).next };
    case 1:
      return { start: at, end: at + 8 };
    case 2: {
      const { value, next } = readVarint(bytes, at, end);
      return { start: next, end: next + value };
    }
    case 5:
      return { start: at, end: at + 4 };
    default:
      throw damaged();
  }
}

/**
 * Calls `visit` for every field of the message at `start` to `end`.
 * @throws if the bytes cannot be a message.
 */
export function eachField(bytes: Uint8Array, start: number, end: number, visit: (field: WireField) => void): void {
  let at = start;
  while (at < end) {
    const { value, next } = readVarint(bytes, at, end);
    const [number, kind] = [Math.floor(value / 8), value % 8];
    const content = contentOf(bytes, kind, next, end);
    if (number === 0 || content.end > end) throw damaged();
    visit({ number, kind, ...content });
    at = content.end;
  }
}

/** The value of a varint field. */
export const varintOf = (bytes: Uint8Array, field: WireField): number => readVarint(bytes, field.start, field.end).value;
