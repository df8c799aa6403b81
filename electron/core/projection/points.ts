/** Points with many coordinates, and where they lie on a flat map. */

export interface Points {
  /** Coordinates of each point. */
  readonly width: number;
  /** One point after the other. */
  readonly values: Float32Array;
}

export interface Projection {
  /** x and y of one point after the other; their unit has no meaning. */
  readonly places: Float32Array;
}
