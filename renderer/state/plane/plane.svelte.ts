/** The document as a problem on the plane: its points, and whether there is a plane at all. */
import { datasetOf } from '@core/datasets';
import { planeFeatureOptions } from '@core/layers/plane-features';
import { planNetwork, type NetworkPlan } from '@core/network/plan';
import { surroundingsOf } from '@core/network/surroundings';
import { madeFeatures } from '@core/plane-features/keep-columns';
import { elementCount, type Tensor } from '@core/tensor/tensor';
import { joinPoints } from '../../diagram/plane/window';
import type { PlanePoints } from '../../diagram/plane/points';
import { m } from '../../messages/generated/messages.js';
import { language } from '../language.svelte';
import type { Inspection } from '../inspection/inspection.svelte';
import { unitColumns, type UnitColumn } from './unit-columns';
import type { Project } from '../project.svelte';

/** More would hide the regions below them. */
const mostPoints = 600;
/** Wider layers are not shown unit by unit. */
export const mostUnits = 16;
/** Finding the principal directions of more units would take too long. */
const widest = 256;

export class Plane {
  readonly #inspection: Inspection;
  readonly #project: Project;
  /** How the network is computed; `null` while nothing can be, or if the examples are no points of a plane. */
  readonly plan: NetworkPlan | null;
  /** The network unit by unit; `null` if it cannot be drawn so. */
  readonly columns: readonly UnitColumn[] | null;
  /** Why nothing of the plane can be shown, as a sentence. */
  readonly refusal: string | null;

  constructor(project: Project, inspection: Inspection) {
    this.#project = project;
    this.#inspection = inspection;
    this.plan = $derived.by(() => {
      if (!project.structure || inspection.refusal !== null) return null;
      const plan = planNetwork(project.document, surroundingsOf(project.document));
      return plan.surroundings.exampleShape.length === 1 && plan.surroundings.exampleShape[0] === 2 ? plan : null;
    });
    this.columns = $derived(this.plan && unitColumns(this.plan));
    this.refusal = $derived(inspection.refusal ?? (this.plan ? null : m.plane_other_dataset()));
  }

  /** What a person calls a layer of the expanded network. */
  nameOf(layer: string): string {
    return this.#project.namesOf(layer).join(' › ');
  }

  /** What people call the outputs of a layer that makes features of the points; `undefined` of others. */
  featureNames(layer: string): readonly string[] | undefined {
    const planned = this.plan?.layers.find(({ id }) => id === layer);
    return planned && madeFeatures(planned)?.flatMap((name) => planeFeatureOptions.filter(({ value }) => value === name).map(({ label }) => language.say(label)));
  }

  /** What the network learns to say of a point: one of these classes, or this number. */
  get truth(): { readonly classes: readonly string[] | null; readonly target: string } {
    const dataset = datasetOf(this.#project.document);
    return 'labels' in dataset ? { classes: dataset.labels, target: '' } : { classes: null, target: dataset.targets[0] };
  }

  /** Layers whose units can be shown one by one. */
  get smallLayers(): readonly string[] {
    return (this.plan?.layers ?? []).filter(({ shape }) => elementCount(shape) <= mostUnits).map(({ id }) => id);
  }

  /** Layers whose way from the plane can be shown: between the input and the output, with at least two units. */
  get warpLayers(): readonly string[] {
    const inner = (this.plan?.layers ?? []).filter(({ sources, definition }) => sources.length > 0 && !definition.loss);
    return inner.filter(({ shape }) => shape.length === 1 && shape[0] >= 2 && shape[0] <= widest).map(({ id }) => id);
  }

  /** @throws a sentence */
  async points(): Promise<PlanePoints> {
    const [train, validation] = await Promise.all((['train', 'validation'] as const).map((split) => this.#inspection.examples(split, 0, mostPoints)));
    const places = joinPoints(numbers(train.features), numbers(validation.features));
    const trainCount = train.count;
    if (train.labels && validation.labels) return { places, trainCount, labels: Uint8Array.from([...train.labels, ...validation.labels]) };
    return { places, trainCount, targets: Float32Array.from([...firstOf(train), ...firstOf(validation)]) };
  }
}

const numbers = ({ data }: Tensor): Float32Array => Float32Array.from(data);

function firstOf({ targets = new Float32Array(), count }: { readonly targets?: Float32Array; readonly count: number }): readonly number[] {
  return Array.from({ length: count }, (_, i) => targets[(i * targets.length) / count]!);
}
