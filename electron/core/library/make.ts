/** From a block of the library to one of a network, with names in the language of the person. */
import { layers } from '../layers';
import type { LayerDefinition } from '../layers/definition';
import { arrange } from '../network/arrange';
import { blockInput, blockOutput } from '../network/blocks/ends';
import { connection, initialFields, moveLayers } from '../network/edit';
import { Names } from '../network/names';
import type { Block, Layer } from '../network/network';
import type { Text } from '../tensor/text';
import type { LibraryBlock } from './definition';

export function makeBlock({ name, title, parts, parameters }: LibraryBlock, say: (text: Text) => string): Block {
  const names = new Names({ layers: [] });
  const make = (id: string, face: Pick<LayerDefinition, 'kind' | 'title' | 'fields'>, fields: Layer['fields'] = {}): Layer => ({
    id,
    kind: face.kind,
    name: names.freshName(say(face.title)),
    fields: { ...initialFields(face), ...fields },
    position: { x: 0, y: 0 },
  });
  const inner = parts.map(({ id, kind, fields }) => make(id, layers[kind], fields));
  const drawn = [make('input', blockInput), ...inner, make('output', blockOutput)];
  const connections = [...parts.flatMap(({ id, from }) => from.map((source, port) => connection(source, id, port))), connection(parts.at(-1)!.id, 'output', 0)];
  const network = { name, dataset: '', layers: drawn, connections };
  return {
    id: `block-${name}`,
    name: say(title),
    layers: moveLayers(network, arrange(network)).layers,
    connections,
    parameters: parameters.map((parameter, i) => ({ id: `p${i + 1}`, name: say(parameter.name), bindings: parameter.drives.map(bindingOf) })),
  };
}

function bindingOf(driven: string): { readonly layer: string; readonly field: string } {
  const [layer, field] = driven.split('.');
  return { layer, field };
}
