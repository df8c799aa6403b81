/** The graph of one training step as it is drawn: a row for each layer, with its forward, backward and update ops side by side. Pure. */
import type { Shape } from '../tensor/tensor';
import type { Moment, StepPhase } from './moments';

export const stepColumns = ['forward', 'backward', 'update'] as const;
export type StepColumn = (typeof stepColumns)[number];

/** What flows: values forwards, values that the backward pass or the update needs again, gradients, and what an update is made of. */
export type StepEdgeKind = 'value' | 'saved' | 'gradient' | 'update';

export interface StepOp {
  /** Index of the moment. */
  readonly at: number;
  readonly phase: StepPhase;
  readonly op: string;
  /** Names in the graph: what it makes, and what it reads. */
  readonly makes: string;
  readonly reads: readonly string[];
  /** Of its first result. */
  readonly shape: Shape;
}

/** The ops of a layer in one column, in the order of computation. */
export interface StepGroup {
  readonly id: string;
  readonly column: StepColumn;
  /** Id of the layer, or '' for what belongs to none. */
  readonly layer: string;
  readonly ops: readonly StepOp[];
}

export interface StepEdge {
  /** Indexes of the moments that make and read the value. */
  readonly from: number;
  readonly to: number;
  readonly kind: StepEdgeKind;
}

export interface StepGraph {
  /** In the order of the forward pass. */
  readonly rows: readonly (readonly StepGroup[])[];
  readonly edges: readonly StepEdge[];
}

const columnOf = (phase: StepPhase): StepColumn => (phase === 'loss' ? 'forward' : phase);

export function stepGraphOf(moments: readonly Moment[]): StepGraph {
  const layers = [...new Set(moments.map(({ layer }) => layer))];
  const ops = moments.map(({ phase, node }, at): StepOp => ({ at, phase, op: node.op, makes: node.makes[0], reads: node.reads, shape: node.outputs[0].shape }));
  const groupOf = (layer: string, column: StepColumn): StepGroup => ({
    id: `${column}:${layer}`,
    column,
    layer,
    ops: ops.filter(({ at, phase }) => moments[at].layer === layer && columnOf(phase) === column),
  });
  const rows = layers.map((layer) => stepColumns.map((column) => groupOf(layer, column)).filter((group) => group.ops.length > 0));
  return { rows, edges: edgesOf(moments) };
}

function edgesOf(moments: readonly Moment[]): StepEdge[] {
  const makers = new Map(moments.flatMap(({ node }, at) => node.makes.map((name) => [name, at] as const)));
  return moments.flatMap(({ phase, node }, to) => {
    const sources = new Set(node.reads.map((name) => makers.get(name)).filter((from) => from !== undefined));
    return [...sources].map((from) => ({ from, to, kind: kindOf(columnOf(moments[from].phase), columnOf(phase)) }));
  });
}

function kindOf(from: StepColumn, to: StepColumn): StepEdgeKind {
  if (from === 'backward') return 'gradient';
  if (from === 'update') return 'update';
  return to === 'forward' ? 'value' : 'saved';
}
