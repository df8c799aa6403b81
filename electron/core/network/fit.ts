/** Whether a layer would work somewhere, before it is there. */
import type { FieldValues } from '../fields/definition';
import { LayerProblem, type LayerDefinition, type Surroundings } from '../layers/definition';
import { completeFields } from '../fields/fields';
import type { Shape } from '../tensor/tensor';
import type { Text } from '../tensor/text';
import { blockOutput } from './blocks/ends';
import { insideOf } from './blocks/inside';
import { innerProblem } from './blocks/problems';
import { checkNetwork, type NetworkCheck } from './check';
import type { Block, Network } from './network';

/** What would come out, or why nothing would. */
export type Fit = { readonly shape: Shape } | { readonly problem: Text };

/** A new layer, as it is set at first, on examples of these shapes. */
export function fitOf(definition: LayerDefinition, inputs: readonly Shape[], surroundings: Surroundings): Fit {
  try {
    return { shape: definition.inferShape(inputs, completeFields(definition, {}), surroundings) };
  } catch (error) {
    if (error instanceof LayerProblem) return { problem: error.text };
    throw error;
  }
}

/**
 * Whether a layer could work on what another one would bring to a port of it, next to what its other ports get.
 * What is not known yet, as the shape of a layer without input, speaks for it.
 */
export function couldWork({ layers }: NetworkCheck, from: string, to: string, port: number, definition: LayerDefinition, surroundings: Surroundings): boolean {
  const target = layers.get(to);
  const brought = layers.get(from)?.shape;
  const inputs = definition.inputs.map((_, index) => (index === port ? brought : target?.inputShapes[index]));
  if (!target || !inputs.every((shape) => shape !== undefined)) return true;
  return inferOrNothing(definition, inputs, completeFields(definition, target.layer.fields), surroundings) !== undefined;
}

/** A new instance of a block, which need not be one of the network's yet. */
export function fitOfBlock(network: Network, block: Block, inputs: readonly Shape[], surroundings: Surroundings): Fit {
  const inside = checkNetwork(insideOf(network, { block, fields: {} }), surroundings, inputs);
  const [problem] = inside.problems;
  const output = block.layers.find(({ kind }) => kind === blockOutput.kind);
  const shape = output && inside.layers.get(output.id)?.shape;
  if (problem) return { problem: innerProblem('', problem, block).text };
  return shape ? { shape } : { problem: { en: 'Nothing comes out of this block.', zh: '这个模块没有输出。' } };
}

/** What comes out, or `undefined` if the layer cannot work on these inputs. */
export function inferOrNothing(definition: LayerDefinition, inputs: readonly Shape[], fields: FieldValues, surroundings: Surroundings): Shape | undefined {
  try {
    return definition.inferShape(inputs, fields, surroundings);
  } catch (error) {
    if (error instanceof LayerProblem) return undefined;
    throw error;
  }
}
