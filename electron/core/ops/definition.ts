/** What an op file declares. One op, one file, everything about it inside. */
import type { Attributes, Node, Value } from '../graph/graph';
import type { DType, Tensor, TensorType } from '../tensor/tensor';
import type { OpBuilder } from './builder';

/** A declared input with which the op is tested: shape rule, gradient, and agreement with onnxruntime. */
export interface Sample {
  readonly inputs: readonly Tensor[];
  readonly attributes?: Attributes;
  /** Indexes of inputs that are differentiated; all floating inputs when left out. */
  readonly differentiate?: readonly number[];
}

export interface GradientContext {
  readonly build: OpBuilder;
  readonly inputs: readonly Value[];
  readonly outputs: readonly Value[];
  readonly attributes: Attributes;
  /** dL/d(first output), zeros if the loss does not depend on it. */
  readonly upstream: Value;
  /** dL/d(output) for each output; `undefined` where the loss does not depend on it. */
  readonly upstreams: readonly (Value | undefined)[];
}

/** From upstream to the gradients of the inputs; `undefined` for an input that has none. */
export type GradientRule = (context: GradientContext) => readonly (Value | undefined)[];

/**
 * How a value is stored in a lowered training graph: `plain` as in the source graph, or `batchLast` with
 * axis 0 (the batch) moved to the end, e.g. [N,C,H,W] as [C,H,W,N] and [N,F] as [F,N].
 */
export type Layout = 'plain' | 'batchLast';

export interface LowerContext {
  /** Builds in the lowered graph. */
  readonly build: OpBuilder;
  /** The node of the source graph; its values carry the source shapes. */
  readonly node: Node;
  /** The cheapest layout in which the input stands ready. */
  layoutOf(input: number): Layout;
  /** The lowered input, transposed if it is not ready in that layout. */
  input(input: number, layout: Layout): Value;
}

/** The lowered outputs and how they are stored. */
export interface Lowered {
  readonly values: readonly Value[];
  readonly layout: Layout;
}

/**
 * From one node to standard ONNX ops. `undefined` means: nothing special here, treat it plainly.
 */
export type LowerRule = (context: LowerContext) => Lowered | undefined;

/** An attribute of the IR that ONNX wants as a constant input at that position. */
export interface InputAttribute {
  readonly name: string;
  readonly position: number;
  /** `same` takes the dtype of input 0. A number becomes a scalar, a list a vector. */
  readonly dtype: DType | 'same';
}

export interface OpDefinition {
  /** ONNX's name; for a gradient helper a name of ours. */
  readonly name: string;
  readonly summary: string;
  /** @throws a sentence if inputs or attributes do not fit. */
  readonly inferTypes: (inputs: readonly TensorType[], attributes: Attributes) => readonly TensorType[];
  readonly forward: (inputs: readonly Tensor[], attributes: Attributes) => readonly Tensor[];
  readonly gradient: GradientRule | 'not differentiable';
  /** Required for helpers, optional for ops with a faster form in the training layout. */
  readonly lower?: LowerRule;
  /** True for an op of ours that no ONNX file may contain; it must be lowered first. */
  readonly isHelper?: boolean;
  readonly inputAttributes?: readonly InputAttribute[];
  readonly samples: readonly Sample[];
}
