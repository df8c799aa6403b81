/** A node of a file as the rules in `other-forms` see it. */
import type { Attributes, Value } from '../graph/graph';
import type { OpName } from '../ops';
import type { OpBuilder } from '../ops/builder';
import type { Tensor } from '../tensor/tensor';

export interface FileNode {
  readonly build: OpBuilder;
  readonly op: OpName;
  /** Except those that hold a tensor. */
  readonly attributes: Attributes;
  /** @throws half a sentence if the file gives none at that position. */
  readonly input: (position: number) => Value;
  readonly has: (position: number) => boolean;
  /** The input's elements; `name` is ONNX's word for it. @throws half a sentence if they are computed while running. */
  readonly known: (position: number, name: string) => Tensor;
  /** The attribute of that name that holds a tensor. */
  readonly tensor: (name: string) => Tensor | undefined;
}
