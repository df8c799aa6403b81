/** Which features a network for points begins with: choosing others is one undoable step in which the weights of those that stay are kept. */
import { chosenText, severalValue } from '@core/fields/fields';
import { layers } from '@core/layers';
import { planeFeatureOptions } from '@core/layers/plane-features';
import { setField } from '@core/network/edit';
import type { Network } from '@core/network/network';
import { planNetwork, type NetworkPlan } from '@core/network/plan';
import { surroundingsOf } from '@core/network/surroundings';
import { chooseFeatures, featuresOf } from '@core/plane-features/choose';
import { keepColumns } from '@core/plane-features/keep-columns';
import { featureValues } from '@core/plane-features/values';
import { completeWeights } from '@core/training/initialize';
import { gridOver, type PlaneWindow } from '../../diagram/plane/window';
import { m } from '../../messages/generated/messages.js';
import type { AppState } from '../app-state.svelte';
import { language } from '../language.svelte';
import { pictureSize } from './unit-pictures.svelte';

export interface FeatureItem {
  readonly value: string;
  readonly label: string;
  /** `null` while it is not chosen. */
  readonly column: number | null;
}

type Desk = Pick<AppState, 'project' | 'selection' | 'run' | 'weights'>;

const { kind, title, fields: { features: field } } = layers.planeFeatures;

export class Features {
  readonly #desk: Desk;
  /** Choices are made one after the other, each on what the one before has left. */
  #work: Promise<void> = Promise.resolve();
  /** All there are, in the order of their columns; `null` if the network has none to choose. */
  readonly items: readonly FeatureItem[] | null;

  constructor(desk: Desk) {
    this.#desk = desk;
    this.items = $derived.by(() => {
      const use = featuresOf(desk.project.document);
      if (!use) return null;
      return planeFeatureOptions.map(({ value, label }) => ({ value, label: language.say(label), column: use.chosen.includes(value) ? use.chosen.indexOf(value) : null }));
    });
  }

  /** All of them over a part of the plane: numbers for a square picture, cell by cell, row after row from the top. */
  valuesOver(window: PlaneWindow): Float32Array {
    return featureValues(surroundingsOf(this.#desk.project.document), gridOver(window, pictureSize, pictureSize));
  }

  /** Takes a feature in, or away. @throws a sentence if it is the last one. */
  toggle(feature: string): Promise<void> {
    return this.#inTurn(() => {
      const chosen = featuresOf(this.#desk.project.document)?.chosen ?? [];
      const next = chosen.includes(feature) ? chosen.filter((each) => each !== feature) : [...chosen, feature];
      if (next.length === 0) throw new Error(m.features_last());
      return this.#change(next, (network) => chooseFeatures(network, next, language.say(title)));
    });
  }

  /** Whether a field of a layer of the document chooses features. */
  isChosenBy(layer: string, name: string): boolean {
    return name === 'features' && this.#desk.project.document.layers.some((each) => each.id === layer && each.kind === kind);
  }

  /** Sets the features of a layer, which stays whatever they are. */
  set(layer: string, chosen: readonly string[]): Promise<void> {
    const value = 'options' in field ? severalValue(field, chosen) : '';
    return this.#inTurn(() => this.#change(chosen, (network) => setField(network, layer, 'features', value)));
  }

  #inTurn(work: () => Promise<void>): Promise<void> {
    const done = this.#work.then(work);
    this.#work = done.catch(() => undefined);
    return done;
  }

  /** A running training goes on with what was learned so far. */
  async #change(chosen: readonly string[], edit: (network: Network) => Network): Promise<void> {
    const { project, run, weights } = this.#desk;
    const { isRunning } = run;
    if (isRunning) await run.pause();
    const learned = await weights.take();
    const next = edit(project.document);
    const [before, after] = [planOrNull(project.document), planOrNull(next)];
    const label = () => m.features_edit({ features: namesOf(chosen) });
    if (next === project.document) return;
    if (!before || !after) return project.editDocument(label, next);
    this.#exchange(label, next);
    const { seed } = run.settings;
    const kept = keepColumns(before, after, completeWeights(before, learned?.weights ?? {}, seed), seed);
    await weights.put({ ...learned, weights: kept, ...(learned?.run && { run: { ...learned.run, best: {} } }) });
    if (isRunning) await run.train();
  }

  /** What is selected stays so. */
  #exchange(label: () => string, next: Network): void {
    const { project, selection } = this.#desk;
    const { layers: chosen, connections, annotations } = selection.snapshot();
    const trail = project.trail;
    project.exchange(label, next);
    if (trail.length > 0) return;
    const known = new Set([...next.layers, ...next.connections, ...(next.annotations ?? [])].map(({ id }) => id));
    const present = (ids: readonly string[]) => ids.filter((id) => known.has(id));
    selection.set(present(chosen), present(connections), present(annotations));
  }
}

const namesOf = (chosen: readonly string[]): string => {
  const value = 'options' in field ? severalValue(field, chosen) : '';
  const text = chosenText(field, value);
  return text ? language.say(text) : '';
};

function planOrNull(network: Network): NetworkPlan | null {
  try {
    return planNetwork(network, surroundingsOf(network));
  } catch {
    return null;
  }
}
