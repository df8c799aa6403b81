/** What a person does to the network: an edit of the core, its name for undo, and what is selected afterwards. */
import type { Field, FieldValue } from '@core/fields/definition';
import type { Fix } from '@core/layers/definition';
import { removeAnnotations } from '@core/network/annotations';
import { applyFix } from '@core/network/apply-fix';
import { addBlock } from '@core/network/blocks/edit';
import * as edit from '@core/network/edit';
import type { Layer, Network } from '@core/network/network';
import type { Problem } from '@core/network/check';
import { spacing, type Position } from '@core/network/place';
import { circleMakers } from '@core/network/way';
import { m } from '../messages/generated/messages.js';
import type { StepLabel } from './history';
import { libraryBlock } from './blocks/kinds';
import { language } from './language.svelte';
import type { Project } from './project.svelte';
import type { Selection } from './selection.svelte';

/** The document and what is selected in it. */
export interface Desk {
  readonly project: Project;
  readonly selection: Selection;
}

/** Adds an unconnected layer at a place of the canvas and selects it. */
export function addLayerAt(desk: Desk, kind: string, position: Position): void {
  const { network, layer } = prepared(desk, kind);
  keepAddition(desk, layer, edit.addLayer(network, layer, position));
}

/** Adds a layer into a connection and selects it. */
export function addLayerInto(desk: Desk, kind: string, connection: string, position: Position): void {
  const { network, layer } = prepared(desk, kind);
  const added = edit.addLayer(network, layer, position);
  const wired = edit.insertOnConnection(added.network, connection, added.layer);
  keepAddition(desk, layer, { ...added, network: edit.keepArranged(network, wired) });
}

/** Adds a layer behind the selected one (or behind the last one), connects it if possible, and selects it. */
export function addLayerAfterSelection(desk: Desk, kind: string): void {
  const { network, layer } = prepared(desk, kind);
  const previous = previousLayer(desk);
  if (previous === undefined) return keepAddition(desk, layer, edit.addLayer(network, layer, freeColumn(network)));
  const added = edit.addAfter(network, previous, layer);
  keepAddition(desk, layer, { ...added, network: edit.keepArranged(network, added.network) });
}

/** Adds a layer at a place, connected behind another one, and selects it. */
export function addLayerBehind(desk: Desk, kind: string, previous: string, position: Position): void {
  const { network, layer } = prepared(desk, kind);
  keepAddition(desk, layer, edit.addFollower(network, previous, layer, position));
}

/** Adds a layer at a place in front of an input port and selects it. */
export function addLayerBefore(desk: Desk, kind: string, { layer: target, port }: { readonly layer: string; readonly port: number }, position: Position): void {
  const { network, layer } = prepared(desk, kind);
  keepAddition(desk, layer, edit.insertBefore(network, target, port, layer, position));
}

/** Connects two layers; what occupied the port before is replaced. */
export function connectLayers({ project }: Desk, from: string, to: string, port: number): void {
  project.edit(() => m.edit_connect(), edit.connect(project.network, from, to, port));
}

/** Whether a connection would not close a circle. */
export const canConnect = ({ project }: Desk, from: string, to: string): boolean => edit.canConnect(project.network, from, to);

/** The layers that may feed one, in the order of the document. */
export function sourcesFor({ project }: Desk, layer: string): readonly Layer[] {
  const closing = circleMakers(project.network, layer, 'to');
  return project.network.layers.filter((each) => !closing.has(each.id) && project.definitionOf(each)?.hasOutput);
}

/** Removes the connection into an input port. */
export function disconnectPort({ project }: Desk, to: string, port: number): void {
  const ids = project.network.connections.filter((each) => each.to === to && each.port === port).map(({ id }) => id);
  project.edit(() => m.edit_disconnect(), edit.disconnect(project.network, ids));
}

/** Deletes what is selected; a tidy drawing closes the gap. */
export function deleteSelection(desk: Desk): void {
  const { network } = desk.project;
  const { layers, annotations } = desk.selection;
  const name = network.layers.find(({ id }) => id === layers[0])?.name;
  deleteSelected(desk, () => deletionLabel(layers.length, annotations.length, name));
}

/** Deletes what is selected under another name, e.g. cutting. */
export function deleteSelected({ project, selection }: Desk, label: StepLabel): void {
  const { layers, connections, annotations } = selection;
  const { network } = project;
  const rest = edit.disconnect(removeAnnotations(edit.removeLayers(network, layers), annotations), connections);
  project.edit(label, layers.length > 0 ? edit.keepArranged(network, rest) : rest);
}

