/** What is the same for all gates: every value is a scalar. */
import type { Value } from '../../../graph/graph';
import type { OpBuilder } from '../../../ops/builder';
import type { GateDefinition } from '../definition';

type Common = 'formula' | 'hasOutput' | 'inferShape' | 'flop' | 'samples';

/** What gates differ in. */
type Particular = Omit<GateDefinition, Common>;

export function gate(particular: Particular): GateDefinition {
  const letters = Object.fromEntries([...particular.inputs, 'y'].map((name) => [name, name]));
  return {
    ...particular,
    formula: `y = ${particular.output(letters)}`,
    hasOutput: true,
    inferShape: () => [],
    flop: () => (particular.inputs.length > 0 ? 1 : 0),
    samples: [{ inputs: particular.inputs.map(() => []) }],
  };
}

type Computing = Omit<Particular, 'family' | 'inputs' | 'fields' | 'parameters' | 'build'>;

/** A gate with the inputs `a` and `b`. */
export const binaryGate = ({ apply, ...computing }: Computing & { readonly apply: (build: OpBuilder, a: Value, b: Value) => Value }): GateDefinition =>
  gate({ ...computing, family: 'linear', inputs: ['a', 'b'], fields: {}, parameters: () => [], build: ({ build, inputs: [a, b] }) => apply(build, a, b) });

/** A gate with the input `x`. */
export const unaryGate = ({ apply, ...computing }: Computing & { readonly apply: (build: OpBuilder, x: Value) => Value }): GateDefinition =>
  gate({ ...computing, family: 'activation', inputs: ['x'], fields: {}, parameters: () => [], build: ({ build, inputs: [x] }) => apply(build, x) });
