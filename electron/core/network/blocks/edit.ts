/** Edits of blocks and their instances. An edit that changes nothing returns the network it was given. */
import type { FieldValue } from '../../fields/definition';
import type { Text } from '../../tensor/text';
import { faceOf } from '../face';
import { freeName } from '../names';
import type { Binding, Block, BlockParameter, Network } from '../network';
import { freshBlockId } from './collapse';
import { blockOf, withBlock } from './inside';

/** Instances of a block on the canvas and in other blocks. */
export function usesOf({ layers, blocks = [] }: Network, id: string): number {
  return [layers, ...blocks.map((block) => block.layers)].flat().filter(({ kind }) => kind === id).length;
}

/** Adds a block, or finds the same one under the same name; answers its id. Another one of that name is counted on. */
export function addBlock(network: Network, block: Block): { readonly network: Network; readonly block: string } {
  const content = ({ id: _id, ...rest }: Block) => JSON.stringify(rest);
  const present = network.blocks?.find((each) => content(each) === content(block));
  if (present) return { network, block: present.id };
  const added = { ...block, id: freshBlockId(network), name: freshBlockName(network, block.name) };
  return { network: { ...network, blocks: [...(network.blocks ?? []), added] }, block: added.id };
}

/** Surrounding blanks are dropped and an empty name changes nothing. */
export function renameBlock(network: Network, id: string, name: string): Network {
  const block = blockOf(network, id);
  const trimmed = name.trim();
  return trimmed === '' || trimmed === block.name ? network : withBlock(network, { ...block, name: trimmed });
}

/** Why a block cannot be deleted, or `null`. */
export function deleteRefusal(network: Network, id: string): Text | null {
  const uses = usesOf(network, id);
  if (uses === 0) return null;
  const { name } = blockOf(network, id);
  return { en: `"${name}" is used ${uses === 1 ? 'once' : `${uses} times`}. Delete or expand its instances first.`, zh: `“${name}”还有 ${uses} 处在使用，请先删去或展开这些实例。` };
}

/** @throws if the block is used. */
export function deleteBlock(network: Network, id: string): Network {
  const refusal = deleteRefusal(network, id);
  if (refusal) throw new Error(refusal.en);
  return { ...network, blocks: network.blocks?.filter((block) => block.id !== id) };
}

/** Gives an instance a block of its own, which then changes for itself. @throws if the layer is no instance. */
export function detachInstance(network: Network, layer: string): Network {
  const block = blockOf(network, network.layers.find(({ id }) => id === layer)?.kind ?? '');
  const copy = { ...block, id: freshBlockId(network), name: freshBlockName(network, block.name) };
  const layers = network.layers.map((each) => (each.id === layer ? { ...each, kind: copy.id } : each));
  return { ...network, layers, blocks: [...network.blocks!, copy] };
}

/** The parameter that a field inside a block is bound to. */
export const parameterOf = ({ parameters }: Block, binding: Binding): BlockParameter | undefined =>
  parameters.find(({ bindings }) => bindings.some((each) => isSame(each, binding)));

/** Makes a field inside a block a parameter of it. */
export function exposeField(network: Network, id: string, binding: Binding, name: string): Network {
  const block = blockOf(network, id);
  if (parameterOf(block, binding)) return network;
  const taken = new Set(block.parameters.map((parameter) => parameter.id));
  let number = 1;
  while (taken.has(`p${number}`)) number++;
  return withBlock(network, { ...block, parameters: [...block.parameters, { id: `p${number}`, name: freeName(name, new Set(block.parameters.map((parameter) => parameter.name))), bindings: [binding] }] });
}

/** Lets a field inside a block follow a parameter that the block has already; its value becomes that of the parameter. */
export function bindField(network: Network, id: string, parameter: string, binding: Binding): Network {
  const block = blockOf(network, id);
  const target = block.parameters.find((each) => each.id === parameter);
  const [leader] = target?.bindings ?? [];
  if (!target || !leader || parameterOf(block, binding)) return network;
  const value = block.layers.find((layer) => layer.id === leader.layer)?.fields[leader.field];
  const parameters = block.parameters.map((each) => (each === target ? { ...each, bindings: [...each.bindings, binding] } : each));
  return withBlock(network, { ...block, parameters, layers: block.layers.map((layer) => (layer.id === binding.layer && value !== undefined ? setTo(layer, binding.field, value) : layer)) });
}

const setTo = (layer: Block['layers'][number], field: string, value: FieldValue) => ({ ...layer, fields: { ...layer.fields, [field]: value } });

/** A field inside a block is its own again; a parameter that nothing is bound to any more is gone, with the values of the instances. */
export function hideField(network: Network, id: string, binding: Binding): Network {
  const block = blockOf(network, id);
  if (!parameterOf(block, binding)) return network;
  const parameters = block.parameters.map((each) => ({ ...each, bindings: each.bindings.filter((other) => !isSame(other, binding)) }));
  return withoutLostValues(withBlock(network, { ...block, parameters }), id);
}

export function renameParameter(network: Network, id: string, parameter: string, name: string): Network {
  const block = blockOf(network, id);
  const trimmed = name.trim();
  if (trimmed === '' || block.parameters.find((each) => each.id === parameter)?.name === trimmed) return network;
  return withBlock(network, { ...block, parameters: block.parameters.map((each) => (each.id === parameter ? { ...each, name: trimmed } : each)) });
}

/** Fields of instances that the block does not have any more are dropped. */
function withoutLostValues(network: Network, id: string): Network {
  const known = faceOf(network, id)?.fields ?? {};
  const cleaned = <Part extends Pick<Network, 'layers'>>(part: Part): Part => ({
    ...part,
    layers: part.layers.map((layer) => (layer.kind === id ? { ...layer, fields: Object.fromEntries(Object.entries(layer.fields).filter(([name]) => Object.hasOwn(known, name))) } : layer)),
  });
  return { ...cleaned(network), blocks: network.blocks?.map(cleaned) };
}

const isSame = (a: Binding, b: Binding): boolean => a.layer === b.layer && a.field === b.field;

/** The name itself, or counted on if a block has it. */
export const freshBlockName = ({ blocks = [] }: Network, name: string): string => freeName(name, new Set(blocks.map((block) => block.name)));
