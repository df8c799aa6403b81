/** Activation functions with parameters: one input, real attributes with ONNX's defaults. */
import type { Attributes, Value } from '../../graph/graph';
import type { OpBuilder } from '../builder';
import type { OpDefinition } from '../definition';
import { numberAttribute } from './attributes';
import { elements, lowerElementwise, mapElements, requireFloat, requireInputs } from './elementwise';

type Parameters = Readonly<Record<string, number>>;

interface ActivationRule {
  readonly summary: string;
  readonly defaults: Parameters;
  readonly forward: (x: number, parameters: Parameters) => number;
  /** dL/dx from x, dL/dy and the parameters. */
  readonly gradient: (build: OpBuilder, x: Value, upstream: Value, parameters: Parameters) => Value;
  readonly samples: OpDefinition['samples'];
}

const readParameters = (attributes: Attributes, defaults: Parameters): Parameters =>
  Object.fromEntries(Object.entries(defaults).map(([name, value]) => [name, numberAttribute(attributes, name, value)]));

const withParameters = (forward: ActivationRule['forward'], parameters: Parameters) => (x: number): number => forward(x, parameters);

export const activation = (name: string, { summary, defaults, forward, gradient, samples }: ActivationRule): OpDefinition => ({
  name,
  summary,
  inferTypes: (inputs, attributes) => {
    requireInputs(name, inputs, 1);
    requireFloat(name, inputs[0]);
    readParameters(attributes, defaults);
    return [inputs[0]];
  },
  forward: ([x], attributes) => [mapElements(x, withParameters(forward, readParameters(attributes, defaults)))],
  code: (_inputs, attributes) => elements(withParameters(forward, readParameters(attributes, defaults))),
  gradient: ({ build, inputs: [x], attributes, upstream }) => [gradient(build, x, upstream, readParameters(attributes, defaults))],
  lower: lowerElementwise,
  samples,
});
