/**
 * The order of a step in generated code. Products take the batch example by example, in loops; what is computed element
 * by element takes all examples at once, between the loops.
 */
import type { Graph, Node, Value } from '../graph/graph';
import { opNamed } from '../ops';
import type { CodeForm } from '../ops/definition';
import { elementCount, type Shape } from '../tensor/tensor';

/**
 * `example`: once for each example. `sum`: once for each example, into totals that are ready after the loop.
 * `whole`: once for the whole step.
 */
export type Mode = 'example' | 'sum' | 'whole';

export interface PlacedNode {
  readonly node: Node;
  readonly form: CodeForm | undefined;
  readonly mode: Mode;
  /** The section it runs in: odd for a loop over the examples, even for what runs once. */
  readonly time: number;
  /** For each input whether only the entry of the present example is read. */
  readonly byExample: readonly boolean[];
  /** Whether the entries of the output on axis 0 belong to the examples, although it is made as a whole. */
  readonly keepsExamples?: boolean;
}

export interface Schedule {
  readonly batchSize: number;
  /** In the order of the sections. */
  readonly nodes: readonly PlacedNode[];
  /** The section after which a value is known. */
  readonly timeOf: (value: Value) => number;
  /** Whether the entries of a value on axis 0 belong to the examples. */
  readonly isPerExample: (value: Value) => boolean;
  /** Whether a value per example is needed after the loop that makes it. */
  readonly outlivesLoop: (value: Value) => boolean;
  /** Whether anything reads a value with all its examples at once. */
  readonly isReadWhole: (value: Value) => boolean;
}

/**
 * More than this are worked through for all examples at once: examples do not wait for one another, so the processor
 * overlaps them, while within one example each layer waits for the layer before.
 */
const mostElementsOfExample = 4;

/** Elements of the entry of one example. */
export const exampleSize = (shape: Shape): number => elementCount(shape.slice(1));

/** @param batch names of the inputs that hold the examples, [N, …] */
export function schedule(graph: Graph, batch: readonly string[]): Schedule {
  const inputs = graph.inputs.filter(({ name }) => batch.includes(name));
  const [batchSize] = inputs[0].type.shape;
  const times = new Map<Value, number>(inputs.map((input) => [input, 1]));
  const perExample = new Set<Value>(inputs);
  const timeOf = (value: Value): number => times.get(value) ?? 0;
  const isPerExample = (value: Value): boolean => perExample.has(value);
  const early = graph.nodes.map((node) => {
    const placed = place(node, batchSize, isPerExample, timeOf);
    const isSplit = placed.mode === 'example' || placed.keepsExamples || (!placed.form && node.outputs[0].type.shape[0] === batchSize);
    for (const output of node.outputs) {
      times.set(output, placed.mode === 'sum' ? placed.time + 1 : placed.time);
      if (isSplit && output.type.shape[0] === batchSize) perExample.add(output);
    }
    return placed;
  });
  const nodes = early.map(postponed(early));
  for (const { node, mode, time } of nodes) for (const output of node.outputs) times.set(output, mode === 'sum' ? time + 1 : time);
  const readWhole = new Set([...Object.values(graph.outputs), ...nodes.flatMap(({ node, mode }) => (mode === 'whole' ? node.inputs : []))]);
  const readLater = new Set(nodes.flatMap(({ node, time }) => node.inputs.filter((input) => timeOf(input) !== time)));
  return {
    batchSize,
    nodes: nodes.toSorted((a, b) => a.time - b.time),
    timeOf,
    isPerExample,
    outlivesLoop: (value) => isPerExample(value) && (readWhole.has(value) || readLater.has(value)),
    isReadWhole: (value) => readWhole.has(value),
  };
}

