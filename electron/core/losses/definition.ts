/** What a loss file declares: a scalar, built from ops, that training makes small. */
import type { Value } from '../graph/graph';
import type { OpBuilder } from '../ops/builder';
import type { Text } from '../tensor/text';

export interface LossContext {
  readonly build: OpBuilder;
  /** What the output layer gets, [N, K]: scores of the classes before any softmax, or predicted numbers. */
  readonly logits: Value;
  /** What it should be: classes as int64 [N], or numbers [N, K]. */
  readonly truth: Value;
  /** Fields of the output layer that chose this loss. */
  readonly fields: Readonly<Record<string, number | string | boolean>>;
}

export interface LossDefinition {
  readonly name: string;
  readonly title: Text;
  /** TeX, for one example. */
  readonly formula: string;
  /** The mean loss of the batch, a scalar of the dtype of the logits. */
  readonly build: (context: LossContext) => Value;
}
