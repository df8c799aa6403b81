/** The document: one immutable network, its check, and every edit as an undoable step. */
import type { Fix } from '@core/layers/definition';
import type { NetworkCheck, Problem } from '@core/network/check';
import { entryOf, type CatalogEntry } from '@core/network/blocks/catalog';
import { expand, type Expansion } from '@core/network/blocks/expand';
import { blockAt, closeBlock, openBlock } from '@core/network/blocks/inside';
import type { LayerFace } from '@core/network/face';
import type { Block, Layer, Network } from '@core/network/network';
import { receptiveFields, type ReceptiveField } from '@core/network/receptive-field';
import { m } from '../messages/generated/messages.js';
import { emptyHistory, remember, travelled, type History, type StepLabel } from './history';
import { language } from './language.svelte';
import { networkRules, type Rules } from './network-rules';
import { insideCheck, namesAlong, originsOf, type Origins } from './blocks/origins';
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
  readonly document: Network;
  readonly trail: readonly string[];
  readonly selection: SelectionSnapshot;
  readonly owner: Owner;
}

export class Project {
  readonly #selection: Selection;
  readonly #belongings: Belongings | undefined;
  #owner: Owner = {};
  readonly rules: Rules;
  #document: Network;
  /** Ids of the instances that were opened, one inside the other. */
  #trail: readonly string[];
  #history: History<Moment>;

  /** What is drawn: the document, or the block that is open. */
  readonly network: Network;
  /** Shapes, counts and problems of every layer that is drawn; follows each edit at once. */
  readonly check: NetworkCheck;
  /** How much of the input each layer sees, by id. */
  readonly receptiveFields: ReadonlyMap<string, ReceptiveField>;
  /** The same of the whole document. */
  readonly documentCheck: NetworkCheck;
  /** The document with all of its blocks expanded: what is trained. */
  readonly expansion: Expansion;
  /** From what is drawn to the expanded document. */
  readonly origins: Origins;
  /** What the engine has to know: the network without places and names, as text that is equal when nothing else changed. */
  readonly structure: string;

