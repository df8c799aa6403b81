/** The document: one immutable network, its check, and every edit as an undoable step. */
import type { Fix } from '@core/layers/definition';
import type { NetworkCheck, Problem } from '@core/network/check';
import type { LayerFace } from '@core/network/face';
import type { Layer, Network } from '@core/network/network';
import { receptiveFields, type ReceptiveField } from '@core/network/receptive-field';
import { m } from '../messages/generated/messages.js';
import { emptyHistory, remember, travelled, type History, type StepLabel } from './history';
import { language } from './language.svelte';
import { networkRules, type Rules } from './network-rules';
import type { Selection, SelectionSnapshot } from './selection.svelte';

/** What belongs to a document beside its network: settings, weights, a file. It changes hands with whole documents only. */
export interface Belongings {
  /** Keeps what there is now, and answers how it is given back. */
  keep(): () => void;
}

/** Who a moment belongs to: steps between two exchanges of documents share one owner. */
interface Owner {
  /** While another document is shown. */
  giveBack?: () => void;
}

interface Moment {
  readonly network: Network;
  readonly selection: SelectionSnapshot;
  readonly owner: Owner;
}

export class Project {
  readonly #selection: Selection;
  readonly #belongings: Belongings | undefined;
  #owner: Owner = {};
  readonly rules: Rules;
  #network: Network;
  #history: History<Moment>;

  /** Shapes, counts and problems of every layer; follows each edit at once. */
  readonly check: NetworkCheck;
  /** How much of the input each layer sees, by id. */
  readonly receptiveFields: ReadonlyMap<string, ReceptiveField>;
  /** What the engine has to know: the network without places and names, as text that is equal when nothing else changed. */
  readonly structure: string;

  /** Without `belongings` a document is nothing but its network. */
  constructor(network: Network, selection: Selection, rules: Rules = networkRules, belongings?: Belongings) {
    this.rules = rules;
    this.#belongings = belongings;
    this.#selection = selection;
    this.#network = $state.raw(network);
    this.#history = $state.raw(emptyHistory());
    this.check = $derived(rules.check(this.#network));
    this.receptiveFields = $derived(receptiveFields(this.#network, this.check));
    this.structure = $derived(structureOf(this.#network));
  }

  get network(): Network {
    return this.#network;
  }

  /** Ports, fields and title of a layer; `undefined` if its kind is unknown. */
  readonly definitionOf = ({ kind }: Layer): LayerFace | undefined => this.rules.layerNamed(kind, this.network);

  /** The first problem of the network in words, with the layer it is at; `null` when the network can be trained. */
  get firstProblem(): string | null {
    const [problem] = this.check.problems;
    if (!problem) return null;
    const text = language.say(problem.text);
    const name = this.check.layers.get(problem.layer)?.layer.name;
    return name === undefined || text.startsWith(name) ? text : m.problem_at({ layer: name, problem: text });
  }

  /** Everything that would solve a problem, the most natural first. */
  fixesOf(problem: Problem): readonly Fix[] {
    return this.rules.fixes?.(this.#network, this.check, problem) ?? problem.fixes ?? [];
  }

  get canUndo(): boolean {
    return this.#history.past.length > 0;
  }

  get canRedo(): boolean {
    return this.#history.future.length > 0;
  }

  /** What undo would take back, in the present language; `null` when there is nothing. */
  get undoLabel(): string | null {
    return this.#history.past.at(-1)?.label() ?? null;
  }

  get redoLabel(): string | null {
    return this.#history.future.at(-1)?.label() ?? null;
  }

  /** Replaces the document as one undoable step; consecutive edits with the same `mergeKey` are one step. */
  edit(label: StepLabel, next: Network, { mergeKey }: { readonly mergeKey?: string } = {}): void {
    if (next === this.#network) return;
    this.#history = remember(this.#history, { label, before: this.#moment(), ...(mergeKey === undefined ? {} : { mergeKey }) });
    this.#network = next;
    this.#dropVanished();
  }

  /** Puts another document in the place of this one, as one undoable step; the caller gives it its belongings. */
  exchange(label: StepLabel, next: Network): void {
    this.#history = remember(this.#history, { label, before: this.#moment() });
    this.#leave({});
    this.#network = next;
    this.#selection.clear();
  }

  undo(): void {
    this.goTo(this.position - 1);
  }

  redo(): void {
    this.goTo(this.position + 1);
  }

  /** Labels of all steps in the order they were done; those behind `position` can be redone. */
  get steps(): readonly StepLabel[] {
    const { past, future } = this.#history;
    return [...past, ...future.toReversed()].map(({ label }) => label);
  }

  /** How many of the steps are done. */
  get position(): number {
    return this.#history.past.length;
  }

  /** Undoes or redoes until so many of the steps are done; a number there is not changes nothing. */
  goTo(position: number): void {
    const result = travelled(this.#history, this.#moment(), position);
    const { network, selection, owner } = result.document;
    const isOther = owner !== this.#owner;
    if (isOther) this.#leave(owner);
    this.#history = result.history;
    this.#network = network;
    this.#selection.restore(selection);
    if (isOther) owner.giveBack?.();
  }

  #moment(): Moment {
    return { network: this.#network, selection: this.#selection.snapshot(), owner: this.#owner };
  }

  /** Keeps what belongs to the present document for the time of another. */
  #leave(next: Owner): void {
    this.#owner.giveBack = this.#belongings?.keep();
    this.#owner = next;
  }

  /** A deleted layer cannot stay selected. */
  #dropVanished(): void {
    const { layers, connections, annotations } = this.#selection.snapshot();
    this.#selection.set(present(layers, this.#network.layers), present(connections, this.#network.connections), present(annotations, this.#network.annotations ?? []));
  }
}

function present(ids: readonly string[], items: readonly { readonly id: string }[]): readonly string[] {
  const known = new Set(items.map(({ id }) => id));
  return ids.filter((id) => known.has(id));
}

function structureOf({ dataset, layers, connections }: Network): string {
  const essential = layers.map(({ id, kind, fields }) => ({ id, kind, fields }));
  return JSON.stringify({ dataset, layers: essential, connections });
}
