/** Another dataset with one click: a network that cannot learn from it is adapted at its end, or gives way to one that can. Either is said, and undone as one step. */
import { choiceOf, datasetNamed } from '@core/datasets';
import { applyFix } from '@core/network/apply-fix';
import { chooseDataset } from '@core/network/dataset';
import { keepArranged } from '@core/network/edit';
import type { Network } from '@core/network/network';
import { surroundingsOf } from '@core/network/surroundings';
import { defaultSettings, type TrainingSettings } from '@core/training/settings';
import { sameShape } from '@core/tensor/tensor';
import type { Text } from '@core/tensor/text';
import type { Learned } from '../../bridge/contract';
import { m } from '../../messages/generated/messages.js';
import type { AppState } from '../app-state.svelte';
import { language } from '../language.svelte';
import { networkRules } from '../network-rules';
import { fittingTemplate } from './data';

type Desk = Pick<AppState, 'project' | 'run' | 'weights' | 'notices' | 'attempt'>;

/** What a document was before another took its place. */
interface Former {
  readonly network: Network;
  readonly settings: TrainingSettings;
  readonly learned: Promise<Learned | null>;
}

const isReady = (network: Network): boolean => networkRules.check(network).ready;

export class DatasetChange {
  readonly #desk: Desk;
  /** Networks that gave way, the latest first: they come back with a dataset that suits them. */
  #former: readonly Former[] = [];

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** A network that is not complete yet stays as it is. */
  async choose(dataset: string): Promise<void> {
    const { project } = this.#desk;
    const { document } = project;
    if (document.dataset === dataset) return;
    const next = chooseDataset(document, dataset);
    if (isReady(next) || !isReady(document)) return this.#learnFrom(next);
    const adapted = adaptedEnd(document, next);
    if (!adapted) return this.#giveWay(next);
    this.#learnFrom(adapted.network);
    const changes = (): string => adapted.changes.map((text) => language.say(text)).join(m.list_separator());
    this.#desk.notices.show('information', () => m.data_network_adapted({ dataset: titleOf(dataset), changes: changes() }));
  }

  #learnFrom(next: Network): void {
    this.#desk.project.editDocument(() => m.edit_dataset({ dataset: titleOf(next.dataset) }), next);
  }

  async #giveWay(next: Network): Promise<void> {
    const { project, run, weights, notices } = this.#desk;
    const { document } = project;
    const coming = this.#comingFor(next);
    if (!coming) return this.#learnFrom(next);
    const learned = weights.take();
    // Heard at once, or an engine that is gone would count as an error nobody caught.
    learned.catch(() => undefined);
    this.#former = [{ network: document, settings: run.settings, learned }, ...this.#former.filter(({ network }) => network.name !== document.name)];
    const replaced: Network = { ...coming.network, ...choiceOf(next) };
    project.exchange(() => m.edit_dataset({ dataset: titleOf(next.dataset) }), replaced);
    run.changeSettings(coming.settings);
    notices.show('information', () => m.data_network_changed({ network: document.name, dataset: titleOf(next.dataset), now: replaced.name }), {
      label: () => m.data_keep_network(),
      run: () => this.#takeBack(replaced, next),
    });
    await weights.put(await coming.learned);
  }

  /** The network that was there before, with the new dataset all the same. */
  #takeBack(replaced: Network, wanted: Network): void {
    if (this.#desk.project.document !== replaced) return;
    this.#desk.project.undo();
    this.#learnFrom(wanted);
  }

  #comingFor(next: Network): Former | undefined {
    const former = this.#former.find(({ network }) => isReady({ ...network, ...choiceOf(next) }));
    if (former) return former;
    const template = fittingTemplate(next);
    const { seed } = this.#desk.run.settings;
    return template && { network: template.network, settings: { ...defaultSettings, ...template.settings, seed }, learned: Promise.resolve(null) };
  }
}

const titleOf = (dataset: string): string => language.say(datasetNamed(dataset).title);

/** Of examples of the same shape only the answers differ: a setting or two at the end of the network, or its last layer. */
function adaptedEnd(before: Network, next: Network): { readonly network: Network; readonly changes: readonly Text[] } | undefined {
  if (!sameShape(surroundingsOf(before).exampleShape, surroundingsOf(next).exampleShape)) return undefined;
  const changes: Text[] = [];
  let network = next;
  while (changes.length < 3) {
    const check = networkRules.check(network);
    if (check.ready) return { network: keepArranged(before, network), changes };
    const [problem] = check.problems;
    const fixes = (problem && networkRules.fixes?.(network, check, problem)) ?? [];
    const fix = fixes.find(({ kind }) => kind === 'setField') ?? fixes.find(({ kind }) => kind === 'replace');
    if (!problem || !fix) return undefined;
    network = applyFix(network, problem, fix, (kind) => {
      const definition = networkRules.layerNamed(kind, network)!;
      return { definition, name: language.say(definition.title) };
    });
    changes.push(fix.text);
  }
  return undefined;
}