function deletionLabel(layers: number, annotations: number, name: string | undefined): string {
  if (layers + annotations === 0) return m.edit_disconnect();
  if (layers === 0) return m.edit_delete_annotations();
  return layers === 1 && name !== undefined ? m.edit_delete_one({ layer: name }) : m.edit_delete({ count: layers });
}

/** Selects all layers, comments and frames. */
export function selectAll({ project, selection }: Desk): void {
  const { layers, annotations = [] } = project.network;
  selection.set(layers.map(({ id }) => id), [], annotations.map(({ id }) => id));
}

/** Moves layers; consecutive moves with the same `mergeKey` are one undo step. */
export function moveLayers({ project }: Desk, positions: ReadonlyMap<string, Position>, mergeKey?: string): void {
  project.edit(() => m.edit_move({ count: positions.size }), edit.moveLayers(project.network, positions), { mergeKey });
}

/** Sets a field of layers; `burst` joins the changes made without leaving the control into one undo step. */
export function setField(desk: Desk, layers: readonly string[], field: string, value: FieldValue, burst: string): void {
  setFieldOfEach(desk, layers, field, () => value, burst);
}

/** Gives a field of layers back the value that each had at first. */
export function resetField(desk: Desk, layers: readonly string[], field: string, burst: string): void {
  setFieldOfEach(desk, layers, field, ({ initial }) => initial, burst);
}

function setFieldOfEach({ project }: Desk, layers: readonly string[], name: string, valueOf: (field: Field) => FieldValue, burst: string): void {
  const { network } = project;
  const fields = layers.flatMap((id) => {
    const field = project.definitionOf(edit.layerOf(network, id))?.fields[name];
    return field ? [{ id, field }] : [];
  });
  const next = fields.reduce((changed, { id, field }) => edit.setField(changed, id, name, valueOf(field)), network);
  project.edit(() => m.edit_field({ field: language.say(fields[0].field.label) }), next, { mergeKey: burst });
}

/** Renames a layer; a burst as in `setField`. */
export function renameLayer({ project }: Desk, layer: string, name: string, burst: string): void {
  project.edit(() => m.edit_rename(), edit.renameLayer(project.network, layer, name), { mergeKey: burst });
}

/** Carries out a remedy of a problem. */
export function fixProblem(desk: Desk, problem: Problem, fix: Fix): void {
  const { project } = desk;
  const fixed = applyFix(project.network, problem, fix, (kind) => newLayer(desk, kind));
  project.edit(() => language.say(fix.text), edit.keepArranged(project.network, fixed));
}

function keepAddition({ project, selection }: Desk, { definition }: edit.NewLayer, { network, layer }: edit.Addition): void {
  project.edit(() => m.edit_add({ layer: language.say(definition.title) }), network);
  selection.set([layer]);
}

/** A layer to be added, and the network it fits into: for a kind of the library, with that block. */
function prepared(desk: Desk, kind: string): { readonly network: Network; readonly layer: edit.NewLayer } {
  const { network, rules } = desk.project;
  const block = libraryBlock(kind);
  if (!block) return { network, layer: newLayer(desk, kind) };
  const added = addBlock(network, block);
  return { network: added.network, layer: { definition: rules.layerNamed(added.block, added.network)!, name: block.name } };
}

/** @throws if there is no such kind of layer. */
function newLayer({ project }: Desk, kind: string): edit.NewLayer {
  const definition = project.rules.layerNamed(kind, project.network);
  if (!definition) throw new Error(`There is no layer of the kind ${kind}.`);
  return { definition, name: project.rules.nameOf?.(project.network, definition) ?? language.say(definition.title) };
}

/** The layer selected last, or the one with a loose end, or the last of all; only layers with an output count. */
function previousLayer({ project, selection }: Desk): string | undefined {
  const { network, check } = project;
  const hasOutput = (id: string) => network.layers.some((layer) => layer.id === id && project.definitionOf(layer)?.hasOutput);
  const isLoose = (id: string) => !network.connections.some(({ from }) => from === id);
  const candidates = check.order.filter(hasOutput);
  return selection.layers.findLast(hasOutput) ?? candidates.findLast(isLoose) ?? candidates.at(-1);
}

/** A column to the right of everything. */
function freeColumn({ layers }: Network): Position {
  if (layers.length === 0) return { x: 0, y: 0 };
  const right = layers.reduce((a, b) => (b.position.x > a.position.x ? b : a));
  return { x: right.position.x + spacing.x, y: right.position.y };
}
