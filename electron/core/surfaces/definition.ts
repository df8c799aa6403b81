/** What a surface file declares: a loss of two weights that can be drawn, with all that is known about it. */
import type { Value } from '../graph/graph';
import type { OpBuilder } from '../ops/builder';
import type { Text } from '../tensor/text';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Minimum extends Point {
  /** Whether no other point of the plane lies lower. */
  readonly isLowest: boolean;
}

export interface SurfaceDefinition {
  readonly name: string;
  readonly title: Text;
  /** What there is to learn here. */
  readonly summary: Text;
  /** TeX, with L for the loss. */
  readonly formula: string;
  /** L, element by element, so that a point and a whole grid are computed by the same graph. */
  readonly build: (build: OpBuilder, x: Value, y: Value) => Value;
  /** The part of the plane that must be seen. */
  readonly view: { readonly x: readonly [number, number]; readonly y: readonly [number, number] };
  /** All minima in the view; empty where the loss falls without end. */
  readonly minima: readonly Minimum[];
  /** Where the race begins. */
  readonly start: Point;
  /** With which plain gradient descent makes good progress from there. */
  readonly learningRate: number;
  /** How the heights of contour lines follow one another: by factors above the lowest point, or by equal differences. */
  readonly levels: 'logarithmic' | 'linear';
}
