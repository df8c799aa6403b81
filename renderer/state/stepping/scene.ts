/** What the canvas shows of a moment of a step: how far each card is, and what its connections carry. Pure. */
import { turnsOf, type Arrivals, type Turn } from '@core/inspect/arrivals';
import type { Moment, StepPhase } from '@core/inspect/moments';
import type { Connection } from '@core/network/network';
import type { Tensor, TensorData } from '@core/tensor/tensor';
import type { StepTrace, TracedParameter } from '@core/training/step/trace';
import { drawnOf, type Origins } from '../blocks/origins';

/** A step that has been computed. */
export interface LoadedStep {
  /** Examples in it. */
  readonly count: number;
  readonly trace: StepTrace;
  readonly moments: readonly Moment[];
  readonly arrivals: Arrivals;
}

/** A number of the network that the step would change. */
export interface ParameterChange extends TracedParameter {
  /** Its name within the layer. */
  readonly name: string;
}

export interface CardMark {
  /** Also `ahead` where this pass has nothing to do. */
  readonly turn: Turn;
  /** What left it, once it did. */
  readonly output?: Tensor;
  /** d(loss)/d(output), once the backward pass came this far. */
  readonly gradient?: Tensor;
  readonly loss?: number;
  /** Of its parameters, once they were changed. */
  readonly changes: readonly ParameterChange[];
}

export interface ConnectionMark {
  /** A gradient takes the place of the values that it is the gradient of. */
  readonly carries: 'values' | 'gradient';
  readonly tensor: Tensor;
}

export interface StepScene {
  readonly phase: StepPhase;
  /** By card id. */
  readonly cards: ReadonlyMap<string, CardMark>;
  /** By connection id; those that carry nothing yet are missing. */
  readonly connections: ReadonlyMap<string, ConnectionMark>;
  /** Connections on which something travels at this moment, all in the same direction. */
  readonly moving: ReadonlySet<string>;
}

interface Drawn {
  readonly layers: readonly { readonly id: string }[];
  readonly connections: readonly Connection[];
  readonly origins: Origins;
}

export function sceneOf(step: LoadedStep, at: number, { layers, connections, origins }: Drawn): StepScene {
  const { phase, layer } = step.moments[at];
  const turns = turnsOf(step.moments, at);
  const lit = drawnOf(layer, origins);
  const withinOf = (card: string): readonly string[] => origins?.get(card)?.within ?? [card];
  const sourceOf = (card: string): string => (origins ? (origins.get(card)?.source ?? '') : card);
  const cardOf = (card: string): CardMark => {
    const within = withinOf(card);
    return { turn: card === lit ? 'now' : together(within.flatMap((id) => turns.get(id) ?? [])), ...valuesOf(step, at, sourceOf(card)), ...changesOf(step, at, within) };
  };
  const cards = new Map(layers.map(({ id }) => [id, cardOf(id)]));
  const marks = connections.flatMap(({ id, from }): [string, ConnectionMark][] => {
    const { output, gradient } = cards.get(from) ?? {};
    if (gradient) return [[id, { carries: 'gradient', tensor: gradient }]];
    return output ? [[id, { carries: 'values', tensor: output }]] : [];
  });
  return { phase, cards, connections: new Map(marks), moving: movingOf(phase, lit, connections) };
}

/** Values travel to the card that works on them; gradients to the card whose output they are the gradient of. */
function movingOf(phase: StepPhase, lit: string | undefined, connections: readonly Connection[]): ReadonlySet<string> {
  if (phase === 'update' || lit === undefined) return new Set();
  const end = phase === 'backward' ? 'from' : 'to';
  return new Set(connections.filter((connection) => connection[end] === lit).map(({ id }) => id));
}

const together = (turns: readonly Turn[]): Turn => (turns.length > 0 && turns.every((turn) => turn === 'done') ? 'done' : 'ahead');

function valuesOf({ trace, arrivals }: LoadedStep, at: number, layer: string): Pick<CardMark, 'output' | 'gradient' | 'loss'> {
  const traced = trace.layers.get(layer);
  const isThere = (arrived: ReadonlyMap<string, number>): boolean => (arrived.get(layer) ?? Infinity) <= at;
  return {
    ...(isThere(arrivals.outputs) && { output: traced!.output }),
    ...(isThere(arrivals.gradients) && { gradient: traced!.gradient! }),
    ...(isThere(arrivals.losses) && { loss: trace.losses.get(layer)! }),
  };
}

function changesOf({ trace, arrivals }: LoadedStep, at: number, layers: readonly string[]): Pick<CardMark, 'changes'> {
  const owned = [...trace.parameters].filter(([name]) => layers.some((layer) => name.startsWith(`${layer}.`)));
  const done = owned.filter(([name]) => arrivals.updates.get(name)! <= at);
  return { changes: done.map(([name, parameter]) => ({ name: name.slice(name.lastIndexOf('.') + 1), ...parameter })) };
}

/** ‖next − value‖ / ‖value‖ over all of them together: how much of a layer a step changes. */
export const changeShare = (changes: readonly ParameterChange[]): number =>
  Math.hypot(...changes.map(({ value, next }) => norm(next.data.map((each, i) => each - value.data[i])))) / Math.hypot(...changes.map(({ value }) => norm(value.data)));

/** L2 norm. */
export function norm(data: TensorData): number {
  let squares = 0;
  for (const each of data) squares += each * each;
  return Math.sqrt(squares);
}
