/** What an op file declares. One op, one file, everything about it inside. */
import type { Attributes, Node, Value } from '../graph/graph';
import type { DType, Tensor, TensorData, TensorType } from '../tensor/tensor';
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
  /** The attribute that says the dtype instead, where it is another one. Files do not store it. */
  readonly dtypeAttribute?: string;
  /** An empty list in a file means that the input is left out. */
  readonly isAbsentWhenEmpty?: boolean;
}

/** One element of the output from one element of each input; the result is rounded to the dtype when it is stored. */
export type ElementRule = (...elements: number[]) => number;

/**
 * What generated code (core/compile) has to know to compute an op of fixed types by itself, with the same
 * roundings and in the same order as `forward`. All forms have one output.
 */
export type CodeForm =
  /** Element by element, the inputs broadcast against each other. */
  | { readonly kind: 'elements'; readonly rule: ElementRule }
  /** The elements of the only input at `start` + position in the output · `strides`. */
  | { readonly kind: 'strided'; readonly strides: readonly number[]; readonly start: number }
  /** Elements along `axes`, combined in row-major order without rounding. */
  | { readonly kind: 'reduction'; readonly axes: readonly number[]; readonly start: number; readonly combine: ElementRule; readonly finish?: ElementRule }
  /** alpha · A·B + beta · C of matrices, summed without rounding; a factor may be read transposed. */
  | { readonly kind: 'product'; readonly transA: boolean; readonly transB: boolean; readonly alpha: number; readonly beta: number }
  /** Example by example: `run` computes one entry of axis 0 of the output from that of the only input. */
  | { readonly kind: 'examples'; readonly run: ExampleRule };

/** Reads the example whose first element is at `from` in `input`, and writes its result to `output` from `to` on. */
export type ExampleRule = (input: TensorData, from: number, output: TensorData, to: number) => void;

export interface OpDefinition {
  /** ONNX's name; for a gradient helper a name of ours. */
  readonly name: string;
  readonly summary: string;
  /** @throws a sentence if inputs or attributes do not fit. */
  readonly inferTypes: (inputs: readonly TensorType[], attributes: Attributes) => readonly TensorType[];
  readonly forward: (inputs: readonly Tensor[], attributes: Attributes) => readonly Tensor[];
  readonly gradient: GradientRule | 'not differentiable';
  /** Where it is left out or says nothing, generated code calls `forward`. */
  readonly code?: (inputs: readonly TensorType[], attributes: Attributes) => CodeForm | undefined;
  /** Required for helpers, optional for ops with a faster form in the training layout. */
  readonly lower?: LowerRule;
  /** True for an op of ours that no ONNX file may contain; it must be lowered first. */
  readonly isHelper?: boolean;
  readonly inputAttributes?: readonly InputAttribute[];
  /** The attributes as files get them, where ONNX has several ways to say one thing and not all runtimes understand each. */
  readonly writtenAttributes?: (inputs: readonly TensorType[], attributes: Attributes) => Attributes;
  readonly samples: readonly Sample[];
}
