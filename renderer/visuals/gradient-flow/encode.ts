/** From the statistics of one step to what each connection shows of the gradient that flows back through it. */
import { gradientOpacity, gradientSpeed, gradientStrength, gradientWidth } from '../../diagram/scales/gradient';

/** The gradient on one connection. */
export interface FlowMark {
  readonly connection: string;
  /** Norm of the gradient of the loss with respect to what the connection carries. */
  readonly norm: number;
  /** Pixels at zoom 1. */
  readonly width: number;
  readonly opacity: number;
  /** Pixels per second against the arrow; 0 when nothing flows. */
  readonly speed: number;
}

interface Connection {
  readonly id: string;
  readonly from: string;
}

/** Of the head of a line so wide, in pixels at zoom 1. */
export const arrowSize = (width: number): number => 6 + width;

type Norms = ReadonlyMap<string, { readonly gradientNorm: number }>;

/**
 * One mark per connection whose source layer has a gradient; none before the first backward pass.
 * `norms` holds, by layer id, the norm of the gradient at the layer's output.
 */
export function encodeFlow(connections: readonly Connection[], norms: Norms): FlowMark[] {
  return connections.flatMap(({ id, from }) => {
    const statistics = norms.get(from);
    return statistics ? [markOf(id, statistics.gradientNorm)] : [];
  });
}

function markOf(connection: string, norm: number): FlowMark {
  const strength = gradientStrength(norm);
  return {
    connection,
    norm,
    width: gradientWidth(strength),
    opacity: gradientOpacity(strength),
    speed: norm === 0 ? 0 : gradientSpeed(strength),
  };
}

/** The connections with the largest and the smallest gradient, for the text alternative; `null` for no marks. */
export function extremes(marks: readonly FlowMark[]): { readonly largest: FlowMark; readonly smallest: FlowMark } | null {
  if (marks.length === 0) return null;
  const sorted = [...marks].sort((a, b) => sizeOf(a) - sizeOf(b));
  return { largest: sorted[sorted.length - 1], smallest: sorted[0] };
}

const sizeOf = ({ norm }: FlowMark): number => (Number.isNaN(norm) ? Number.POSITIVE_INFINITY : norm);
