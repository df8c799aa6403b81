/** The document that people draw: layers and connections. Immutable; an edit makes a new one. */
import type { FieldValues } from '../layers/definition';

export interface Layer {
  /** Unique in the network; also the prefix of its parameters' names. */
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly fields: FieldValues;
  /** Top left corner on the canvas, in canvas pixels. */
  readonly position: { readonly x: number; readonly y: number };
}

/** From the output of one layer to an input port of another. */
export interface Connection {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** Index into the inputs of the receiving layer. */
  readonly port: number;
}

export interface Network {
  readonly name: string;
  readonly dataset: string;
  readonly layers: readonly Layer[];
  readonly connections: readonly Connection[];
}
