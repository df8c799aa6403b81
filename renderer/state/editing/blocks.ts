/** What a person does with blocks: an edit of the core, its name for undo, and what is selected afterwards. */
import { collapse, collapseRefusal, expandInstance } from '@core/network/blocks/collapse';
import * as edit from '@core/network/blocks/edit';
import { blockOf } from '@core/network/blocks/inside';
import { keepArranged, layerOf } from '@core/network/edit';
import type { Binding, Block, BlockParameter, Layer } from '@core/network/network';
import { m } from '../../messages/generated/messages.js';
import type { Desk } from '../editing';
import { language } from '../language.svelte';

/** Why the selection cannot become a block, or `null`. */
export function collapsingRefusal({ project, selection }: Desk): string | null {
  const refusal = collapseRefusal(project.network, selection.layers);
  return refusal && language.say(refusal);
}

/** Puts one card in the place of the selected layers and selects it. */
export function collapseSelection({ project, selection }: Desk): void {
  const { network } = project;
  const block = edit.freshBlockName(network, m.block_name());
  const collapsed = collapse(network, selection.layers, { block, input: m.block_input_name(), output: m.block_output_name() });
  project.edit(() => m.edit_collapse({ block }), keepArranged(network, collapsed.network));
  selection.set([collapsed.layer]);
}

/** The selected instances of blocks, in the order of their selection. */
export const selectedInstances = ({ project, selection }: Desk): readonly Layer[] =>
  selection.layers.flatMap((id) => project.network.layers.find((layer) => layer.id === id && project.blockOf(layer)) ?? []);

/** Puts the inner layers in the place of the selected instances and selects them. */
export function expandSelection(desk: Desk): void {
  const { project, selection } = desk;
  const instances = selectedInstances(desk);
  let { network } = project;
  const layers = instances.flatMap(({ id }) => {
    const expanded = expandInstance(network, id);
    network = expanded.network;
    return expanded.layers;
  });
  project.edit(() => m.edit_expand({ layer: instances.map(({ name }) => name).join(', ') }), keepArranged(project.network, network));
  selection.set(layers);
}

/** Gives an instance a block of its own. */
export function detachInstance({ project }: Desk, { id, name }: Layer): void {
  project.edit(() => m.edit_detach({ layer: name }), edit.detachInstance(project.network, id));
}

export function renameBlock({ project }: Desk, block: string, name: string): void {
  project.editDocument(() => m.edit_rename_block(), edit.renameBlock(project.document, block, name));
}

/** Why a block of the document cannot be deleted, or `null`. */
export function deleteBlockRefusal({ project }: Desk, block: string): string | null {
  const refusal = edit.deleteRefusal(project.document, block);
  return refusal && language.say(refusal);
}

export function deleteBlock({ project }: Desk, block: string): void {
  const { name } = blockOf(project.document, block);
  project.editDocument(() => m.edit_delete_block({ block: name }), edit.deleteBlock(project.document, block));
}

/** Makes a field inside the opened block a parameter of it, named like the field and its layer. */
export function exposeField({ project }: Desk, block: Block, binding: Binding): void {
  const layer = layerOf(project.network, binding.layer);
  const label = project.definitionOf(layer)?.fields[binding.field]?.label;
  const name = label ? language.say(label) : binding.field;
  project.editDocument(() => m.edit_expose({ field: name }), edit.exposeField(project.document, block.id, binding, name));
}

/** Lets a field inside the opened block follow one of its parameters. */
export function bindField({ project }: Desk, block: Block, parameter: string, binding: Binding): void {
  project.editDocument(() => m.edit_bind(), edit.bindField(project.document, block.id, parameter, binding));
}

/** The parameter of a block that a field inside of it follows. */
export { parameterOf } from '@core/network/blocks/edit';

/** Takes a parameter away: all fields that follow it are their layers' own again. */
export function hideParameter({ project }: Desk, block: Block, { bindings }: BlockParameter): void {
  const next = bindings.reduce((network, binding) => edit.hideField(network, block.id, binding), project.document);
  project.editDocument(() => m.edit_hide(), next);
}

/** Instances of a block in the whole document. */
export const usesOf = ({ project }: Desk, block: string): number => edit.usesOf(project.document, block);

/** Takes a field inside the opened block out of its parameter. */
export function hideField({ project }: Desk, block: Block, binding: Binding): void {
  project.editDocument(() => m.edit_hide(), edit.hideField(project.document, block.id, binding));
}

export function renameParameter({ project }: Desk, block: Block, parameter: string, name: string): void {
  project.editDocument(() => m.edit_rename_parameter(), edit.renameParameter(project.document, block.id, parameter, name));
}
