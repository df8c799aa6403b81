/** A mark on an axis: where it stands in pixels, and what it says. */
export interface Tick {
  readonly at: number;
  readonly text: string;
}

/** The part of a drawing inside of its axes, in pixels. */
export interface PlotBox {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}
