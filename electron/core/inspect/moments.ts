/** The moments of one training step, in the order in which a person goes through them. */
import type { StepTrace, TracedNode } from '../training/step/trace';

export const stepPhases = ['forward', 'loss', 'backward', 'update'] as const;
export type StepPhase = (typeof stepPhases)[number];

/** One use of an op. */
export interface Moment {
  readonly phase: StepPhase;
  /** Id of the layer it belongs to, or ''. */
  readonly layer: string;
  readonly node: TracedNode;
}

/** @param outputLayers ids of the layers that have a loss: what they compute, except backwards, is the loss and what they predict */
export function momentsOf({ nodes }: StepTrace, outputLayers: ReadonlySet<string>): Moment[] {
  const phaseOf = ({ phase, layer }: TracedNode): StepPhase => ((layer === '' && phase === 'forward') || (outputLayers.has(layer) && phase !== 'backward') ? 'loss' : phase);
  const moments = nodes.map((node): Moment => ({ phase: phaseOf(node), layer: node.layer, node }));
  return stepPhases.flatMap((phase) => moments.filter((moment) => moment.phase === phase));
}

/**
 * Where the next layer of a phase is done, so that all its values are there; going back, the one before. The last or the
 * first moment if there is none in that direction.
 */
export function nextLayer(moments: readonly Moment[], at: number, direction: 1 | -1): number {
  const isEnd = (i: number): boolean => moments[i].layer !== moments[i + 1]?.layer || moments[i].phase !== moments[i + 1]?.phase;
  let next = at + direction;
  while (next > 0 && next < moments.length - 1 && !isEnd(next)) next += direction;
  return Math.max(0, Math.min(next, moments.length - 1));
}
