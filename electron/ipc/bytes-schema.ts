import * as v from 'valibot';

/** Bytes in any kind of buffer, as structured cloning delivers them. */
export const bytesSchema = v.custom<Uint8Array>((value) => value instanceof Uint8Array, 'Expected bytes');
