/** What an optimizer file declares: how a step changes a parameter, as ops. Pure; the state goes in and comes out. */
import type { Value } from '../graph/graph';
import type { OpBuilder } from '../ops/builder';
import type { Text } from '../tensor/text';

/** Scalars of one step that all parameters share, by name. */
export type Factors = Readonly<Record<string, Value>>;

/** A number of the published method. Training uses the usual one; the laboratory of gradient descent lets it be changed. */
export interface Hyperparameter {
  /** As in the formula, in plain letters: `β₁`. */
  readonly symbol: string;
  readonly title: Text;
  readonly usual: number;
  readonly least: number;
  readonly most: number;
  /** What deserves equal room on a slider: factors of ten of the number, of its distance to 1, or equal differences. */
  readonly scale: 'logarithmic' | 'closeToOne' | 'linear';
}

/** The number chosen for each hyperparameter, by name. */
export type Hyperparameters = Readonly<Record<string, number>>;

export interface UpdateContext {
  readonly build: OpBuilder;
  readonly parameter: Value;
  /** dL/d(parameter). */
  readonly gradient: Value;
  /** One tensor per name in `state`, shaped like the parameter. */
  readonly state: Readonly<Record<string, Value>>;
  readonly factors: Factors;
  readonly hyperparameters: Hyperparameters;
}

export interface Update {
  readonly parameter: Value;
  readonly state: Readonly<Record<string, Value>>;
}

export interface OptimizerDefinition {
  readonly name: string;
  readonly title: Text;
  readonly summary: Text;
  /** TeX, with g for the gradient, η for the learning rate and the symbols of the hyperparameters. */
  readonly formula: string;
  /** A good first learning rate for small networks. */
  readonly learningRate: number;
  /** By the name under which `factors` and `update` read them. */
  readonly hyperparameters: Readonly<Record<string, Hyperparameter>>;
  /** Names of the tensors kept for each parameter. They are shaped like it and start as zeros. */
  readonly state: readonly string[];
  /** From the learning rate (real scalar) and the number of steps done before this one (int64 scalar). */
  readonly factors: (build: OpBuilder, learningRate: Value, step: Value, hyperparameters: Hyperparameters) => Factors;
  readonly update: (context: UpdateContext) => Update;
}
