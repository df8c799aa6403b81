/** Activation functions: any shape in, the same shape out, nothing to learn. */
import type { Value } from '../../graph/graph';
import type { OpBuilder } from '../../ops/builder';
import { elementCount } from '../../tensor/tensor';
import type { FieldValues } from '../../fields/definition';
import type { LayerDefinition } from '../definition';
import { functionOf } from './torch';

/** How PyTorch calls it, from the text of the input. */
type TorchCall = (x: string, fields: FieldValues) => string;

interface Activation extends Pick<LayerDefinition, 'kind' | 'title' | 'summary' | 'synonyms' | 'picture' | 'formula' | 'flat'> {
  /** What shapes the curve, if anything does. */
  readonly fields?: LayerDefinition['fields'];
  readonly torchCall: TorchCall;
  readonly apply: (build: OpBuilder, x: Value, fields: FieldValues) => Value;
  /** Operations per element, about. */
  readonly flopPerElement: number;
}

export const activation = ({ apply, torchCall, flopPerElement, fields = {}, ...texts }: Activation): LayerDefinition => ({
  ...texts,
  family: 'activation',
  inputs: ['input'],
  hasOutput: true,
  fields,
  inferShape: ([input]) => input,
  parameters: () => [],
  build: ({ build, inputs: [x], fields: values }) => apply(build, x, values),
  torch: functionOf(torchCall),
  flop: ([input]) => flopPerElement * elementCount(input),
  samples: [{ inputs: [[6]] }, { inputs: [[2, 4, 3]] }],
});
