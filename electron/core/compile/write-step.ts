/** Writes the function of one training step. */
import { inputNamed, type Graph, type Value } from '../graph/graph';
import { elementCount, type TensorData } from '../tensor/tensor';
import { canShareLoop, fused } from './fused';
import { called, looped } from './looped';
import { literal } from './node-code';
import { Program } from './program';
import type { PlacedNode, Schedule } from './schedule';
import { loop } from './totals';
import { unrolled, unrolledCost } from './unrolled';
import { Values } from './values';

/** The tensors a step works on, by input name. */
export interface StepMemory {
  /** All examples, [M, …]. */
  readonly datasets: Readonly<Record<string, TensorData>>;
  /** What a step hands to the next: it is read from here and written back at the end. */
  readonly carried: Readonly<Record<string, TensorData>>;
}

/** Names of the step's inputs and outputs, as `stepRoles` sorts them. */
export interface StepNames {
  /** Scalar inputs with one element per step. */
  readonly perStep: readonly string[];
  /** For each name of the memory's `carried` the output that becomes it. */
  readonly next: (name: string) => string;
  readonly reported: readonly string[];
}

export interface StepParts {
  readonly graph: Graph;
  readonly plan: Schedule;
  readonly memory: StepMemory;
  readonly names: StepNames;
  /** Operations of one node that are written out, at most. */
  readonly limit: number;
}

/** What runs once per step gains nothing from being written out, unless it would be a loop of a few passes. */
const mostUnrolledWhole = 4;
/** Each call of a function such as tanh makes V8 put away all that stands in registers, so there should not be many. */
const mostUnrolledElements = 4;

export function writeStep(parts: StepParts): Program {
  const { graph, plan, names } = parts;
  const isUnrolled = unrolledNodes(parts);
  const consumers = consumersOf(plan.nodes);
  const program = new Program(plan.batchSize);
  const values = new Values(program, plan, (value) => (consumers.get(value) ?? []).some(isUnrolled));
  provideInputs(parts, program, values);
  const targets = targetsInPlace(parts, consumers);
  for (const chain of chains(plan.nodes, (placed) => placed.form?.kind === 'elements' && !isUnrolled(placed))) {
    const [placed] = chain;
    const context = { program, values, placed };
    if (!placed.form) called(context);
    else if (isUnrolled(placed)) unrolled(context, placed.form);
    else if (placed.form.kind !== 'elements') looped(context, placed.form);
    else fused({ program, values, chain, isReadElsewhere: readElsewhere(graph, chain, consumers), targetOf: (value) => targets.get(value) });
  }
  const end = 2 + Math.max(0, ...plan.nodes.map(({ time }) => time + (time % 2)));
  writeReports(program, values, names.reported.map((name) => graph.outputs[name]), end);
  writeCarried(program, values, graph.inputs, handovers(parts), end);
  return program;
}

function unrolledNodes({ plan, limit }: StepParts): (placed: PlacedNode) => boolean {
  const most = ({ mode, form }: PlacedNode): number => (mode === 'whole' ? mostUnrolledWhole : form?.kind === 'elements' ? mostUnrolledElements : Infinity);
  const fits = (placed: PlacedNode): boolean => unrolledCost(placed) <= Math.min(most(placed), limit);
  const chosen = new Set(plan.nodes.filter((placed) => placed.form && !(placed.form.kind === 'examples' && placed.mode === 'whole') && fits(placed)));
  return (placed) => chosen.has(placed);
}

type Consumers = ReadonlyMap<Value, readonly PlacedNode[]>;

function consumersOf(nodes: readonly PlacedNode[]): Consumers {
  const consumers = new Map<Value, PlacedNode[]>();
  for (const placed of nodes) for (const input of placed.node.inputs) consumers.set(input, [...(consumers.get(input) ?? []), placed]);
  return consumers;
}

