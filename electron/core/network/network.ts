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

export const annotationColors = ['gray', 'blue', 'teal', 'purple', 'amber', 'red'] as const;
export type AnnotationColor = (typeof annotationColors)[number];

/** Something written on the canvas that is not computed: a comment, or a frame around layers with a title. */
export interface Annotation {
  /** Unique among annotations and layers. */
  readonly id: string;
  readonly kind: 'comment' | 'frame';
  readonly text: string;
  readonly color: AnnotationColor;
  /** Top left corner and size, in canvas pixels. */
  readonly position: { readonly x: number; readonly y: number };
  readonly size: { readonly width: number; readonly height: number };
}

export interface Network {
  readonly name: string;
  readonly dataset: string;
  readonly layers: readonly Layer[];
  readonly connections: readonly Connection[];
  readonly annotations?: readonly Annotation[];
}
