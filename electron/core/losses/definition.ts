/** What a loss file declares: a scalar, built from ops, that training makes small. */
import type { Value } from '../graph/graph';
import type { OpBuilder } from '../ops/builder';
import type { Text } from '../tensor/text';

export interface LossContext {
  readonly build: OpBuilder;
  /** Scores before any softmax, [N, classes]. */
  readonly logits: Value;
  /** Classes, int64 [N]. */
  readonly labels: Value;
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
