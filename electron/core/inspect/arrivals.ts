/** Which moment of a step makes the values that a drawing shows, and how far the layers are. Pure. */
import type { Tensor } from '../tensor/tensor';
import type { StepTrace } from '../training/step/trace';
import type { Moment, StepPhase } from './moments';

/** Indices of moments; -1 for what is there before the first. */
export interface Arrivals {
  /** What leaves a layer, by its id. */
  readonly outputs: ReadonlyMap<string, number>;
  /** d(loss)/d(output), by the id of the layer. */
  readonly gradients: ReadonlyMap<string, number>;
  /** The loss of an output layer, by its id. */
  readonly losses: ReadonlyMap<string, number>;
  /** The value after the step, by the name of the parameter. */
  readonly updates: ReadonlyMap<string, number>;
}

type Traced = Pick<StepTrace, 'layers' | 'parameters' | 'losses'>;

/** What no moment makes, such as a gradient that is zero everywhere, is there when its phase begins. */
export function arrivalsOf({ layers, parameters, losses }: Traced, moments: readonly Moment[]): Arrivals {
  const makers = new Map<Tensor, number>();
  moments.forEach(({ node }, at) => {
    for (const output of node.outputs) if (!makers.has(output)) makers.set(output, at);
  });
  const beginOf = (phase: StepPhase): number => moments.findIndex((moment) => moment.phase === phase);
  const [backward, update] = [beginOf('backward'), beginOf('update')];
  const lastLoss = moments.findLastIndex(({ phase }) => phase === 'loss');
  const gradients = [...layers].flatMap(([id, { gradient }]) => (gradient ? [[id, makers.get(gradient) ?? backward] as const] : []));
  return {
    outputs: new Map([...layers].map(([id, { output }]) => [id, makers.get(output) ?? -1])),
    gradients: new Map(gradients),
    losses: new Map([...losses.keys()].map((id) => [id, lastLoss])),
    updates: new Map([...parameters].map(([name, { next }]) => [name, makers.get(next) ?? update])),
  };
}

/** `now` is the present layer, `done` has had all its moments of this pass, `ahead` has not. */
export type Turn = 'now' | 'done' | 'ahead';

/** Of the layers that have moments in this pass, by id. The loss belongs to the forward pass. */
export function turnsOf(moments: readonly Moment[], at: number): ReadonlyMap<string, Turn> {
  const passOf = ({ phase }: Moment): string => (phase === 'loss' ? 'forward' : phase);
  const turns = new Map<string, Turn>();
  moments.forEach((moment, i) => {
    if (moment.layer !== '' && passOf(moment) === passOf(moments[at])) turns.set(moment.layer, i <= at ? 'done' : 'ahead');
  });
  if (moments[at].layer !== '') turns.set(moments[at].layer, 'now');
  return turns;
}