  /** Without `belongings` a document is nothing but its network. */
  constructor(network: Network, selection: Selection, rules: Rules = networkRules, belongings?: Belongings) {
    this.rules = rules;
    this.#belongings = belongings;
    this.#selection = selection;
    this.#document = $state.raw(network);
    this.#trail = $state.raw([]);
    this.#history = $state.raw(emptyHistory());
    this.network = $derived(this.openedBlock ? openBlock(this.#document, this.openedBlock.id) : this.#document);
    this.documentCheck = $derived(rules.check(this.#document));
    this.check = $derived(this.openedBlock ? (insideCheck(this.documentCheck, this.#trail) ?? rules.check(this.network, [])) : this.documentCheck);
    this.expansion = $derived(expand(this.#document));
    this.origins = $derived(originsOf(this.expansion, this.network, this.#trail));
    this.receptiveFields = $derived(receptiveFields(this.network, this.check));
    this.structure = $derived(structureOf(this.expansion.network));
  }

  /** What is saved, sent and trained, whatever part of it is drawn. */
  get document(): Network {
    return this.#document;
  }

  /** The block whose inside is drawn; `undefined` while the network itself is. */
  get openedBlock(): Block | undefined {
    return blockAt(this.#document, this.#trail);
  }

  /** Blocks to choose from, after the kinds that the rules name. */
  get blocks(): readonly LayerFace[] {
    return this.rules.blocks?.(this.network, this.openedBlock !== undefined) ?? [];
  }

  /** Everything a person may choose from. */
  get kinds(): readonly LayerFace[] {
    return [...this.rules.kinds, ...this.blocks];
  }

  /** The block that a layer is an instance of; `undefined` if it is none. */
  readonly blockOf = ({ kind }: Layer): CatalogEntry | undefined => entryOf(this.#document.blocks, kind);

  /** The fields that its instances have, by parameter. */
  readonly fieldsOfBlock = ({ id }: Block): LayerFace['fields'] => entryOf(this.#document.blocks, id)?.face.fields ?? {};

  /** Names of the instances on the way to what is drawn. */
  get trailNames(): readonly string[] {
    return namesAlong(this.#document, this.#trail);
  }

  /** Ids of the instances on the way to what is drawn. */
  get trail(): readonly string[] {
    return this.#trail;
  }

  /** Shows the inside at the end of a way through instances; nothing of the document changes. */
  goInside(trail: readonly string[]): void {
    this.#trail = trail;
    this.#selection.clear();
  }

  /** Names of the instances and of the layer where a layer of the expanded document is drawn. */
  namesOf(expanded: string): readonly string[] {
    return namesAlong(this.#document, this.expansion.places.get(expanded) ?? []);
  }

  /** Ports, fields and title of a layer; `undefined` if its kind is unknown. */
  readonly definitionOf = ({ kind }: Layer): LayerFace | undefined => this.rules.layerNamed(kind, this.network);

  /** The first problem of the network in words, with the layer it is at; `null` when the network can be trained. */
  get firstProblem(): string | null {
    const [problem] = this.documentCheck.problems;
    if (!problem) return null;
    const text = language.say(problem.text);
    const name = this.documentCheck.layers.get(problem.layer)?.layer.name;
    return name === undefined || text.startsWith(name) ? text : m.problem_at({ layer: name, problem: text });
  }

  /** Everything that would solve a problem, the most natural first. */
  fixesOf(problem: Problem): readonly Fix[] {
    return this.rules.fixes?.(this.network, this.check, problem) ?? problem.fixes ?? [];
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

  /** Replaces what is drawn as one undoable step; consecutive edits with the same `mergeKey` are one step. */
  edit(label: StepLabel, next: Network, options: { readonly mergeKey?: string } = {}): void {
    if (next === this.network) return;
    this.editDocument(label, this.openedBlock ? closeBlock(this.#document, this.openedBlock.id, next) : next, options);
  }

  /** Replaces the whole document, whatever part of it is drawn. */
  editDocument(label: StepLabel, next: Network, { mergeKey }: { readonly mergeKey?: string } = {}): void {
    if (next === this.#document) return;
    this.#history = remember(this.#history, { label, before: this.#moment(), ...(mergeKey === undefined ? {} : { mergeKey }) });
    this.#document = next;
    this.#dropVanished();
  }

  /** Puts another document in the place of this one, as one undoable step; the caller gives it its belongings. */
  exchange(label: StepLabel, next: Network): void {
    this.#history = remember(this.#history, { label, before: this.#moment() });
    this.#leave({});
    this.#document = next;
    this.#trail = [];
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
    const { document, trail, selection, owner } = result.document;
    const isOther = owner !== this.#owner;
    if (isOther) this.#leave(owner);
    this.#history = result.history;
    this.#document = document;
    this.#trail = trail;
    this.#selection.restore(selection);
    if (isOther) owner.giveBack?.();
  }

  #moment(): Moment {
    return { document: this.#document, trail: this.#trail, selection: this.#selection.snapshot(), owner: this.#owner };
  }

  /** Keeps what belongs to the present document for the time of another. */
  #leave(next: Owner): void {
    this.#owner.giveBack = this.#belongings?.keep();
    this.#owner = next;
  }

  /** A deleted layer cannot stay selected. */
  #dropVanished(): void {
    const { layers, connections, annotations } = this.#selection.snapshot();
    const { network } = this;
    this.#selection.set(present(layers, network.layers), present(connections, network.connections), present(annotations, network.annotations ?? []));
  }
}

function present(ids: readonly string[], items: readonly { readonly id: string }[]): readonly string[] {
  const known = new Set(items.map(({ id }) => id));
  return ids.filter((id) => known.has(id));
}

function structureOf({ dataset, datasetFields, ownPoints, layers, connections }: Network): string {
  const essential = layers.map(({ id, kind, fields }) => ({ id, kind, fields }));
  return JSON.stringify({ dataset, datasetFields, ownPoints, layers: essential, connections });
}
