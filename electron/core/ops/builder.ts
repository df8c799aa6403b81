/**
 * Building with ops by name: `build.where(build.greater(x, 0), upstream, 0)`.
 * Each op of the registry is a method, so adding an op adds its method.
 */
import { GraphBuilder } from '../graph/builder';
import type { Attributes, Graph, Value } from '../graph/graph';
import { scalar, type Tensor, type TensorType } from '../tensor/tensor';
import { inferTypes, ops, type OpName } from './index';

/** A value, or a number that becomes a scalar constant of the same dtype as the first value beside it that is no truth value. */
export type Operand = Value | number;

type OpCall = (...operands: readonly (Operand | Attributes)[]) => Value;

interface BuilderBase {
  readonly graphBuilder: GraphBuilder;
  /** All outputs of an op with several. */
  emit(op: OpName, inputs: readonly Operand[], attributes?: Attributes): readonly Value[];
  input(name: string, type: TensorType): Value;
  constant(tensor: Tensor, hint?: string): Value;
  scoped<T>(scope: string, build: () => T): T;
  graph(outputs: Readonly<Record<string, Value>>): Graph;
}

type OpCalls = { readonly [Name in OpName as Uncapitalize<Name>]: OpCall };

export type OpBuilder = BuilderBase & OpCalls;

const isValue = (operand: Operand | Attributes): operand is Value => typeof operand === 'object' && 'type' in operand && typeof operand.type === 'object';
const isOperand = (argument: Operand | Attributes): argument is Operand => typeof argument === 'number' || isValue(argument);

function toValues(builder: GraphBuilder, operands: readonly Operand[]): Value[] {
  const dtypes = operands.filter(isValue).map((value) => value.type.dtype);
  const dtype = dtypes.find((candidate) => candidate !== 'bool') ?? dtypes[0] ?? 'float32';
  return operands.map((operand) => (typeof operand === 'number' ? builder.constant(scalar(dtype, operand), String(operand)) : operand));
}

/** The methods of all builders; a builder is made more often than ops are added. */
const calls = Object.fromEntries(
  Object.keys(ops).map((name) => {
    function call(this: BuilderBase, ...given: readonly (Operand | Attributes)[]): Value {
      const last = given.at(-1);
      const attributes = last !== undefined && !isOperand(last) ? last : {};
      return this.emit(name as OpName, given.filter(isOperand), attributes)[0];
    }
    return [name[0].toLowerCase() + name.slice(1), call] as const;
  }),
) as OpCalls;

function makeOpBuilder(graphBuilder: GraphBuilder): OpBuilder {
  const base: BuilderBase = {
    graphBuilder,
    emit: (op, operands, attributes) => graphBuilder.emit(op, toValues(graphBuilder, operands), attributes),
    input: (name, type) => graphBuilder.input(name, type),
    constant: (tensor, hint) => graphBuilder.constant(tensor, hint),
    scoped: (scope, build) => graphBuilder.scoped(scope, build),
    graph: (outputs) => graphBuilder.graph(outputs),
  };
  return Object.assign(Object.create(calls) as OpCalls, base);
}

/** A builder for a new graph. */
export const buildGraph = (name: string): OpBuilder => makeOpBuilder(new GraphBuilder(name, inferTypes));

/** A builder that continues an existing graph. */
export const extendGraph = (graph: Graph, name = graph.name): OpBuilder =>
  makeOpBuilder(GraphBuilder.from(graph, inferTypes, name));