function provideInputs({ graph, memory, names }: StepParts, program: Program, values: Values): void {
  for (const [name, data] of Object.entries(memory.datasets)) values.provide(inputNamed(graph, name), data, 'row');
  for (const [name, data] of Object.entries(memory.carried)) values.provide(inputNamed(graph, name), data);
  names.perStep.forEach((name, i) => {
    const input = inputNamed(graph, name);
    values.define(input, 0, [program.constant(0, program.stored(input.type.dtype, `perStep[k * ${names.perStep.length} + ${i}]`))]);
  });
  for (const { value, tensor } of graph.constants) {
    if (tensor.data.length === 1) values.define(value, 0, [literal(tensor.data[0])]);
    else values.provide(value, tensor.data);
  }
}

/** Neighbors that can share a loop, together; every other node alone. */
function chains(nodes: readonly PlacedNode[], isLoop: (placed: PlacedNode) => boolean | undefined): PlacedNode[][] {
  const result: PlacedNode[][] = [];
  for (const placed of nodes) {
    const before = result.at(-1)?.[0];
    if (before && isLoop(before) && isLoop(placed) && canShareLoop(before, placed)) result.at(-1)!.push(placed);
    else result.push([placed]);
  }
  return result;
}

function readElsewhere(graph: Graph, chain: readonly PlacedNode[], consumers: Consumers): (value: Value) => boolean {
  const outputs = new Set(Object.values(graph.outputs));
  return (value) => outputs.has(value) || (consumers.get(value) ?? []).some((placed) => !chain.includes(placed));
}

interface Handover {
  readonly input: Value;
  readonly next: Value;
  readonly data: TensorData;
}

const handovers = ({ graph, memory, names }: StepParts): Handover[] =>
  Object.entries(memory.carried).map(([name, data]) => ({ input: inputNamed(graph, name), next: graph.outputs[names.next(name)], data }));

/** Values that may be written over what they replace, because nothing reads that afterwards. */
function targetsInPlace(parts: StepParts, consumers: Consumers): ReadonlyMap<Value, TensorData> {
  const outputs = Object.values(parts.graph.outputs);
  const order = new Map(parts.plan.nodes.map((placed, i) => [placed, i]));
  const makers = new Map(parts.plan.nodes.flatMap((placed, i) => placed.node.outputs.map((output) => [output, i] as const)));
  const isFree = ({ input, next }: Handover): boolean => {
    const maker = makers.get(next);
    const isHandedOnOnce = !outputs.includes(input) && outputs.filter((output) => output === next).length === 1;
    return maker !== undefined && isHandedOnOnce && (consumers.get(input) ?? []).every((placed) => order.get(placed)! <= maker);
  };
  return new Map(handovers(parts).filter(isFree).map(({ next, data }) => [next, data]));
}

function writeReports(program: Program, values: Values, reported: readonly Value[], time: number): void {
  const width = reported.reduce((sum, { type }) => sum + elementCount(type.shape), 0);
  let offset = 0;
  for (const value of reported) {
    const count = elementCount(value.type.shape);
    if (count === 1) program.add(time, `reports[k * ${width} + ${offset}] = ${values.scalars(value, false, time)[0]};`);
    else program.add(time, `reports.set(${values.array(value, false, time).array}, k * ${width} + ${offset});`);
    offset += count;
  }
}

/** What is handed on unchanged under another name is set aside before anything is overwritten. */
function writeCarried(program: Program, values: Values, inputs: readonly Value[], given: readonly Handover[], time: number): void {
  const writes = given.map(({ next, data }) => {
    const target = program.capture(data);
    const names = values.knownScalars(next, time);
    if (names) return names.map((name, i) => `${target}[${i}] = ${name};`);
    const source = values.array(next, false, time).array;
    if (source === target) return [];
    if (!inputs.includes(next)) return [loop('i', data.length, `${target}[i] = ${source}[i];`)];
    const aside = program.capture(new Float64Array(data.length));
    program.add(time, `${aside}.set(${source});`);
    return [`${target}.set(${aside});`];
  });
  writes.flat().forEach((line) => program.add(time, line));
}
