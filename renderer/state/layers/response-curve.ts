/** What an activation function does to single numbers, found by running the layer. */
import type { LayerDefinition } from '@core/layers/definition';
import { completeFields } from '@core/fields/fields';
import { interpret } from '@core/interpret/interpret';
import { buildGraph } from '@core/ops/builder';
import { elementCount, float32 } from '@core/tensor/tensor';

export interface ResponseCurve {
  readonly inputs: readonly number[];
  readonly outputs: readonly number[];
}

/** From -reach to reach in equal steps; learned parameters have their first values, which must be constants. */
export function responseCurve(definition: LayerDefinition, { reach = 3.5, steps = 56 }: { readonly reach?: number; readonly steps?: number } = {}): ResponseCurve {
  const inputs = Array.from({ length: steps + 1 }, (_, i) => (2 * reach * i) / steps - reach);
  const build = buildGraph(definition.kind);
  const shape = [inputs.length];
  const fields = completeFields(definition, {});
  const parameters = definition.parameters([shape], fields).map(({ name, shape: size, initializer }) => {
    if (initializer.kind !== 'constant') throw new Error(`The curve of ${definition.kind} depends on chance.`);
    return [name, build.constant(float32(size, new Array<number>(elementCount(size)).fill(initializer.value)))] as const;
  });
  const x = build.constant(float32([1, ...shape], inputs));
  const surroundings = { exampleShape: shape, features: 'float32', mean: 0, deviation: 1, targetCount: 1 } as const;
  const y = definition.build({ build, inputs: [x], fields, parameters: Object.fromEntries(parameters), surroundings });
  return { inputs, outputs: [...interpret(build.graph({ y }), {}).outputs.y.data] };
}
