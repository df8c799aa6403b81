/** What views of image networks choose from: layers of the network as it is trained, blocks expanded. */
import { linearLayer } from '@core/inspect/templates';
import { datasetOf } from '@core/datasets';
import { planNetwork, type NetworkPlan } from '@core/network/plan';
import { receptiveFields, type ReceptiveField } from '@core/network/receptive-field';
import { surroundingsOf } from '@core/network/surroundings';
import type { Shape } from '@core/tensor/tensor';
import type { Project } from '../project.svelte';

export interface SeenLayer {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  /** Of one output example. */
  readonly shape: Shape;
}

const planOf = ({ document, documentCheck }: Project): NetworkPlan | null => (documentCheck.ready ? planNetwork(document, surroundingsOf(document)) : null);

/** All but output layers, in the order of computation; none while the network has problems. */
export function seenLayers(project: Project): readonly SeenLayer[] {
  const plan = planOf(project);
  if (!plan) return [];
  const inner = plan.layers.filter((layer) => !plan.outputs.includes(layer));
  return inner.map(({ id, shape, definition: { kind } }) => ({ id, shape, kind, name: project.namesOf(id).join(' › ') }));
}

/** Kinds of layers that make pictures smaller and look for nothing themselves. */
const poolings: ReadonlySet<string> = new Set(['maxPool', 'averagePool', 'globalMaxPool', 'globalAveragePool']);

/** Layers with places, the one first that Grad-CAM usually looks at: the last that no pooling has made coarser (in the paper the rectified maps of the last convolution). */
export function placedLayers(project: Project): { readonly layers: readonly SeenLayer[]; readonly usual: SeenLayer | undefined } {
  const layers = seenLayers(project).filter(({ shape }) => shape.length === 3);
  return { layers, usual: layers.findLast(({ kind }) => !poolings.has(kind)) };
}

/** Whether examples are pictures: channels, height and width. */
export const seesPictures = ({ document }: Project): boolean => surroundingsOf(document).exampleShape.length === 3;

/** Whether the scores are a dense layer of the flattened picture. */
export function isLinear(project: Project): boolean {
  const plan = planOf(project);
  return plan !== null && linearLayer(plan) !== undefined;
}

/** Names of the classes; none of a dataset with numbers to predict. */
export function classNames({ document }: Project): readonly string[] {
  const dataset = datasetOf(document);
  return 'labels' in dataset ? dataset.labels : [];
}

/** How much of the picture one number of a layer sees; `undefined` where that has no size. */
export function receptiveField({ expansion: { network }, rules }: Project, id: string): ReceptiveField | undefined {
  const field = receptiveFields(network, rules.check(network)).get(id);
  return field && Number.isFinite(field.size) ? field : undefined;
}
