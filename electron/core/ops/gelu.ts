import type { Attributes, Value } from '../graph/graph';
import type { OpBuilder } from './builder';
import type { OpDefinition } from './definition';
import { errorFunction } from './erf';
import { stringAttribute } from './shared/attributes';
import { elements, lowerElementwise, mapElements, requireFloat, requireInputs } from './shared/elementwise';
import { spread } from './shared/samples';

const ROOT_HALF = Math.SQRT1_2;
/** The approximation is ½x·(1 + tanh(√(2/π)·(x + 0.044715x³))) (Hendrycks and Gimpel 2016). */
const ROOT = Math.sqrt(2 / Math.PI);
const CUBIC = 0.044715;

function isApproximate(attributes: Attributes): boolean {
  const mode = stringAttribute(attributes, 'approximate', 'none');
  if (mode !== 'none' && mode !== 'tanh') throw new Error(`Gelu can be exact ("none") or approximated by "tanh", not by "${mode}".`);
  return mode === 'tanh';
}

const exact = (x: number): number => 0.5 * x * (1 + errorFunction(x * ROOT_HALF));
const approximate = (x: number): number => 0.5 * x * (1 + Math.tanh(ROOT * (x + CUBIC * x ** 3)));
const ruleFor = (attributes: Attributes) => (isApproximate(attributes) ? approximate : exact);

/** With Φ the normal distribution: dy/dx = Φ(x) + x·e^(−x²/2)/√(2π). */
function exactSlope(build: OpBuilder, x: Value): Value {
  const distribution = build.mul(build.add(build.erf(build.mul(x, ROOT_HALF)), 1), 0.5);
  const density = build.mul(build.exp(build.mul(build.mul(x, x), -0.5)), 0.5 * ROOT);
  return build.add(distribution, build.mul(x, density));
}

/** With t the hyperbolic tangent: dy/dx = ½(1 + t) + ½x·(1 − t²)·√(2/π)·(1 + 3·0.044715x²). */
function approximateSlope(build: OpBuilder, x: Value): Value {
  const square = build.mul(x, x);
  const t = build.tanh(build.mul(build.mul(x, build.add(build.mul(square, CUBIC), 1)), ROOT));
  const inner = build.mul(build.add(build.mul(square, 3 * CUBIC), 1), ROOT);
  const bend = build.mul(build.mul(x, build.sub(1, build.mul(t, t))), inner);
  return build.mul(build.add(build.add(t, 1), bend), 0.5);
}

export const gelu: OpDefinition = {
  name: 'Gelu',
  summary: 'x times the share of a normal distribution below x, element by element',
  inferTypes: (inputs, attributes) => {
    requireInputs('Gelu', inputs, 1);
    requireFloat('Gelu', inputs[0]);
    isApproximate(attributes);
    return [inputs[0]];
  },
  forward: ([x], attributes) => [mapElements(x, ruleFor(attributes))],
  code: (_inputs, attributes) => elements(ruleFor(attributes)),
  gradient: ({ build, inputs: [x], attributes, upstream }) => {
    const slope = isApproximate(attributes) ? approximateSlope(build, x) : exactSlope(build, x);
    return [build.mul(upstream, slope)];
  },
  lower: lowerElementwise,
  samples: [{ inputs: [spread([2, 3, 4], -4, 4)] }, { inputs: [spread([2, 3, 4], -4, 4)], attributes: { approximate: 'tanh' } }],
};
