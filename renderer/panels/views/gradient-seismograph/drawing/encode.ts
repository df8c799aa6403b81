/** From the gradient norms of a run to a strip of cells per layer: when and where gradients were large or faded. */
import { scaleLinear } from 'd3';
import { gradientStrength } from '../../../../diagram/scales/gradient';

export interface SeismographData {
  /** Strips from top to bottom. */
  readonly layers: readonly { readonly id: string; readonly name: string }[];
  /** Gradient norm of each layer's output, in the order of the steps. */
  readonly samples: readonly { readonly step: number; readonly norms: ReadonlyMap<string, number> }[];
}

export interface Strip {
  readonly id: string;
  readonly name: string;
  readonly top: number;
  readonly height: number;
  /** Strength of each column, 0 to 1; -1 where nothing was measured. */
  readonly strengths: readonly number[];
}

export interface SeismographMarks {
  readonly left: number;
  readonly columnWidth: number;
  readonly strips: readonly Strip[];
  readonly stepTicks: readonly { readonly at: number; readonly text: string }[];
}

const margin = { left: 92, right: 8, top: 4, bottom: 20 };
const columnWidth = 3;
const gap = 4;

/** `null` before the first backward pass. */
export function encode({ layers, samples }: SeismographData, { width, height }: { readonly width: number; readonly height: number }): SeismographMarks | null {
  const last = samples.at(-1);
  if (!last || layers.length === 0) return null;
  const columns = Math.max(1, Math.floor((width - margin.left - margin.right) / columnWidth));
  const right = margin.left + columns * columnWidth;
  const x = scaleLinear([0, Math.max(20, last.step)], [margin.left, right]);
  const pitch = (height - margin.top - margin.bottom) / layers.length;
  const columnOf = (step: number): number => Math.min(columns - 1, Math.floor((x(step) - margin.left) / columnWidth));
  return {
    left: margin.left,
    columnWidth,
    stepTicks: x.ticks(Math.max(2, Math.floor((right - margin.left) / 80))).map((step) => ({ at: x(step), text: step.toLocaleString('en-US') })),
    strips: layers.map(({ id, name }, row) => ({
      id,
      name,
      top: margin.top + row * pitch,
      height: Math.max(2, pitch - Math.min(gap, pitch / 4)),
      strengths: strengthsOf(id, samples, columns, columnOf),
    })),
  };
}

/** The mean strength of each column; a column between two measurements shows the later one. */
function strengthsOf(id: string, samples: SeismographData['samples'], columns: number, columnOf: (step: number) => number): readonly number[] {
  const sums = new Float64Array(columns);
  const counts = new Uint32Array(columns);
  let from = 0;
  for (const { step, norms } of samples) {
    const norm = norms.get(id);
    const to = columnOf(step);
    if (norm !== undefined) {
      for (let column = Math.min(from, to); column <= to; column++) {
        sums[column]! += gradientStrength(norm);
        counts[column]! += 1;
      }
    }
    from = to + 1;
  }
  return Array.from(sums, (sum, column) => (counts[column] === 0 ? -1 : sum / counts[column]!));
}
