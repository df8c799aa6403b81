/** What a loss file declares: a scalar, built from ops, that training makes small. */
import type { Value } from '../graph/graph';
import type { OpBuilder } from '../ops/builder';
import type { Text } from '../tensor/text';

/** Fields of the output layer that chose the loss. */
type Fields = Readonly<Record<string, number | string | boolean>>;

export interface LossContext {
  readonly build: OpBuilder;
  /** What the output layer gets: scores of the classes before any softmax [N, K], predicted numbers [N, K], or an example made again [N, …]. */
  readonly logits: Value;
  /** What it should be: classes as int64 [N], or numbers in the shape and dtype of the logits. */
  readonly truth: Value;
  readonly fields: Fields;
}

/** A value of the loss and where it comes from. */
export interface LossReading {
  readonly loss: number;
  /** Classes, or numbers to predict. */
  readonly outputs: number;
  readonly fields: Fields;
}

export interface LossDefinition {
  readonly name: string;
  readonly title: Text;
  /** TeX, for one example. */
  readonly formula: string;
  /** What a value of the loss says, in a sentence or two. */
  readonly meaning: (reading: LossReading) => Text;
  /** The mean loss of the batch, a scalar of the dtype of the logits. */
  readonly build: (context: LossContext) => Value;
}
