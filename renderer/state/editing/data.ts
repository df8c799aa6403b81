/** What a person does to the data: each is an undoable step of the document. */
import { choiceOf, datasetNamed } from '@core/datasets';
import type { OwnPoint } from '@core/datasets/definition';
import type { FieldValue } from '@core/fields/definition';
import { checkNetwork } from '@core/network/check';
import * as edit from '@core/network/dataset';
import type { Network } from '@core/network/network';
import { surroundingsOf } from '@core/network/surroundings';
import { templates } from '@core/templates';
import type { Template } from '@core/templates/definition';
import { m } from '../../messages/generated/messages.js';
import { language } from '../language.svelte';
import type { Project } from '../project.svelte';

/** `burst` joins the changes made without leaving the control into one undo step. */
export function setDatasetField(project: Project, name: string, value: FieldValue, burst: string): void {
  const definition = datasetNamed(project.document.dataset);
  if (!('make' in definition)) return;
  const { label } = definition.fields[name];
  project.editDocument(() => m.edit_dataset_field({ field: language.say(label) }), edit.setDatasetField(project.document, name, value), { mergeKey: burst });
}

export const addOwnPoint = (project: Project, point: OwnPoint): void => project.editDocument(() => m.edit_own_add(), edit.addOwnPoint(project.document, point));

/** Consecutive moves of one drag are one undo step. */
export const moveOwnPoint = (project: Project, index: number, x: number, y: number, burst: string): void =>
  project.editDocument(() => m.edit_own_move(), edit.moveOwnPoint(project.document, index, x, y), { mergeKey: burst });

export const removeOwnPoint = (project: Project, index: number): void => project.editDocument(() => m.edit_own_remove(), edit.removeOwnPoint(project.document, index));

export const removeOwnPoints = (project: Project): void => project.editDocument(() => m.edit_own_clear(), edit.removeOwnPoints(project.document));

/** The first template that can learn from the dataset of a network, those made for it first; `undefined` if there is none. */
export function fittingTemplate(network: Network): Template | undefined {
  const choice = choiceOf(network);
  const surroundings = surroundingsOf(choice);
  const isOwn = ({ network: { dataset } }: Template) => dataset === network.dataset;
  const order = [...templates.filter(isOwn), ...templates.filter((each) => !isOwn(each))];
  return order.find((each) => checkNetwork({ ...each.network, ...choice }, surroundings).ready);
}

/** Puts the layers of a template in the place of the present ones; the data stay. */
export const takeTemplate = (project: Project, { title, network }: Template): void =>
  project.editDocument(() => m.edit_take_network({ network: language.say(title) }), { ...network, ...choiceOf(project.document) });
