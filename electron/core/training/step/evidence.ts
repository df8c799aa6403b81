/**
 * What is known of a step that came to a number which is not finite: the op and its operands, and how large the values
 * of every layer were in this step and in the one before it.
 */
import type { Node, Value } from '../../graph/graph';
import { interpret } from '../../interpret/interpret';
import type { Tensors } from '../../network/build';
import type { NetworkPlan } from '../../network/plan';
import { isFloat, type Shape, type Tensor } from '../../tensor/tensor';
import type { StepBatches, StepExecutor } from '../executor';
import { batchFeeds } from '../interpreter-executor';
import type { Phase, Place } from '../numeric-failure';
import { stepAnatomy, type StepSettings } from '../step';
import { phaseOf, type Phases } from './probe';
import type { Births } from './update';

/** Some steps that were done, and the way back to what was carried before them. */
export interface DoneSteps {
  readonly batches: StepBatches;
  readonly setBack: () => void;
}

/** One step, and what was carried before it. */
export interface Moment {
  readonly batches: StepBatches;
  readonly carried: Tensors;
}

/** The elements of one tensor. */
export interface ValueSummary {
  /** The name of a parameter, or what computed it. */
  readonly from: { readonly input: string } | { readonly layer: string; readonly op: string };
  readonly shape: Shape;
  /** Of the finite elements; absent if there are none. */
  readonly least?: number;
  readonly most?: number;
  readonly infinite: number;
  readonly notANumber: number;
  /** The first element that is not finite, by its place on each axis. */
  readonly firstBad?: readonly number[];
}

/** How large the values of a layer were in one phase. */
export interface TrailPoint {
  readonly layer: string;
  readonly phase: Phase;
  /** Largest size of a finite value in the step before; absent if that step is not known. */
  readonly before?: number;
  readonly now: number;
  /** Values of this step that are not finite. */
  readonly bad: number;
}

export interface Evidence {
  /** Absent if the interpreter does not come to such a number; then only the executor's own form of the step does. */
  readonly culprit?: Place & { readonly inputs: readonly ValueSummary[]; readonly outputs: readonly ValueSummary[] };
  /** In the order of computation. */
  readonly trail: readonly TrailPoint[];
}

/** The last of some steps: the others are done again to see what it began with. */
export async function lastOf(executor: StepExecutor, { batches, setBack }: DoneSteps): Promise<Moment> {
  const { indices, steps, perStep } = batches;
  const part = (from: number, to: number): StepBatches => {
    const size = indices.length / steps;
    const scalars = Object.fromEntries(Object.entries(perStep).map(([name, values]) => [name, Array.from(values).slice(from, to)]));
    return { indices: indices.slice(from * size, to * size), steps: to - from, perStep: scalars };
  };
  const comeBack = executor.markCarried();
  setBack();
  if (steps > 1) await executor.runSteps(part(0, steps - 1));
  const moment = { batches: part(steps - 1, steps), carried: executor.readCarried() };
  comeBack();
  return moment;
}

interface StepSubject {
  readonly plan: NetworkPlan;
  readonly settings: StepSettings;
  readonly births: Births;
  readonly datasets: Tensors;
}

/** @param before the step before it, if it is known */
export function evidenceOf(subject: StepSubject, now: Moment, before: Moment | undefined, place: Place | undefined): Evidence {
  const failed = play(subject, now);
  const earlier = before && play(subject, before).trail;
  const bad = failed.nodes.filter(({ outputs }) => outputs.some(({ infinite, notANumber }) => infinite + notANumber > 0));
  const culprit = bad.find(({ layer, op, phase }) => layer === place?.layer && op === place.op && phase === place.phase) ?? bad.at(0);
  const trail = [...failed.trail].map(([key, point]) => ({ ...point, ...(earlier?.has(key) && { before: earlier.get(key)!.now }) }));
  return { ...(culprit && { culprit }), trail };
}

function play({ plan, settings, births, datasets }: StepSubject, { batches, carried }: Moment) {
  const { graph, phases } = stepAnatomy(plan, settings, batches.indices.length / batches.steps, births);
  const { values } = interpret(graph, { ...batchFeeds(graph, datasets, batches, 0), ...carried });
  const makers = new Map<Value, Node>(graph.nodes.flatMap((node) => node.outputs.map((output) => [output, node] as const)));
  const summary = (value: Value): ValueSummary => summarize(values.get(value)!, sourceOf(value, makers.get(value)));
  const given = new Set(graph.inputs);
  const nodes = ordered(graph.nodes, phases).map((node) => ({
    ...placeOf(node, phases),
    inputs: node.inputs.filter((value) => isFloat(value.type.dtype) && (given.has(value) || makers.has(value))).map(summary),
    outputs: node.outputs.filter(({ type }) => isFloat(type.dtype)).map(summary),
  }));
  return { nodes, trail: trailOf(nodes) };
}

const placeOf = (node: Node, phases: Phases): Place => ({ layer: node.scope, op: node.op, phase: phaseOf(node, phases) });

const ordered = (nodes: readonly Node[], phases: Phases): readonly Node[] =>
  (['forward', 'backward', 'update'] as const).flatMap((phase) => nodes.filter((node) => phaseOf(node, phases) === phase));

const sourceOf = (value: Value, maker: Node | undefined): ValueSummary['from'] => (maker ? { layer: maker.scope, op: maker.op } : { input: value.name });

function trailOf(nodes: readonly (Place & Pick<NonNullable<Evidence['culprit']>, 'outputs'>)[]): ReadonlyMap<string, TrailPoint> {
  const trail = new Map<string, TrailPoint>();
  for (const { layer, phase, outputs } of nodes) {
    const key = `${phase} ${layer}`;
    const { now, bad } = trail.get(key) ?? { now: 0, bad: 0 };
    const largest = outputs.map(({ least = 0, most = 0 }) => Math.max(-least, most));
    trail.set(key, { layer, phase, now: Math.max(now, ...largest), bad: bad + outputs.reduce((sum, each) => sum + each.infinite + each.notANumber, 0) });
  }
  return trail;
}

function summarize({ shape, data }: Tensor, from: ValueSummary['from']): ValueSummary {
  let [least, most, infinite, notANumber, first] = [Infinity, -Infinity, 0, 0, -1];
  for (let i = 0; i < data.length; i++) {
    const value = data[i];
    if (Number.isFinite(value)) {
      least = Math.min(least, value);
      most = Math.max(most, value);
      continue;
    }
    if (Number.isNaN(value)) notANumber++;
    else infinite++;
    if (first < 0) first = i;
  }
  return { from, shape, ...(least <= most && { least, most }), infinite, notANumber, ...(first >= 0 && { firstBad: placeIn(shape, first) }) };
}

/** The place on each axis of an element in row-major order. */
function placeIn(shape: Shape, index: number): readonly number[] {
  let rest = index;
  return shape.toReversed().map((size) => {
    const place = rest % size;
    rest = Math.floor(rest / size);
    return place;
  }).toReversed();
}
