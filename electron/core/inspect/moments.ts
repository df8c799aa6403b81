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

/** @param outputLayers ids of the layers that have a loss: what they compute forwards is the loss */
export function momentsOf({ nodes }: StepTrace, outputLayers: ReadonlySet<string>): Moment[] {
  const phaseOf = ({ phase, layer }: TracedNode): StepPhase => (phase === 'forward' && (layer === '' || outputLayers.has(layer)) ? 'loss' : phase);
  const moments = nodes.map((node): Moment => ({ phase: phaseOf(node), layer: node.layer, node }));
  return stepPhases.flatMap((phase) => moments.filter((moment) => moment.phase === phase));
}

/** Where the next layer or phase begins, or the present or last one, if there is none in that direction. */
export function nextLayer(moments: readonly Moment[], at: number, direction: 1 | -1): number {
  const isSame = (a: number, b: number): boolean => moments[a]?.layer === moments[b]?.layer && moments[a]?.phase === moments[b]?.phase;
  let next = at;
  while (isSame(next, at)) next += direction;
  if (next < 0) return 0;
  if (next >= moments.length) return moments.length - 1;
  if (direction < 0) while (isSame(next - 1, next)) next--;
  return next;
}
