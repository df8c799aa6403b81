/** What an optimizer file declares: how a step changes a parameter, as ops. Pure; the state goes in and comes out. */
import type { Value } from '../graph/graph';
import type { OpBuilder } from '../ops/builder';
import type { Text } from '../tensor/text';

/** Scalars of one step that all parameters share, by name. */
export type Factors = Readonly<Record<string, Value>>;

export interface UpdateContext {
  readonly build: OpBuilder;
  readonly parameter: Value;
  /** dL/d(parameter). */
  readonly gradient: Value;
  /** One tensor per name in `state`, shaped like the parameter. */
  readonly state: Readonly<Record<string, Value>>;
  readonly factors: Factors;
}

export interface Update {
  readonly parameter: Value;
  readonly state: Readonly<Record<string, Value>>;
}

export interface OptimizerDefinition {
  readonly name: string;
  readonly title: Text;
  readonly summary: Text;
  /** TeX, with g for the gradient and η for the learning rate. */
  readonly formula: string;
  /** A good first learning rate for small networks. */
  readonly learningRate: number;
  /** Names of the tensors kept for each parameter. They are shaped like it and start as zeros. */
  readonly state: readonly string[];
  /** From the learning rate (real scalar) and the number of steps done before this one (int64 scalar). */
  readonly factors: (build: OpBuilder, learningRate: Value, step: Value) => Factors;
  readonly update: (context: UpdateContext) => Update;
}