/** Moves what is made for all examples to right before it is first read, while what it is made from is still at hand. */
function postponed(nodes: readonly PlacedNode[]): (placed: PlacedNode) => PlacedNode {
  const needed = new Map<Value, number>();
  const times = new Map<PlacedNode, number>();
  for (const placed of nodes.toReversed()) {
    const first = Math.min(...placed.node.outputs.map((output) => needed.get(output) ?? placed.time));
    const time = placed.keepsExamples ? first - (first % 2) : placed.time;
    times.set(placed, time);
    for (const input of placed.node.inputs) needed.set(input, Math.min(time, needed.get(input) ?? time));
  }
  return (placed) => ({ ...placed, time: times.get(placed)! });
}

function place(node: Node, batchSize: number, isPerExample: (value: Value) => boolean, timeOf: (value: Value) => number): PlacedNode {
  const types = node.inputs.map(({ type }) => type);
  const form = node.outputs.length === 1 ? opNamed(node.op).code?.(types, node.attributes) : undefined;
  const splitting = modeOf(node, form, batchSize, isPerExample);
  const isOdd = splitting.mode !== 'whole';
  const earliest = (value: Value): number => (timeOf(value) % 2 === (isOdd ? 1 : 0) ? timeOf(value) : timeOf(value) + 1);
  return { node, form, ...splitting, time: Math.max(isOdd ? 1 : 0, ...node.inputs.map(earliest)) };
}

type Splitting = Pick<PlacedNode, 'mode' | 'byExample' | 'keepsExamples'>;

function modeOf(node: Node, form: CodeForm | undefined, batchSize: number, isPerExample: (value: Value) => boolean): Splitting {
  const whole: Splitting = { mode: 'whole', byExample: node.inputs.map(() => false) };
  const split = form && exampleByExample(node, form, batchSize, isPerExample);
  const fits = split && node.inputs.every((input, i) => split.byExample[i] || !isPerExample(input));
  if (!fits) return whole;
  return form.kind === 'elements' && exampleSize(node.outputs[0].type.shape) > mostElementsOfExample ? { ...whole, keepsExamples: true } : split;
}

/** How a node could be worked through example by example. */
function exampleByExample({ inputs, outputs: [output] }: Node, form: CodeForm, batchSize: number, isPerExample: (value: Value) => boolean): Splitting | undefined {
  const { shape } = output.type;
  const isAligned = (value: Value): boolean => value.type.shape.length === shape.length && value.type.shape[0] === batchSize;
  const hasEntries = shape[0] === batchSize;
  const [first, second] = inputs;
  if (form.kind === 'strided') {
    const byExample = readsOwnEntry(first.type.shape, shape, form, batchSize);
    const repeats = !isPerExample(first) && form.strides[0] === 0;
    return hasEntries && (repeats || (isPerExample(first) && byExample)) ? { mode: 'example', byExample: [!repeats] } : undefined;
  }
  if (!inputs.some(isPerExample)) return undefined;
  switch (form.kind) {
    case 'elements':
      return hasEntries ? { mode: 'example', byExample: inputs.map(isAligned) } : undefined;
    case 'reduction':
      return { mode: form.axes.includes(0) ? 'sum' : 'example', byExample: [true] };
    case 'examples':
      return { mode: 'example', byExample: [true] };
    case 'product':
      if (!form.transA) return { mode: 'example', byExample: [true, false, ...inputs.slice(2).map(isAligned)] };
      return isPerExample(first) && isPerExample(second) && !form.transB ? { mode: 'sum', byExample: [true, true, false] } : undefined;
  }
}

/** Whether each entry of the output is made from the same entry of the input. */
function readsOwnEntry(from: Shape, to: Shape, { strides, start }: Extract<CodeForm, { kind: 'strided' }>, batchSize: number): boolean {
  const size = exampleSize(from);
  if (from[0] !== batchSize || (batchSize > 1 && strides[0] !== size)) return false;
  const last = to.reduce((offset, count, axis) => (axis === 0 ? offset : offset + (count - 1) * strides[axis]), start);
  return strides.every((stride) => stride >= 0) && last < size;
}
