/** The document that people draw: layers and connections. Immutable; an edit makes a new one. */
import type { DatasetChoice } from '../datasets/definition';
import type { FieldValues } from '../fields/definition';

export interface Layer {
  /** Unique in the network; also the prefix of its parameters' names. */
  readonly id: string;
  /** Of the registry of layers, or the id of a block of the network: then it is an instance of that block. */
  readonly kind: string;
  readonly name: string;
  /** What it is set to. An instance has a value only where it differs from its block. */
  readonly fields: FieldValues;
  /** Top left corner on the canvas, in canvas pixels. */
  readonly position: { readonly x: number; readonly y: number };
  /**
   * Of an instance: ids that its inner layers have once it is expanded, by their id in the block (`<id>-<id>` in a
   * block of the block), where it is not the usual `<instance>-<id>`. Layers keep their weights by it when they are
   * collapsed.
   */
  readonly innerIds?: Readonly<Record<string, string>>;
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

/** What it learns from is chosen in it. */
export interface Network extends DatasetChoice {
  readonly name: string;
  readonly layers: readonly Layer[];
  readonly connections: readonly Connection[];
  readonly annotations?: readonly Annotation[];
  /** Drawn once, used by any number of layers. */
  readonly blocks?: readonly Block[];
}

/**
 * A named part of a network with parameters of its own. Its ends are cards like its layers: a `blockInput` for each
 * input port of its instances, in this order, and one `blockOutput` (a layer has one output, and so has an instance).
 */
export interface Block extends Pick<Network, 'layers' | 'connections'> {
  /** Begins with `block-`, as no kind of the registry does. */
  readonly id: string;
  readonly name: string;
  readonly parameters: readonly BlockParameter[];
}

/** A field of the instances. Control and range are those of the field it is bound to first; so is the value, unless an instance has its own. */
export interface BlockParameter {
  /** Name of the field of the instances, unique in the block. */
  readonly id: string;
  readonly name: string;
  readonly bindings: readonly Binding[];
}

/** A field of a layer inside a block. */
export interface Binding {
  readonly layer: string;
  readonly field: string;
}
